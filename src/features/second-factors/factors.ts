/** A factor beside the password, of whatever kind: how it is checked, and used once. */
import type { Knex } from 'knex'
import type { Schemas, Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { checkCode, counted, type RightCode, useCode } from './codes.ts'
import type { ChallengePurpose } from './passkey-challenges.ts'
import { deletePasskeys } from './passkey-queries.ts'
import { checkPasskey, type RightPasskey, usePasskey } from './passkeys.ts'
import { hasSecondFactor, removeTotp } from './queries.ts'

/** Null: a text that is no response of an authenticator. */
export type GivenFactor = { code: string } | { passkey: Schemas['PasskeyAssertion'] | null }

/** A factor that was right when it was checked. */
export type RightFactor = RightCode | RightPasskey

/** Null for a wrong one, for one that was used, and for one of another user. Counts the attempt. */
export async function checkFactor(
  context: Context,
  request: Scope,
  userId: string,
  given: GivenFactor,
  purpose: ChallengePurpose,
): Promise<RightFactor | null> {
  if ('code' in given) return checkCode(context, request, userId, given.code)
  return counted(context, request, userId, async () => {
    const right = await checkPasskey(context, request, given.passkey, purpose)
    return right?.user.id === userId ? right : null
  })
}

/** Uses a factor in the transaction of what it is for. False where it was used meanwhile, or is no longer one of the user. */
export async function useFactor(db: Knex, userId: string, right: RightFactor): Promise<boolean> {
  return right.kind === 'passkey' ? usePasskey(db, right) : useCode(db, userId, right)
}

/** Removes all factors of a user but the password. The user must be locked. False where there was none. */
export async function removeSecondFactor(db: Knex, userId: string): Promise<boolean> {
  const hadOne = await hasSecondFactor(db, userId)
  await deletePasskeys(db, userId)
  await removeTotp(db, userId)
  return hadOne
}
