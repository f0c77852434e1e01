/**
 * How a passkey is checked, and used once. As with codes, the check reads outside of the transaction, and the use decides in
 * it.
 */
import type { Knex } from 'knex'
import { problem, type Schemas, type Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { ChallengePurpose } from './passkey-challenges.ts'
import { findSigning, type SigningPasskey, usePasskey as updateUse } from './passkey-queries.ts'
import { useToken } from './queries.ts'
import { handleOf, verifyAssertion } from './webauthn.ts'

/** A response that was right when it was checked. */
export interface RightPasskey {
  kind: 'passkey'
  user: SigningPasskey
  counter: number
  challengeId: string
}

/**
 * Null for a response that is not right. Throws 403 `passkey_refused` where the counter went back: there may be a copy of the
 * passkey, which goes into the audit trail (WebAuthn, 6.1.1).
 */
export async function checkPasskey(
  { config, passkeyChallenges }: Context,
  { pool, audit }: Scope,
  assertion: Schemas['PasskeyAssertion'] | null,
  purpose: ChallengePurpose,
): Promise<RightPasskey | null> {
  const user = assertion && (await findSigning(pool, Buffer.from(assertion.id, 'base64url')))
  if (!user || !isOwn(assertion.response.userHandle, user.id)) return null
  let challengeId: string | null = null
  const counter = await verifyAssertion(config, assertion, user, (challenge) => {
    challengeId = passkeyChallenges.verify(purpose, challenge)
    return challengeId !== null
  })
  if (counter === null || challengeId === null) return null
  if (counter <= user.counter && (counter > 0 || user.counter > 0)) {
    audit.kind = 'passkey_counter_refused'
    audit.userId = user.id
    audit.targetId = user.passkey_id
    audit.isNotified = true
    throw problem('passkey_refused', { commit: true })
  }
  return { kind: 'passkey', user, counter, challengeId }
}

/** Uses a response in the transaction of what it is for. False where it was used, or the passkey was removed, meanwhile. */
export async function usePasskey(db: Knex, { user, counter, challengeId }: RightPasskey): Promise<boolean> {
  return (await useToken(db, { id: challengeId, userId: user.id })) && (await updateUse(db, user.passkey_id, counter))
}

/** The response of an authenticator as it is in a form; null for any text that is none. */
export function parseAssertion(text: string): Schemas['PasskeyAssertion'] | null {
  try {
    const assertion = JSON.parse(text)
    const { clientDataJSON, authenticatorData, signature, userHandle } = assertion.response
    const texts = [assertion.id, clientDataJSON, authenticatorData, signature, userHandle ?? '']
    return texts.every((one) => typeof one === 'string') ? assertion : null
  } catch {
    return null
  }
}

/** An authenticator names the user of a passkey that the person has chosen from several. */
function isOwn(userHandle: string | null | undefined, userId: string): boolean {
  return userHandle == null || Buffer.from(userHandle, 'base64url').equals(handleOf(userId))
}
