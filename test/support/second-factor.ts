/** People with a second factor, without an authenticator app: the rows by SQL, the codes as an app makes them. */
import { Secret, TOTP } from 'otpauth'
import { hashOfRecoveryCode, newRecoveryCodes } from '../../src/features/second-factors/recovery-codes.ts'
import { newTotpSecret } from '../../src/features/second-factors/totp.ts'
import { newPerson, type Person, type TestService } from './service.ts'

export interface Factor {
  secret: string
  recoveryCodes: string[]
}

/** Gives a person a second factor, of which no code was used. */
export async function giveFactor({ context, database }: TestService, { id }: Pick<Person, 'id'>): Promise<Factor> {
  const { pool } = database
  const [secret, recoveryCodes] = [newTotpSecret(), newRecoveryCodes()]
  const confirmed_at = pool.fn.now()
  const sealed_secret = context.factorSecrets.seal(secret, id)
  await pool('totp_secrets').insert({ user_id: id, sealed_secret, confirmed_at, last_step: 0 })
  await pool('recovery_codes').insert(
    recoveryCodes.map((code) => ({ user_id: id, code_hash: hashOfRecoveryCode(code) })),
  )
  await pool('users').update({ second_factor_at: confirmed_at }).where({ id })
  return { secret, recoveryCodes }
}

/** Gives a person a secret that waits for its confirmation. */
export async function beginFactor({ context, database }: TestService, { id }: Pick<Person, 'id'>): Promise<string> {
  const secret = newTotpSecret()
  await database.pool('totp_secrets').insert({ user_id: id, sealed_secret: context.factorSecrets.seal(secret, id) })
  return secret
}

export async function newPersonWithFactor(service: TestService): Promise<Person & Factor> {
  const person = await newPerson(service)
  return { ...person, ...(await giveFactor(service, person)) }
}

/** A code of a secret, so many steps of thirty seconds from now. */
export function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
  return totp.generate({ timestamp: Date.now() + steps * 30_000 })
}

/** Six digits that are a code of none of the accepted steps. */
export function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) as string
}

/** Makes the codes of a person unused again, as the next half minute does. */
export async function forgetUse({ database }: TestService, { id }: Pick<Person, 'id'>): Promise<void> {
  await database.pool('totp_secrets').update({ last_step: 0 }).where({ user_id: id })
}

/** The token for the second step of a person's sign-in. */
export function mfaTokenOf({ context }: TestService, { id }: Pick<Person, 'id'>, version = 1): string {
  return context.mfaTokens.sign({ userId: id, version }).token
}
