/** The security headers of every response, made by Helmet. */
import type { IncomingMessage } from 'node:http'
import helmet, { type HelmetOptions } from 'helmet'

const policies = {
  // A response may load and run nothing. Pages declare what they need (features/service/page.ts).
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // `frame-ancestors` for browsers that do not support it.
  xFrameOptions: { action: 'deny' },
} satisfies HelmetOptions

/** In the order in which they are written. */
export type Headers = readonly (readonly [name: string, value: string])[]

/**
 * The headers, with `Strict-Transport-Security` over TLS only (RFC 6797, 7.2). Behind a proxy, `X-Forwarded-Proto`
 * tells whether it is TLS, if TRUST_PROXY trusts that proxy. Subdomains are left to their own operators.
 */
export function securityHeaders(isOverTls: boolean): Headers {
  const strictTransportSecurity = isOverTls && { maxAge: 31_536_000, includeSubDomains: false }
  const headers: [string, string][] = []
  const collect = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader() {} }
  // They are the same for every response, so Helmet computes them once.
  helmet({ ...policies, strictTransportSecurity })({} as IncomingMessage, collect as never, () => {})
  return headers
}

/** The headers of a response that is written outside the Express stack. */
export function bareHeaders(): Record<string, string> {
  return Object.fromEntries(securityHeaders(false))
}
