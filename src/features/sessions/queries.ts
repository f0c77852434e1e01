/**
 * The SQL of sessions. A session is the family of refresh tokens that began with one sign-in; each of them has one successor.
 * An API token is a session with a name and a single token.
 */
import type { Knex } from 'knex'
import type { Config } from '../../config/config.ts'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Schemas, Scope } from '../../service/api.ts'

export type Session = Schemas['Session']
export type ApiToken = Schemas['ApiToken']

/** The device that used a session last. */
export type Device = Scope['device']

/** How a user signed in, and with which passkey. */
export interface SignedInBy {
  methods: Session['methods']
  passkey_id?: string
}

const columnsOf = ({ address, user_agent }: Device) => ({ address, user_agent })

/** Days after which a session ends: without a use, and after the sign-in. */
export type Lifetime = Config['sessions']

/** When a session that is used now ends, in SQL: `days` and `maxDays` are parameters, `created` is SQL. */
const endOf = (created: string) => `least(now() + make_interval(days => ?), ${created} + make_interval(days => ?))`

/** Ends a user's expired sessions and, of the others, those that were used before the last `kept` ones. */
export async function endOldest(db: Knex, userId: string, kept: number): Promise<void> {
  const latest = liveSessions(db, userId)
    .select('id')
    .orderBy([
      { column: 'last_used_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(kept)
  await db('sessions').delete().where({ user_id: userId }).whereNull('name').whereNotIn('id', latest)
}

/** Inserts a session with its first refresh token. Returns the session's id. */
export async function insertSession(
  db: Knex,
  userId: string,
  tokenHash: Buffer,
  device: Device,
  { idleDays, maxDays }: Lifetime,
  { methods, passkey_id }: SignedInBy = { methods: ['password'] },
): Promise<string> {
  const id = newId()
  const expires_at = db.raw(endOf('now()'), [idleDays, maxDays])
  await db('sessions').insert({
    id,
    user_id: userId,
    expires_at,
    methods,
    passkey_id: passkey_id ?? null,
    ...columnsOf(device),
  })
  await insertRefreshToken(db, id, tokenHash)
  return id
}

export async function insertRefreshToken(db: Knex, sessionId: string, tokenHash: Buffer): Promise<void> {
  await db('refresh_tokens').insert({ token_hash: tokenHash, session_id: sessionId })
}

/** Marks a refresh token as used; of two concurrent uses one succeeds. Returns false if it is unknown or used. */
export async function useRefreshToken(db: Knex, tokenHash: Buffer): Promise<boolean> {
  const used = await db('refresh_tokens')
    .update({ used_at: db.fn.now() })
    .where({ token_hash: tokenHash })
    .whereNull('used_at')
  return used > 0
}

/** A session whose refresh token is about to be used. */
export interface Refreshed {
  session_id: string
  user_id: string
  token_version: number
  /** Seconds until the session ends, if it is used now. */
  seconds_left: number
  /** The salt of the token's successor, if the token was used last, and so short a time ago that the use can be repeated. */
  repeated_salt: Buffer | null
}

/** How long a use of a refresh token can be repeated, in SQL, while its successor is unused. */
const repeatable = "interval '10 seconds'"

/**
 * Locks the live session of a refresh token, used or not, and its active user against a revocation until the transaction
 * ends; null where there is none.
 */
export async function lockSessionOf(
  db: Knex,
  tokenHash: Buffer,
  { idleDays, maxDays }: Lifetime,
): Promise<Refreshed | null> {
  const [row] = await selectSessionOf(db, { tokenHash, idleDays, maxDays })
  return row ?? null
}

const selectSessionOf = prepared<'tokenHash' | 'idleDays' | 'maxDays', Refreshed>(
  (db, value) =>
    db.raw(
      `select sessions.id as session_id, users.id as user_id, users.token_version,
         ceil(extract(epoch from ${endOf('sessions.created_at')} - now()))::integer as seconds_left,
         case when sessions.used_token_hash = refresh_tokens.token_hash and sessions.refreshed_at > now() - ${repeatable}
           then sessions.next_token_salt end as repeated_salt
       from refresh_tokens
       join sessions on sessions.id = refresh_tokens.session_id and sessions.expires_at > now()
         -- A session that began with longer lifetimes ends with those of now.
         and sessions.last_used_at > now() - make_interval(days => ?)
         and sessions.created_at > now() - make_interval(days => ?)
       join users on users.id = sessions.user_id and users.disabled_at is null
       where refresh_tokens.token_hash = ?
       for key share of users for no key update of sessions`,
      [value('idleDays'), value('maxDays'), value('idleDays'), value('maxDays'), value('tokenHash')],
    ),
  { readOnly: true },
)

/** Notes that the user of a session has authenticated: just now, or at a time in the past, in seconds since 1970. */
export async function updateAuthentication(db: Knex, sessionId: string, time?: number): Promise<void> {
  const authenticated_at = time === undefined ? db.fn.now() : db.raw('least(now(), to_timestamp(?))', [time])
  await db('sessions').update({ authenticated_at }).where({ id: sessionId })
}

/** Extends a session that is locked, and stores the use of its refresh token, so that it can be repeated. */
export async function extendSession(
  db: Knex,
  sessionId: string,
  device: Device,
  used: { tokenHash: Buffer; salt: Buffer },
  { idleDays, maxDays }: Lifetime,
): Promise<void> {
  const expires_at = db.raw(endOf('created_at'), [idleDays, maxDays])
  const use = { used_token_hash: used.tokenHash, next_token_salt: used.salt, refreshed_at: db.fn.now() }
  await db('sessions')
    .update({ last_used_at: db.fn.now(), expires_at, ...columnsOf(device), ...use })
    .where({ id: sessionId })
}

/** Ends the session of a refresh token, used or not, and thereby all of its tokens. */
export async function endSessionOf(db: Knex, tokenHash: Buffer): Promise<void> {
  const session = db('refresh_tokens').select('session_id').where({ token_hash: tokenHash })
  await db('sessions').delete().whereIn('id', session)
}

/** Records the use of an API token. */
export async function noteUse(db: Knex, sessionId: string): Promise<void> {
  await db('sessions').update({ last_used_at: db.fn.now() }).where({ id: sessionId })
}

/** Ends all sessions of a user but one; with null, all. API tokens stay. */
export async function endOtherSessions(db: Knex, userId: string, keptSessionId: string | null): Promise<void> {
  const sessions = db('sessions').delete().where({ user_id: userId }).whereNull('name')
  await (keptSessionId === null ? sessions : sessions.whereNot({ id: keptSessionId }))
}

/** Ends all sessions and API tokens of a user, as after a password reset: an intruder loses access. */
export async function endAllSessions(db: Knex, userId: string): Promise<void> {
  await db('sessions').delete().where({ user_id: userId })
}

/** Of some readers, those whose session has ended or whose user is disabled or deleted. */
export async function findEndedSessions<R extends { userId: string; sessionId: string | null }>(
  db: Knex,
  readers: R[],
): Promise<Set<R>> {
  if (readers.length === 0) return new Set()
  const users = new Set(readers.map(({ userId }) => userId))
  const sessions = new Set(readers.flatMap(({ sessionId }) => sessionId ?? []))
  // Two array parameters, since there may be thousands of readers; the result has only the ended ones.
  const { rows } = await db.raw(
    `select asked.id from unnest(?::uuid[]) as asked (id)
       where not exists (select from users where users.id = asked.id and disabled_at is null)
     union all
     select asked.id from unnest(?::uuid[]) as asked (id)
       where not exists (select from sessions where sessions.id = asked.id and expires_at > now())`,
    [[...users], [...sessions]],
  )
  const gone = new Set(rows.map(({ id }: { id: string }) => id))
  return new Set(readers.filter(({ userId, sessionId }) => gone.has(userId) || gone.has(sessionId)))
}

const sessionKeys: Record<string, SortKey> = { last_used_at: { column: 'last_used_at', type: 'timestamptz' } }

/** The sessions of a user. The one with `currentId` is marked as `current`. */
export async function listSessions(
  db: Knex,
  userId: string,
  currentId: string | null,
  { idleDays, maxDays }: Lifetime,
  page: PageRequest,
): Promise<Page<Session>> {
  const columns = ['id', 'methods', 'user_agent', 'address', 'created_at', 'last_used_at']
  const ends = 'created_at + make_interval(days => ?)'
  const ends_at = db.raw(`${ends} as ends_at`, [maxDays])
  const expires_at = db.raw(`least(expires_at, last_used_at + make_interval(days => ?), ${ends}) as expires_at`, [
    idleDays,
    maxDays,
  ])
  const current = db.raw('coalesce(id = ?::uuid, false) as current', [currentId])
  return readPage(liveSessions(db, userId).select([...columns, expires_at, ends_at, current]), sessionKeys, page)
}

export async function countSessions(db: Knex, userId: string): Promise<number> {
  const [row] = await liveSessions(db, userId).count({ total: '*' })
  return Number(row?.total)
}

/** Returns false where the user has no such session. */
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
  /** Null for a token without an end. */
  expires_in_days: number | null
  token_hash: Buffer
}

export async function insertApiToken(db: Knex, userId: string, token: NewApiToken): Promise<ApiToken> {
  const { expires_in_days: days, ...columns } = token
  const expires_at = days === null ? 'infinity' : db.raw('now() + make_interval(days => ?)', [days])
  const [row] = await db('sessions')
    .insert({ id: newId(), user_id: userId, ...columns, expires_at, authenticated_at: null })
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

/** Expired tokens included, so that users see why a program is refused. */
function apiTokens(db: Knex, userId: string): Knex.QueryBuilder {
  return db('sessions').where({ user_id: userId }).whereNotNull('name')
}
