/** The SQL of sessions. A session is the family of refresh tokens that one sign-in began; each token works once. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import type { Scope } from '../../service/api.ts'

/** What a session was last used from. */
export type Device = Scope['device']

const columnsOf = ({ address, user_agent }: Device) => ({ address, user_agent })

/** How long a session lives without being used. */
const sessionLifetime = '30 days'

/** Begins a session and answers its id. What the user left to expire goes on the way. */
export async function insertSession(db: Knex, userId: string, tokenHash: Buffer, device: Device): Promise<string> {
  await db('sessions').delete().where({ user_id: userId }).whereNull('name').where('expires_at', '<', db.fn.now())
  const id = newId()
  await db('sessions').insert({ id, user_id: userId, expires_at: expiry(db), ...columnsOf(device) })
  await insertRefreshToken(db, id, tokenHash)
  return id
}

export async function insertRefreshToken(db: Knex, sessionId: string, tokenHash: Buffer): Promise<void> {
  await db('refresh_tokens').insert({ token_hash: tokenHash, session_id: sessionId })
}

/** Marks an unused token as used; of two that try together one wins. Null: unknown, or used before. */
export async function useRefreshToken(db: Knex, tokenHash: Buffer): Promise<string | null> {
  const [row] = await db('refresh_tokens')
    .update({ used_at: db.fn.now() })
    .where({ token_hash: tokenHash })
    .whereNull('used_at')
    .returning('session_id')
  return row?.session_id ?? null
}

/** Keeps a session alive; null when it has expired or its user may not act. */
export async function extendSession(
  db: Knex,
  sessionId: string,
  device: Device,
): Promise<{ user_id: string; token_version: number } | null> {
  const [row] = await db('sessions')
    .update({ last_used_at: db.fn.now(), expires_at: expiry(db), ...columnsOf(device) })
    .updateFrom('users')
    .where({ 'sessions.id': sessionId })
    .where('sessions.expires_at', '>', db.fn.now())
    .whereRaw('users.id = sessions.user_id')
    .whereNull('users.disabled_at')
    .returning(['sessions.user_id', 'users.token_version'])
  return row ?? null
}

/** Ends the session that a refresh token, used or not, belongs to, and all tokens of it. */
export async function endSessionOf(db: Knex, tokenHash: Buffer): Promise<void> {
  const session = db('refresh_tokens').select('session_id').where({ token_hash: tokenHash })
  await db('sessions').delete().whereIn('id', session)
}

/** Notes that an API token is used. */
export async function noteUse(db: Knex, sessionId: string): Promise<void> {
  await db('sessions').update({ last_used_at: db.fn.now() }).where({ id: sessionId })
}

/** Ends all sessions of a user but one (all of them with null). API tokens stay. */
export async function endOtherSessions(db: Knex, userId: string, keptSessionId: string | null): Promise<void> {
  const sessions = db('sessions').delete().where({ user_id: userId }).whereNull('name')
  await (keptSessionId === null ? sessions : sessions.whereNot({ id: keptSessionId }))
}

/** Ends all sessions of a user, API tokens too: whoever got into the account is out. */
export async function endAllSessions(db: Knex, userId: string): Promise<void> {
  await db('sessions').delete().where({ user_id: userId })
}

/** Those of some readers who may not read any more: their session has ended, or they were disabled or deleted. */
export async function findEndedSessions<R extends { userId: string; sessionId: string | null }>(
  db: Knex,
  readers: R[],
): Promise<Set<R>> {
  if (readers.length === 0) return new Set()
  const users = new Set(readers.map(({ userId }) => userId))
  const sessions = new Set(readers.flatMap(({ sessionId }) => sessionId ?? []))
  // Arrays, since thousands may read, and only those come back who are out.
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

function expiry(db: Knex): Knex.Raw {
  return db.raw('now() + ?::interval', [sessionLifetime])
}
