/**
 * Cookies that no script of a page can read: the refresh token of a session (docs/decisions/015-sessions-and-tokens.md), and the
 * secrets of a sign-in with an identity provider.
 */
import { problem } from '../../service/api.ts'

/** The parts of a request that a cookie session needs. */
export interface CookieRequest {
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | undefined }
  cookies: { [name in CookieName]?: string | undefined }
}

/** `refresh`: the refresh token. `sign_in`: the secrets of a sign-in, until it is completed. */
type Kind = 'refresh' | 'sign_in'

type CookieName = `${'__Host-' | ''}taskpact_${Kind}`

export interface RefreshCookie {
  /** The refresh token of the request; empty for none. */
  token: string
  /** The value of `Set-Cookie`. */
  set(token: string, seconds: number): string
  /** The value of `Set-Cookie` that deletes the cookie. */
  cleared: string
}

/**
 * Reads the cookie of a page of the service's own origin. Throws 403 for any other: a page elsewhere could sign its visitor
 * in as another user, or out (login CSRF), which `SameSite` does not prevent.
 */
export function refreshCookie(config: { publicUrl: string }, request: CookieRequest): RefreshCookie {
  const { value: token, set } = ownCookie(config, request, 'refresh')
  return { token, set, cleared: set('', 0) }
}

/** A cookie of a page of the service's own origin. Throws 403 for any other page. */
export function ownCookie(config: { publicUrl: string }, request: CookieRequest, kind: Kind) {
  requireOwnPage(config, request)
  return readCookie(config, request, kind)
}

/** Throws 403 for a request that is not from a page of the service's own origin. */
export function requireOwnPage(
  { publicUrl }: { publicUrl: string },
  { headers }: Pick<CookieRequest, 'headers'>,
): void {
  if (!isOwn(headers, new URL(publicUrl).origin)) throw problem('foreign_origin')
}

/** The value of a cookie, empty for none, and the function that returns the value of its `Set-Cookie`. */
export function readCookie(
  { publicUrl }: { publicUrl: string },
  { cookies }: Pick<CookieRequest, 'cookies'>,
  kind: Kind,
) {
  const isSecure = publicUrl.startsWith('https:')
  // The prefix, for which browsers demand Path=/, keeps other hosts of the domain from setting the cookie (RFC 6265bis, 4.1.3).
  const name: CookieName = `${isSecure ? '__Host-' : ''}taskpact_${kind}`
  // The page of the callback is opened by the provider's, which is another site.
  const sameSite = kind === 'sign_in' ? 'Lax' : 'Strict'
  const set = (value: string, seconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`
  return { value: cookies[name] ?? '', set }
}

/** No script can set these headers. Browsers send the first one to secure and local addresses only, and then it decides. */
function isOwn({ 'sec-fetch-site': site, origin }: CookieRequest['headers'], own: string): boolean {
  return site === undefined ? origin === own : site === 'same-origin'
}
