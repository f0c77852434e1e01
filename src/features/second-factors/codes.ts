/**
 * How a code is checked, and used once. The check reads outside of the transaction, since it counts the attempt; the use
 * decides in it, so that of two concurrent uses of a code one wins.
 */
import type { Knex } from 'knex'
import type { Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findTotp, hasRecoveryCode, type StoredTotp, useRecoveryCode, useStep } from './queries.ts'
import { hashOfRecoveryCode, plainCode } from './recovery-codes.ts'
import { newTotpSecret, stepOf } from './totp.ts'

/** A code that was right when it was checked. */
export type RightCode = { kind: 'totp'; sealedSecret: Buffer; step: number } | { kind: 'recovery_code'; hash: Buffer }

type Wires = Pick<Context, 'attempts' | 'factorSecrets'>
type Request = Pick<Scope, 'pool' | 'device'>

/** Null for a wrong code, for one that was used, and for an account without a second factor, each after the same work. */
export async function checkCode(
  wires: Wires,
  request: Request,
  userId: string,
  code: string,
): Promise<RightCode | null> {
  const { pool } = request
  return counted(wires, request, userId, async () => {
    const totp = await findTotp(pool, userId)
    const step = matchingStep(wires, userId, totp, code)
    const hash = hashOfRecoveryCode(code)
    const isRecoveryCode = await hasRecoveryCode(pool, userId, hash)
    if (totp?.confirmed_at && step !== null) return { kind: 'totp', sealedSecret: totp.sealed_secret, step }
    return isRecoveryCode ? { kind: 'recovery_code', hash } : null
  })
}

/** The time step of a code that confirms a secret; null for a wrong code. */
export async function checkConfirmation(
  wires: Wires,
  request: Request,
  userId: string,
  totp: StoredTotp,
  code: string,
): Promise<number | null> {
  return counted(wires, request, userId, async () => matchingStep(wires, userId, totp, code))
}

/** Uses a code in the transaction of what it is for. False where it was used meanwhile. */
export async function useCode(db: Knex, userId: string, code: RightCode): Promise<boolean> {
  return code.kind === 'totp'
    ? useStep(db, userId, code.sealedSecret, code.step)
    : useRecoveryCode(db, userId, code.hash)
}

/** Counts the attempt with a second factor like one with a password, apart from these. */
export async function counted<T>(
  { attempts }: Pick<Wires, 'attempts'>,
  { device }: Pick<Request, 'device'>,
  userId: string,
  check: () => Promise<T | null>,
): Promise<T | null> {
  let right: T | null = null
  await attempts.checkCode({ id: userId }, device.address, async () => {
    right = await check()
    return right !== null
  })
  return right
}

/** The step of a code, unless it or a later one was used. Without a secret it does the same work. */
function matchingStep({ factorSecrets }: Wires, userId: string, totp: StoredTotp | null, code: string): number | null {
  const secret = totp && factorSecrets.open(totp.sealed_secret, userId)
  const step = stepOf(secret ?? newTotpSecret(), plainCode(code))
  if (secret === null || step === null) return null
  return totp?.last_step != null && step <= totp.last_step ? null : step
}
