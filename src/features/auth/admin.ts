/** The first admin: someone has to be, before anybody can make another. */
import type { Knex } from 'knex'
import { insertUser, promoteToAdmin, type User } from '../users/queries.ts'
import type { Passwords } from './passwords.ts'

/**
 * Sees to it that the account exists and is an admin. An existing account keeps its password, so that an old value
 * in the environment does not take it back.
 */
export async function ensureAdmin(
  { pool, passwords }: { pool: Knex; passwords: Passwords },
  { email, password }: { email: string; password: string },
): Promise<User> {
  const existing = await promoteToAdmin(pool, email)
  if (existing) return existing
  const password_hash = await passwords.hash(password)
  const created = await insertUser(pool, { email, name: email.split('@')[0] ?? email, password_hash, role: 'admin' })
  // Another process was faster.
  return created ?? ((await promoteToAdmin(pool, email)) as User)
}
