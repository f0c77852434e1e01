/**
 * Sessions whose refresh token is in a cookie, where no script of a page can read it (docs/decisions/015-sessions-and-tokens.md).
 */
import { problem } from '../../service/api.ts'

/** The parts of a request that a cookie session needs. */
export interface CookieRequest {
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | undefined }
  cookies: { [name in CookieName]?: string | undefined }
}

type CookieName = '__Host-taskpact_refresh' | 'taskpact_refresh'

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
export function refreshCookie(
  { publicUrl }: { publicUrl: string },
  { headers, cookies }: CookieRequest,
): RefreshCookie {
  const { protocol, origin } = new URL(publicUrl)
  if (!isOwn(headers, origin)) throw problem('foreign_origin')
  const isSecure = protocol === 'https:'
  // The prefix, for which browsers demand Path=/, keeps other hosts of the domain from setting the cookie (RFC 6265bis, 4.1.3).
  const name: CookieName = isSecure ? '__Host-taskpact_refresh' : 'taskpact_refresh'
  const set = (token: string, seconds: number) =>
    `${name}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  return { token: cookies[name] ?? '', set, cleared: set('', 0) }
}

/** No script can set these headers. Browsers send the first one to secure and local addresses only, and then it decides. */
function isOwn({ 'sec-fetch-site': site, origin }: CookieRequest['headers'], own: string): boolean {
  return site === undefined ? origin === own : site === 'same-origin'
}
