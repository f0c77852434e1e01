/**
 * Tokens between the two steps of a sign-in: they say that the password was right. Each is bound to the version of the
 * credentials, is good for the grant `mfa` alone, and its id is recorded when it is used.
 */
import jwt from 'jsonwebtoken'
import { isUuid, newId } from '../../db/new-id.ts'
import { claimsOf, type SigningKeys } from '../auth/signing-keys.ts'

/** Seconds for which a token is valid. */
const lifetime = 300
const type = 'mfa+jwt'

export interface MfaClaims {
  id: string
  userId: string
  /** The user's `credentials_version` when the password was verified. */
  version: number
  /** The first step; absent for the password. */
  by?: 'oidc'
}

export interface MfaTokens {
  /** `expiresIn` is in seconds. */
  sign(user: Pick<MfaClaims, 'userId' | 'version' | 'by'>): { token: string; expiresIn: number }
  /** Null for any text that is no unexpired token of this kind. */
  verify(token: string): MfaClaims | null
}

export function createMfaTokens({ keys, issuer }: { keys: SigningKeys; issuer: string }): MfaTokens {
  const audience = `${issuer}/mfa`

  return {
    sign({ userId, version, by }) {
      const claims = { iss: issuer, aud: audience, sub: userId, ver: version, jti: newId(), ...(by && { by }) }
      const header = { alg: 'HS256', typ: type }
      return {
        token: jwt.sign(claims, keys[0], { algorithm: 'HS256', expiresIn: lifetime, header }),
        expiresIn: lifetime,
      }
    },

    verify(token) {
      const { sub, jti, ver, by } = claimsOf(keys, token, { issuer, audience, type }) ?? {}
      return sub && jti && isUuid(sub) && isUuid(jti) && Number.isSafeInteger(ver)
        ? { id: jti, userId: sub, version: ver, ...(by === 'oidc' && { by }) }
        : null
    },
  }
}
