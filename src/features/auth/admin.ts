/** The first admin, from the configuration: only an admin can promote another user. */
import type { Knex } from 'knex'
import { insertUser, promoteToAdmin, type User } from '../users/queries.ts'
import type { Passwords } from './passwords.ts'

/**
 * Creates the account, or promotes an existing one. An existing account keeps its password, so that an old value in the
 * environment does not undo a password change.
 */
export async function ensureAdmin(
  { pool, passwords }: { pool: Knex; passwords: Passwords },
  { email, password }: { email: string; password: string },
): Promise<User> {
  const existing = await promoteToAdmin(pool, email)
  if (existing) return existing
  const password_hash = await passwords.hash(password)
  const created = await insertUser(pool, { email, name: email.split('@')[0] ?? email, password_hash, role: 'admin' })
  // Null: another process has created it in the meantime.
  return created ?? ((await promoteToAdmin(pool, email)) as User)
}
