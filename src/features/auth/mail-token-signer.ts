/**
 * Tokens that are sent by email: a JWT whose `jti` is the id of a row with its purpose. Using the token deletes the
 * row. A token is signed when its email is sent, and is stored nowhere.
 */
import jwt from 'jsonwebtoken'
import { type SigningKeys, verifyWithAny } from './signing-keys.ts'

export type MailedTokenPurpose =
  | 'invitation'
  | 'service_invitation'
  | 'first_account'
  | 'password_reset'
  | 'email_change'
  | 'email_cancel'

export interface MailedTokens {
  sign(purpose: MailedTokenPurpose, row: { id: string; expires_at: string }): string
  /** The id of the row; null for any text that is no unexpired token of this service for this purpose. */
  verify(purpose: MailedTokenPurpose, token: string): string | null
}

/**
 * RFC 8725, 3.11: explicit typing, and an audience per purpose, so that no token is accepted in place of another kind.
 */
const type = 'mail+jwt'

export function createMailedTokens({ keys, issuer }: { keys: SigningKeys; issuer: string }): MailedTokens {
  const audienceOf = (purpose: MailedTokenPurpose) => `${issuer}/${purpose}`

  return {
    sign(purpose, { id, expires_at }) {
      const exp = Math.floor(Date.parse(expires_at) / 1000)
      const claims = { iss: issuer, aud: audienceOf(purpose), jti: id, exp }
      return jwt.sign(claims, keys[0], { algorithm: 'HS256', noTimestamp: true, header: { alg: 'HS256', typ: type } })
    },

    verify(purpose, token) {
      try {
        const { header, payload } = verifyWithAny(keys, (key) =>
          jwt.verify(token, key, { algorithms: ['HS256'], issuer, audience: audienceOf(purpose), complete: true }),
        )
        if (header.typ !== type || typeof payload === 'string' || payload.exp === undefined) return null
        return payload.jti ?? null
      } catch {
        // Malformed input makes jsonwebtoken throw SyntaxError and TypeError too.
        return null
      }
    },
  }
}
