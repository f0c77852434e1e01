/** The SQL of sessions and API tokens, as their user looks at them. An API token is a session that has a name. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type Session = Schemas['Session']
export type ApiToken = Schemas['ApiToken']

const sessionKeys: Record<string, SortKey> = { last_used_at: { column: 'last_used_at', type: 'timestamptz' } }

/** `currentId`: the session that is `current`. */
export async function listSessions(
  db: Knex,
  userId: string,
  currentId: string | null,
  page: PageRequest,
): Promise<Page<Session>> {
  const columns = ['id', 'user_agent', 'address', 'created_at', 'last_used_at', 'expires_at']
  const current = db.raw('coalesce(id = ?::uuid, false) as current', [currentId])
  return readPage(liveSessions(db, userId).select([...columns, current]), sessionKeys, page)
}

export async function countSessions(db: Knex, userId: string): Promise<number> {
  const [row] = await liveSessions(db, userId).count({ total: '*' })
  return Number(row?.total)
}

/** False: there is none of the user. */
export async function endSession(db: Knex, userId: string, id: string): Promise<boolean> {
  return (await liveSessions(db, userId).where({ id }).delete()) > 0
}

function liveSessions(db: Knex, userId: string): Knex.QueryBuilder {
  return db('sessions').where({ user_id: userId }).whereNull('name').where('expires_at', '>', db.fn.now())
}

const tokenKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

const tokenColumns = (db: Knex) => [
  'id',
  'name',
  'scopes',
  'created_at',
  db.raw('nullif(last_used_at, created_at) as last_used_at'),
  db.raw("nullif(expires_at, 'infinity') as expires_at"),
]

export interface NewApiToken {
  name: string
  scopes: string[]
  /** Null: until it is deleted. */
  expires_in_days: number | null
  token_hash: Buffer
}

export async function insertApiToken(db: Knex, userId: string, token: NewApiToken): Promise<ApiToken> {
  const { expires_in_days: days, ...columns } = token
  const expires_at = days === null ? 'infinity' : db.raw('now() + make_interval(days => ?)', [days])
  const [row] = await db('sessions')
    .insert({ id: newId(), user_id: userId, ...columns, expires_at })
    .returning(tokenColumns(db) as string[])
  return row
}

export async function listApiTokens(db: Knex, userId: string, page: PageRequest): Promise<Page<ApiToken>> {
  return readPage(apiTokens(db, userId).select(tokenColumns(db)), tokenKeys, page)
}

export async function countApiTokens(db: Knex, userId: string): Promise<number> {
  const [row] = await apiTokens(db, userId).count({ total: '*' })
  return Number(row?.total)
}

export async function findApiToken(db: Knex, userId: string, id: string): Promise<ApiToken | null> {
  const row = await apiTokens(db, userId).where({ id }).first(tokenColumns(db))
  return row ?? null
}

export async function lockApiToken(db: Knex, userId: string, id: string): Promise<void> {
  await apiTokens(db, userId).where({ id }).first('id').forUpdate()
}

export async function deleteApiToken(db: Knex, userId: string, id: string): Promise<boolean> {
  return (await apiTokens(db, userId).where({ id }).delete()) > 0
}

/** Those that have expired too: their user is to see why a program is not let in any more. */
function apiTokens(db: Knex, userId: string): Knex.QueryBuilder {
  return db('sessions').where({ user_id: userId }).whereNotNull('name')
}
