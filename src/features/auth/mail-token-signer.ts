/**
 * Tokens that are sent by email: a JWT whose `jti` is the id of a row with its purpose. Using the token deletes the
 * row. A token is signed when its email is sent, and is stored nowhere.
 */
import jwt from 'jsonwebtoken'
import { claimsOf, type SigningKeys } from './signing-keys.ts'

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
      return claimsOf(keys, token, { issuer, audience: audienceOf(purpose), type })?.jti ?? null
    },
  }
}
