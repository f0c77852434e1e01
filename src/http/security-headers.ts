/** The headers that tell a browser how little an answer may do. */
import type { IncomingMessage } from 'node:http'
import helmet, { type HelmetOptions } from 'helmet'

const policies = {
  // An answer loads nothing and runs nothing. Pages say by themselves what they need (service/page-policy.ts).
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // What `frame-ancestors` says, for browsers that do not know it.
  xFrameOptions: { action: 'deny' },
} satisfies HelmetOptions

/** In the order in which they are written. */
export type Headers = readonly (readonly [name: string, value: string])[]

/**
 * What every answer has. `Strict-Transport-Security` goes over TLS only (RFC 6797, 7.2), which is known by
 * `X-Forwarded-Proto` where TRUST_PROXY says whom to believe; subdomains are for their own operators to decide.
 */
export function securityHeaders(isOverTls: boolean): Headers {
  const strictTransportSecurity = isOverTls && { maxAge: 31_536_000, includeSubDomains: false }
  const headers: [string, string][] = []
  const collect = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader() {} }
  // They are the same for each answer, so Helmet is asked once.
  helmet({ ...policies, strictTransportSecurity })({} as IncomingMessage, collect as never, () => {})
  return headers
}
