/** The locks of users, against their deletion and against a revocation of their rights (docs/decisions/034-revocations-are-final.md). */
import type { Knex } from 'knex'
import { prepared, preparedAtOnce } from '../../db/statements/prepared.ts'
import { maintenanceMessage } from '../service/notice-queries.ts'
import { type Credentials, hasUsers, type User } from './queries.ts'

/** Locks a user against deletion until the transaction ends. False for an unknown and for a disabled user. */
export async function lockActiveUser(db: Knex, userId: string): Promise<boolean> {
  const row = await db('users').first('id').where({ id: userId }).whereNull('disabled_at').forKeyShare()
  return row !== undefined
}

/** Locks some users, by id, against deletion until the transaction ends. */
export async function lockNamedUsers(db: Knex, ids: string[]): Promise<void> {
  await db('users').select('id').whereRaw('id = any(?::uuid[])', [ids]).orderBy('id').forKeyShare()
}

/** Locks the user's row until the transaction ends. */
export async function lockUser(db: Knex, userId: string): Promise<void> {
  await db('users').first('id').where({ id: userId }).forNoKeyUpdate()
}

/**
 * Locks an active user whose credentials are still of this version, so that none of them is revoked until the transaction
 * ends. Returns the user's `token_version`; null where they were revoked.
 */
export async function lockCredentials(
  db: Knex,
  credentials: Pick<Credentials, 'id' | 'credentials_version'>,
): Promise<number | null> {
  const [row] = await selectCredentials(db, { ...credentials })
  return row?.token_version ?? null
}

const selectCredentials = prepared<'id' | 'credentials_version', { token_version: number }>(
  (db, value) =>
    db('users')
      .select('token_version')
      .where({ id: value('id'), credentials_version: value('credentials_version') })
      .whereNull('disabled_at')
      .forKeyShare(),
  { readOnly: true },
)

/** A caller as their transaction finds them. */
export interface LockedCaller {
  id: string
  role: User['role']
  /** Null: none of the sessions that were asked for. */
  session_id: string | null
  scopes: string[] | null
  /** The message of a running maintenance. */
  maintenance: string | null
}

/** `revokes`: locks the users against all transactions of theirs. `waits`: for those who hold a lock; else they are left out. */
interface CallerLock {
  revokes: boolean
  waits: boolean
}

/**
 * Locks active users and live sessions and API tokens until the transaction ends, the users first, by id. Returns a row for
 * each session, and one for each user without. Sent at once, as `preparedAtOnce` is.
 */
export const lockCallers = preparedAtOnce<'userIds' | 'sessionIds', LockedCaller, CallerLock>(
  (db, value, { revokes, waits }) => {
    const onLocked = waits ? '' : ' skip locked'
    return db.raw(
      `with holders as materialized (
         select id, role, disabled_at from users where id = any(?::uuid[]) order by id
         for ${revokes ? 'update' : 'key share'}${onLocked}
       ), held as materialized (
         select id, user_id, scopes from sessions
         where id = any(?::uuid[]) and expires_at > now() and user_id = any(array(select id from holders))
         order by id for key share${onLocked}
       )
       select holders.id, holders.role, held.id as session_id, held.scopes, ${maintenanceMessage} as maintenance
       from holders left join held on held.user_id = holders.id
       where holders.disabled_at is null`,
      [value('userIds'), value('sessionIds')],
    )
  },
)

/** Locks users whose rights are about to be taken away: it waits for each of their transactions that write. */
export async function lockRevoked(db: Knex, userIds: string[]): Promise<void> {
  await db('users').select('id').whereIn('id', userIds).orderBy('id').forUpdate()
}

/** An advisory lock on who is an admin. Rows of users are locked before it. */
const adminsLock = 'taskpact admins'

async function lockAdmins(db: Knex): Promise<void> {
  await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [adminsLock])
}

/** Whether there is no user. If so, no other first one is created until the transaction ends. */
export async function isWithoutUsers(db: Knex): Promise<boolean> {
  await lockAdmins(db)
  return !(await hasUsers(db))
}

/**
 * Whether a user is the only active admin. No other one stops being one until the transaction ends, so that two cannot
 * leave at once.
 */
export async function isLastAdmin(db: Knex, userId: string): Promise<boolean> {
  await lockAdmins(db)
  const admins: string[] = await db('users').where({ role: 'admin' }).whereNull('disabled_at').limit(2).pluck('id')
  return admins.length === 1 && admins[0] === userId
}
