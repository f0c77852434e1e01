/**
 * Tokens between the two steps of a sign-in: they say that the password was right. Each is bound to the version of the
 * credentials, is good for the grant `mfa` alone, and its id is recorded when it is used.
 */
import jwt from 'jsonwebtoken'
import { isUuid, newId } from '../../db/new-id.ts'
import { type SigningKeys, verifyWithAny } from '../auth/signing-keys.ts'

/** Seconds for which a token is valid. */
const lifetime = 300
/** RFC 8725, 3.11: explicit typing, so that no token is accepted in place of another kind. */
const type = 'mfa+jwt'

export interface MfaClaims {
  id: string
  userId: string
  /** The user's `credentials_version` when the password was verified. */
  version: number
}

export interface MfaTokens {
  /** `expiresIn` is in seconds. */
  sign(user: Pick<MfaClaims, 'userId' | 'version'>): { token: string; expiresIn: number }
  /** Null for any text that is no unexpired token of this kind. */
  verify(token: string): MfaClaims | null
}

export function createMfaTokens({ keys, issuer }: { keys: SigningKeys; issuer: string }): MfaTokens {
  const audience = `${issuer}/mfa`

  return {
    sign({ userId, version }) {
      const claims = { iss: issuer, aud: audience, sub: userId, ver: version, jti: newId() }
      const header = { alg: 'HS256', typ: type }
      return {
        token: jwt.sign(claims, keys[0], { algorithm: 'HS256', expiresIn: lifetime, header }),
        expiresIn: lifetime,
      }
    },

    verify(token) {
      try {
        const { header, payload } = verifyWithAny(keys, (key) =>
          jwt.verify(token, key, { algorithms: ['HS256'], issuer, audience, complete: true }),
        )
        if (header.typ !== type || typeof payload === 'string' || payload.exp === undefined) return null
        const { sub, jti, ver } = payload
        return sub && jti && isUuid(sub) && isUuid(jti) && Number.isSafeInteger(ver)
          ? { id: jti, userId: sub, version: ver }
          : null
      } catch {
        // Malformed input makes jsonwebtoken throw SyntaxError and TypeError too.
        return null
      }
    },
  }
}
