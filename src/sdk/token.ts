/** Tells tokens from anything else that a network or a page may hand over. */
import type { Token } from '../../generated/client/types.gen.ts'

/** Whether a value has what the contract's `Token` has. Those of a cookie session have no refresh token. */
export function isToken(value: unknown): value is Token {
  const { access_token, token_type, expires_in, refresh_token } = (value ?? {}) as Partial<Token>
  const isText = (text: unknown) => typeof text === 'string' && text !== ''
  const isRefreshable = refresh_token === undefined || isText(refresh_token)
  return isText(access_token) && token_type === 'bearer' && Number.isInteger(expires_in) && isRefreshable
}
