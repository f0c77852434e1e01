/** The SQL of users. Only the statements that check a password return its hash. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Schemas } from '../../service/api.ts'

export type User = Schemas['User']

/** The columns of the contract's `User`. */
const publicColumns = ['id', 'email', 'name', 'role', 'created_at'] as const satisfies (keyof User)[]

/** The members of a caller beside those of the user. */
export interface CallerState {
  quotas: Schemas['QuotaLimits']
  near_quota: boolean
  /** Of the preferences. It comes with the caller, since many requests need it. */
  time_zone: string
}

const callerColumns = ['quotas', 'near_quota', 'time_zone'] as const satisfies (keyof CallerState)[]

export interface NewUser {
  email: string
  name: string
  /** Null for a user who signs in with an external issuer. */
  password_hash: string | null
  role?: User['role']
  /** Absent while the address is unverified. */
  email_verified_at?: Date
}

/** Null when the address, without regard to case, has an account. */
export async function insertUser(db: Knex, user: NewUser): Promise<User | null> {
  const [row] = await db('users')
    .insert({ id: newId(), ...user })
    .onConflict(db.raw('(lower(email))'))
    .ignore()
    .returning(publicColumns)
  return row ?? null
}

/** Whether each sign-in needs a second factor. */
const hasFactor = (db: Knex) => db.raw('second_factor_at is not null as has_second_factor')

/** The columns that sign-in needs. */
export interface Credentials {
  id: string
  password_hash: string | null
  credentials_version: number
  has_second_factor: boolean
  quotas: Schemas['QuotaLimits']
}

/** Null for an unknown address and for a disabled account. */
export async function findCredentials(db: Knex, email: string): Promise<Credentials | null> {
  const row = await db('users')
    .first('id', 'password_hash', 'credentials_version', 'quotas', hasFactor(db))
    .whereRaw('lower(email) = lower(?)', [email])
    .whereNull('disabled_at')
  return row ?? null
}

/** By id. Null for an unknown and for a disabled user. */
export async function findCredentialsOf(
  db: Knex,
  userId: string,
): Promise<(Credentials & { role: User['role'] }) | null> {
  const row = await db('users')
    .first('id', 'role', 'password_hash', 'credentials_version', 'quotas', hasFactor(db))
    .where({ id: userId })
    .whereNull('disabled_at')
  return row ?? null
}

export async function findPasswordHash(db: Knex, userId: string): Promise<string | null> {
  const row = await db('users').first('password_hash').where({ id: userId })
  return row?.password_hash ?? null
}

/** Null for an unknown and for a disabled user. */
export async function findActiveUser(db: Knex, userId: string): Promise<User | null> {
  const row = await db('users').first(publicColumns).where({ id: userId }).whereNull('disabled_at')
  return row ?? null
}

/** An active user as a caller. */
export async function findActiveCaller(db: Knex, userId: string): Promise<(User & CallerState) | null> {
  const row = await db('users')
    .first([...publicColumns, ...callerColumns])
    .where({ id: userId })
    .whereNull('disabled_at')
  return row ?? null
}

/** By a verified address, without regard to case. A disabled user is found too. */
export async function findUserByVerifiedEmail(db: Knex, email: string): Promise<User | null> {
  const row = await db('users')
    .first(publicColumns)
    .whereRaw('lower(email) = lower(?)', [email])
    .whereNotNull('email_verified_at')
  return row ?? null
}

/** By an address, without regard to case. Null for an unknown and for a disabled user. */
export async function findActiveUserByEmail(db: Knex, email: string): Promise<User | null> {
  const row = await db('users')
    .first(publicColumns)
    .whereRaw('lower(email) = lower(?)', [email])
    .whereNull('disabled_at')
  return row ?? null
}

/** The user and session of an access token; no session where a separate auth service signed it. */
export interface TokenHolder {
  userId: string
  sessionId: string | null
}

/** Null for an unknown and for a disabled user. `authentication_age` is in seconds; null without a session. */
export type HolderUser =
  | (User &
      CallerState & {
        token_version: number
        has_second_factor: boolean
        session_alive: boolean
        authentication_age: number | null
      })
  | null

/**
 * The users of access tokens that are found, each with the place of its token, counted from 1. All ids must be UUIDs: a single
 * other text fails the query. `limit 1` makes the planner use one index look-up per token: with few users, a plain join would
 * scan the table.
 */
export const selectHolders = prepared<'userIds' | 'sessionIds', NonNullable<HolderUser> & { place: number }>(
  (db, value) => {
    const user = db('users').whereRaw('users.id = asked.user_id').whereNull('disabled_at').limit(1)
    const session = db('sessions')
      .whereRaw('sessions.id = asked.session_id and sessions.user_id = holder.id')
      .where('expires_at', '>', db.raw('now()'))
      .limit(1)
    return db.raw(
      `select asked.place, holder.*, session.id is not null as session_alive, session.authentication_age
     from unnest(?::uuid[], ?::uuid[]) with ordinality as asked(user_id, session_id, place)
     cross join lateral (?) as holder
     left join lateral (?) as session on true`,
      [
        value('userIds'),
        value('sessionIds'),
        user.select(...publicColumns, ...callerColumns, 'token_version', hasFactor(db)),
        session.select('id', db.raw('extract(epoch from now() - authenticated_at)::integer as authentication_age')),
      ],
    )
  },
)

/** The user and the scopes of an API token; null for one that is unknown, expired, or of a disabled user. */
export async function findApiTokenUser(
  db: Knex,
  tokenHash: Buffer,
): Promise<
  (User & CallerState & { session_id: string; scopes: string[]; token_expires_at: string; used_lately: boolean }) | null
> {
  const row = await db('users')
    .join('sessions', 'sessions.user_id', 'users.id')
    .first([
      ...[...publicColumns, ...callerColumns].map((column) => `users.${column}`),
      'sessions.id as session_id',
      'sessions.scopes',
      db.raw("least(sessions.expires_at, '9999-12-31Z') as token_expires_at"),
      db.raw("(sessions.last_used_at > greatest(sessions.created_at, now() - interval '1 minute')) as used_lately"),
    ])
    .where({ 'sessions.token_hash': tokenHash })
    .where('sessions.expires_at', '>', db.fn.now())
    .whereNull('users.disabled_at')
  return row ?? null
}

/** Null when the user was deleted in the meantime. */
export async function updateUser(
  db: Knex,
  userId: string,
  changes: { name?: string | undefined },
): Promise<User | null> {
  const [row] = await db('users')
    .update({ ...changes, updated_at: db.fn.now() })
    .where({ id: userId })
    .returning(publicColumns)
  return row ?? null
}

/** Those of some users whose address was confirmed. */
export async function findConfirmed(db: Knex, userIds: string[]): Promise<string[]> {
  return db('users').whereIn('id', userIds).whereNotNull('email_verified_at').pluck('id')
}

/** Sets an address that was verified, which may be the present one. */
export async function updateVerifiedEmail(db: Knex, userId: string, email: string): Promise<void> {
  await db('users').update({ email, email_verified_at: db.fn.now(), updated_at: db.fn.now() }).where({ id: userId })
}

/** With `present`, only in place of that one. Returns whether it was set. */
export async function updatePasswordHash(
  db: Knex,
  userId: string,
  passwordHash: string,
  present?: string | null,
): Promise<boolean> {
  const user = db('users').where({ id: userId })
  if (present !== undefined) user.where({ password_hash: present })
  return (await user.update({ password_hash: passwordHash, updated_at: db.fn.now() })) > 0
}

/**
 * Whether a password hash that was verified before the transaction is still the user's. The caller of the transaction is
 * locked, so it stays so.
 */
export async function hasPasswordHash(db: Knex, userId: string, passwordHash: string | null): Promise<boolean> {
  return (await db('users').first('id').where({ id: userId, password_hash: passwordHash })) !== undefined
}

/**
 * Makes a new version of the user's credentials: sign-ins that have verified the earlier ones are refused. `everywhere` ends
 * the access tokens of all sessions too. The user must be locked by `lockRevoked`.
 */
export async function raiseCredentials(
  db: Knex,
  userId: string,
  { everywhere }: { everywhere: boolean },
): Promise<void> {
  await db('users')
    .update({
      credentials_version: db.raw('credentials_version + 1'),
      ...(everywhere && { token_version: db.raw('token_version + 1') }),
      updated_at: db.fn.now(),
    })
    .where({ id: userId })
}

/** Whether there is any user, a disabled one included. */
export async function hasUsers(db: Knex): Promise<boolean> {
  return (await db('users').first('id')) !== undefined
}

/** Whether there is an active admin. */
export async function hasAdmin(db: Knex): Promise<boolean> {
  return (await db('users').first('id').where({ role: 'admin' }).whereNull('disabled_at')) !== undefined
}

/** The state of the account with an address, without regard to case; null for an unknown one. */
export async function findAccount(
  db: Knex,
  email: string,
): Promise<{ id: string; email: string; role: User['role']; is_verified: boolean; is_disabled: boolean } | null> {
  const row = await db('users')
    .first('id', 'email', 'role')
    .select(db.raw('email_verified_at is not null as is_verified, disabled_at is not null as is_disabled'))
    .whereRaw('lower(email) = lower(?)', [email])
  return row ?? null
}

/** Promotes a user, and ends the tokens that carry the old role; null for an unknown address. */
export async function promoteToAdmin(db: Knex, email: string): Promise<User | null> {
  const [row] = await db('users')
    .update({ role: 'admin', token_version: db.raw('token_version + 1'), updated_at: db.fn.now() })
    .whereRaw('lower(email) = lower(?)', [email])
    .andWhereNot({ role: 'admin' })
    .returning(publicColumns)
  return row ?? (await db('users').first(publicColumns).whereRaw('lower(email) = lower(?)', [email])) ?? null
}
