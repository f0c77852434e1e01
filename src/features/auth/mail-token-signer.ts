/**
 * Tokens that travel by mail: a JWT whose `jti` is the id of a row that says what it is good for, and that is gone once
 * it was used. They are signed when the mail is sent and stored nowhere.
 */
import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'

export type MailedTokenPurpose = 'invitation' | 'password_reset' | 'email_change'

export interface MailedTokens {
  sign(purpose: MailedTokenPurpose, row: { id: string; expires_at: string }): string
  /** The id of the row, or null for whatever is not an unexpired token of ours for this purpose. */
  verify(purpose: MailedTokenPurpose, token: string): string | null
}

/** RFC 8725, 3.11: a type and an audience of its own keep it from being taken for an access token, or for another purpose. */
const type = 'mail+jwt'

/** `secret` holds at least 32 bytes. */
export function createMailedTokens({ secret, issuer }: { secret: Uint8Array; issuer: string }): MailedTokens {
  const key = createSecretKey(secret)
  const audienceOf = (purpose: MailedTokenPurpose) => `${issuer}/${purpose}`

  return {
    sign(purpose, { id, expires_at }) {
      const exp = Math.floor(Date.parse(expires_at) / 1000)
      const claims = { iss: issuer, aud: audienceOf(purpose), jti: id, exp }
      return jwt.sign(claims, key, { algorithm: 'HS256', noTimestamp: true, header: { alg: 'HS256', typ: type } })
    },

    verify(purpose, token) {
      try {
        const { header, payload } = jwt.verify(token, key, {
          algorithms: ['HS256'],
          issuer,
          audience: audienceOf(purpose),
          complete: true,
        })
        if (header.typ !== type || typeof payload === 'string' || payload.exp === undefined) return null
        return payload.jti ?? null
      } catch {
        // Garbage makes jsonwebtoken throw SyntaxError and TypeError too; none of it is our fault.
        return null
      }
    },
  }
}
