/**
 * Challenges for the authenticators of passkeys. A challenge is a signed token, so none is stored before it is used. Each is good
 * for one purpose and one user, session or sign-in; its id is recorded when it is used.
 */
import jwt from 'jsonwebtoken'
import { isUuid, newId } from '../../db/new-id.ts'
import { claimsOf, type SigningKeys } from '../auth/signing-keys.ts'

/** Seconds for which a challenge is valid. */
export const challengeSeconds = 300
const type = 'passkey+jwt'

/** The purpose of a challenge. `of` is the id of the user, of the session, or of the token of the first step of the sign-in. */
export type ChallengePurpose = { name: 'sign-in' } | { name: 'registration' | 'second-factor' | 'step-up'; of: string }

export interface PasskeyChallenges {
  /** In Base64 for URLs, as WebAuthn has its challenges in JSON. */
  sign(purpose: ChallengePurpose): string
  /** The id of the challenge; null for any text that is no unexpired challenge for this purpose. */
  verify(purpose: ChallengePurpose, challenge: string): string | null
}

export function createPasskeyChallenges({ keys, issuer }: { keys: SigningKeys; issuer: string }): PasskeyChallenges {
  const audienceOf = ({ name }: ChallengePurpose) => `${issuer}/passkey/${name}`
  const subjectOf = (purpose: ChallengePurpose) => ('of' in purpose ? { sub: purpose.of } : {})

  return {
    sign(purpose) {
      const claims = { iss: issuer, aud: audienceOf(purpose), jti: newId(), ...subjectOf(purpose) }
      const header = { alg: 'HS256', typ: type }
      const token = jwt.sign(claims, keys[0], { algorithm: 'HS256', expiresIn: challengeSeconds, header })
      return Buffer.from(token).toString('base64url')
    },

    verify(purpose, challenge) {
      const token = Buffer.from(challenge, 'base64url').toString()
      const { jti, sub } = claimsOf(keys, token, { issuer, audience: audienceOf(purpose), type }) ?? {}
      return jti && isUuid(jti) && sub === subjectOf(purpose).sub ? jti : null
    },
  }
}
