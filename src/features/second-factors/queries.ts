/** The SQL of second factors. Rows of users are locked before those of their factors. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import { lockUser } from '../users/locks.ts'
import { forgetDevices } from './device-queries.ts'
import type { MfaClaims } from './mfa-tokens.ts'

/** The secret of a user's authenticator app. */
export interface StoredTotp {
  sealed_secret: Buffer
  /** Null: not confirmed by a code yet. */
  confirmed_at: string | null
  /** The last time step of which a code was used. */
  last_step: number | null
}

export async function findTotp(db: Knex, userId: string): Promise<StoredTotp | null> {
  const row = await db('totp_secrets').first('sealed_secret', 'confirmed_at', 'last_step').where({ user_id: userId })
  return row ? { ...row, last_step: row.last_step === null ? null : Number(row.last_step) } : null
}

/** Whether the account has a second factor. */
export async function hasSecondFactor(db: Knex, userId: string): Promise<boolean> {
  return (await db('users').first('id').where({ id: userId }).whereNotNull('second_factor_at')) !== undefined
}

/** Stores a secret that waits for its confirmation, in place of an earlier one. False where one is confirmed. */
export async function putPendingTotp(db: Knex, userId: string, sealed_secret: Buffer): Promise<boolean> {
  const stored = await db('totp_secrets')
    .insert({ user_id: userId, sealed_secret })
    .onConflict('user_id')
    .merge({ sealed_secret, created_at: db.fn.now() })
    .whereNull('totp_secrets.confirmed_at')
    .returning('user_id')
  return stored.length > 0
}

/** Turns the second factor on; `step` is that of the code. False where the secret has been replaced or is confirmed. */
export async function enableTotp(db: Knex, userId: string, sealed_secret: Buffer, step: number): Promise<boolean> {
  const enabled = await db('totp_secrets')
    .update({ confirmed_at: db.fn.now(), last_step: step })
    .where({ user_id: userId, sealed_secret })
    .whereNull('confirmed_at')
  if (enabled > 0) await turnOn(db, userId)
  return enabled > 0
}

/** Each sign-in with the password needs a second factor from now on. False where it did before. */
export async function turnOn(db: Knex, userId: string): Promise<boolean> {
  const user = db('users').where({ id: userId }).whereNull('second_factor_at')
  return (await user.update({ second_factor_at: db.fn.now() })) > 0
}

/** Unless a factor is left, the password signs in alone from now on, and the recovery codes end. The user must be locked. */
export async function turnOff(db: Knex, userId: string): Promise<void> {
  const factors = [
    db('passkeys').select('id').where({ user_id: userId }),
    db('totp_secrets').select('user_id').where({ user_id: userId }).whereNotNull('confirmed_at'),
  ] as const
  const user = db('users').where({ id: userId }).whereNotExists(factors[0]).whereNotExists(factors[1])
  if ((await user.update({ second_factor_at: null })) > 0)
    await db('recovery_codes').delete().where({ user_id: userId })
}

/** The factors of which one is the second step of a sign-in. */
export async function findMethods(db: Knex, userId: string): Promise<Schemas['MfaChallenge']['methods']> {
  const { rows } = await db.raw(
    `select exists (select from totp_secrets where user_id = ? and confirmed_at is not null) as totp,
       exists (select from passkeys where user_id = ?) as passkey,
       exists (select from recovery_codes where user_id = ?) as recovery_code`,
    [userId, userId, userId],
  )
  return (['totp', 'passkey', 'recovery_code'] as const).filter((method) => rows[0][method])
}

/** Uses the code of a time step: of two concurrent uses one succeeds. False where the secret is another one by now. */
export async function useStep(db: Knex, userId: string, sealed_secret: Buffer, step: number): Promise<boolean> {
  const used = await db('totp_secrets')
    .update({ last_step: step })
    .where({ user_id: userId, sealed_secret })
    .where('last_step', '<', step)
  return used > 0
}

/** Removes the user's authenticator app, also one that waits for its confirmation. False where none was confirmed. */
export async function removeTotp(db: Knex, userId: string): Promise<boolean> {
  // A confirmation that is in flight comes before or after.
  await lockUser(db, userId)
  const removed = await db('totp_secrets').delete().where({ user_id: userId }).returning('confirmed_at')
  await forgetDevices(db, userId)
  await turnOff(db, userId)
  return removed.some(({ confirmed_at }) => confirmed_at !== null)
}

export async function countRecoveryCodes(db: Knex, userId: string): Promise<number> {
  const [row] = await db('recovery_codes').where({ user_id: userId }).count({ left: '*' })
  return Number(row?.left)
}

export async function hasRecoveryCode(db: Knex, userId: string, code_hash: Buffer): Promise<boolean> {
  return (await db('recovery_codes').first('user_id').where({ user_id: userId, code_hash })) !== undefined
}

/** Of two concurrent uses of a code one succeeds. */
export async function useRecoveryCode(db: Knex, userId: string, code_hash: Buffer): Promise<boolean> {
  return (await db('recovery_codes').delete().where({ user_id: userId, code_hash })) > 0
}

/** The user must be locked. */
export async function putRecoveryCodes(db: Knex, userId: string, hashes: Buffer[]): Promise<void> {
  await db('recovery_codes').delete().where({ user_id: userId })
  await db('recovery_codes').insert(hashes.map((code_hash) => ({ user_id: userId, code_hash })))
}

/** A user whose sign-in waits for the second factor. */
export interface Challenged {
  id: string
  email: string
  name: string
  password_hash: string | null
  password_must_change: boolean
  credentials_version: number
  quotas: Schemas['QuotaLimits']
}

/** The user of an unused token; null where the credentials were revoked, and for an account without a second factor. */
export async function findChallenged(db: Knex, { id, userId, version }: MfaClaims): Promise<Challenged | null> {
  const row = await db('users')
    .first('id', 'email', 'name', 'password_hash', 'password_must_change', 'credentials_version', 'quotas')
    .where({ id: userId, credentials_version: version })
    .whereNull('disabled_at')
    .whereNotNull('second_factor_at')
    .whereNotExists(db('used_tokens').select('id').where({ id }))
  return row ?? null
}

/** Uses a token or a challenge: of two concurrent uses one succeeds. Forgets those of the user that have expired. */
export async function useToken(db: Knex, { id, userId }: Pick<MfaClaims, 'id' | 'userId'>): Promise<boolean> {
  const expired = db('used_tokens').select('id').where({ user_id: userId }).where('expires_at', '<', db.fn.now())
  await db('used_tokens').delete().whereIn('id', expired.forUpdate().skipLocked())
  // Longer than any clock makes the token valid.
  const expires_at = db.raw("now() + interval '1 hour'")
  const used = await db('used_tokens')
    .insert({ id, user_id: userId, expires_at })
    .onConflict('id')
    .ignore()
    .returning('id')
  return used.length > 0
}

/** Secrets after one user's, in the order of the users. */
export function readSealedTotps(
  db: Knex,
  after: string | null,
  limit: number,
): Promise<{ id: string; sealed_secret: Buffer }[]> {
  const query = db('totp_secrets').select('user_id as id', 'sealed_secret').orderBy('user_id').limit(limit)
  return after === null ? query : query.where('user_id', '>', after)
}

/** Replaces the encrypted secret of a user, where it has not changed. Returns the number of them. */
export async function replaceSealedTotp(db: Knex, userId: string, sealed: Buffer, anew: Buffer): Promise<number> {
  return db('totp_secrets').update({ sealed_secret: anew }).where({ user_id: userId, sealed_secret: sealed })
}
