/** The SQL of passkeys. Rows of users are locked before those of sessions, and these before passkeys. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'
import type { Challenged } from './queries.ts'
import type { KnownPasskey, NewCredential } from './webauthn.ts'

export type Passkey = Schemas['Passkey']

const columns = ['id', 'name', 'created_at', 'last_used_at']
const keys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

export async function listPasskeys(db: Knex, userId: string, page: PageRequest): Promise<Page<Passkey>> {
  return readPage(db('passkeys').where({ user_id: userId }).select(columns), keys, page)
}

export async function countPasskeys(db: Knex, userId: string): Promise<number> {
  const [row] = await db('passkeys').where({ user_id: userId }).count({ total: '*' })
  return Number(row?.total)
}

export async function findPasskey(db: Knex, userId: string, id: string): Promise<Passkey | null> {
  return (await db('passkeys').first(columns).where({ user_id: userId, id })) ?? null
}

export async function lockPasskey(db: Knex, userId: string, id: string): Promise<void> {
  await db('passkeys').first('id').where({ user_id: userId, id }).forUpdate()
}

/** The passkeys of a user, as authenticators know them. */
export async function findKnown(db: Knex, userId: string): Promise<KnownPasskey[]> {
  return db('passkeys').select('credential_id', 'transports').where({ user_id: userId }).orderBy(['created_at', 'id'])
}

/** Null where an account has it already. */
export async function insertPasskey(
  db: Knex,
  userId: string,
  passkey: NewCredential & { name: string },
): Promise<Passkey | null> {
  const [row] = await db('passkeys')
    .insert({ id: newId(), user_id: userId, ...passkey })
    .onConflict('credential_id')
    .ignore()
    .returning(columns)
  return row ?? null
}

export async function updatePasskey(
  db: Knex,
  userId: string,
  id: string,
  changes: { name?: string | undefined },
): Promise<Passkey | null> {
  const [row] = await db('passkeys').update(changes).where({ user_id: userId, id }).returning(columns)
  return row ?? null
}

/** Removes a passkey, and ends the sessions that began with it but one. The user must be locked. False for an unknown one. */
export async function deletePasskey(
  db: Knex,
  userId: string,
  id: string,
  keptSessionId: string | null,
): Promise<boolean> {
  await endSessionsOf(db, { passkey_id: id, user_id: userId }, keptSessionId)
  return (await db('passkeys').delete().where({ user_id: userId, id })) > 0
}

/** Removes the passkeys of a user, and ends the sessions that began with them. The user must be locked. */
export async function deletePasskeys(db: Knex, userId: string): Promise<void> {
  await endSessionsOf(db, { user_id: userId }, null)
  await db('passkeys').delete().where({ user_id: userId })
}

async function endSessionsOf(db: Knex, of: object, keptSessionId: string | null): Promise<void> {
  const sessions = db('sessions').delete().where(of).whereNotNull('passkey_id')
  await (keptSessionId === null ? sessions : sessions.whereNot({ id: keptSessionId }))
}

/** A passkey, and its user. */
export type SigningPasskey = Challenged & { passkey_id: string; public_key: Buffer; counter: number }

/** Null for an unknown passkey, and for one of a disabled user. */
export async function findSigning(db: Knex, credential_id: Buffer): Promise<SigningPasskey | null> {
  const row = await db('passkeys')
    .join('users', 'users.id', 'passkeys.user_id')
    .first(
      'users.id',
      'users.credentials_version',
      'users.quotas',
      'passkeys.id as passkey_id',
      'public_key',
      'counter',
    )
    .where({ credential_id })
    .whereNull('disabled_at')
  return row ? { ...row, counter: Number(row.counter) } : null
}

/** Notes a use of a passkey: of two concurrent uses with one counter one succeeds. False where it was removed meanwhile. */
export async function usePasskey(db: Knex, id: string, counter: number): Promise<boolean> {
  const used = await db('passkeys')
    .update({ counter, last_used_at: db.fn.now() })
    .where({ id })
    .whereRaw('(counter < ? or (counter = 0 and ? = 0))', [counter, counter])
  return used > 0
}
