/** The SQL of remembered devices. Rows of users are locked before those of sessions, and these before devices. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas, Scope } from '../../service/api.ts'

type Device = Scope['device']

const columns = ['id', 'user_agent', 'address', 'created_at', 'last_used_at']
const keys: Record<string, SortKey> = { last_used_at: { column: 'last_used_at', type: 'timestamptz' } }
/** A device that was remembered for longer is forgotten with the days of now. */
const ends = 'least(expires_at, created_at + make_interval(days => ?))'

function remembered(db: Knex, userId: string, days: number): Knex.QueryBuilder {
  return db('remembered_devices').where({ user_id: userId }).whereRaw(`${ends} > now()`, [days])
}

export async function insertDevice(
  db: Knex,
  userId: string,
  days: number,
  { address, user_agent }: Device,
  token_hash: Buffer,
): Promise<void> {
  const expires_at = db.raw('now() + make_interval(days => ?)', [days])
  await db('remembered_devices').insert({ id: newId(), user_id: userId, token_hash, expires_at, address, user_agent })
}

/** The id of the device that has a token; null for one that is unknown, forgotten or of another user. */
export async function findDevice(db: Knex, userId: string, days: number, token_hash: Buffer): Promise<string | null> {
  const row = await remembered(db, userId, days).first('id').where({ token_hash })
  return row?.id ?? null
}

/** Notes a sign-in of a device. False where it was forgotten meanwhile. */
export async function useDevice(db: Knex, id: string, { address, user_agent }: Device): Promise<boolean> {
  return (await db('remembered_devices').update({ address, user_agent, last_used_at: db.fn.now() }).where({ id })) > 0
}

export async function listDevices(
  db: Knex,
  userId: string,
  days: number,
  page: PageRequest,
): Promise<Page<Schemas['RememberedDevice']>> {
  const expires_at = db.raw(`${ends} as expires_at`, [days])
  return readPage(remembered(db, userId, days).select([...columns, expires_at]), keys, page)
}

export async function countDevices(db: Knex, userId: string, days: number): Promise<number> {
  const [row] = await remembered(db, userId, days).count({ total: '*' })
  return Number(row?.total)
}

/** False where the user has no such device. */
export async function forgetDevice(db: Knex, userId: string, days: number, id: string): Promise<boolean> {
  return (await remembered(db, userId, days).where({ id }).delete()) > 0
}

/** Forgets all devices of a user. */
export async function forgetDevices(db: Knex, userId: string): Promise<void> {
  await db('remembered_devices').delete().where({ user_id: userId })
}

/** Forgets the devices of a user that have expired and, of the others, those that were used before the last `kept` ones. */
export async function forgetOldest(db: Knex, userId: string, kept: number): Promise<void> {
  const latest = db('remembered_devices')
    .select('id')
    .where({ user_id: userId })
    .where('expires_at', '>', db.fn.now())
    .orderBy([
      { column: 'last_used_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(kept)
  await db('remembered_devices').delete().where({ user_id: userId }).whereNotIn('id', latest)
}
