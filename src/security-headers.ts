/** The headers that tell a browser how little an answer may do. */
import type { IncomingMessage, ServerResponse } from 'node:http'
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

/**
 * Sets them on every answer. `Strict-Transport-Security` goes over TLS only (RFC 6797, 7.2), which is known by
 * `X-Forwarded-Proto` where TRUST_PROXY says whom to believe; subdomains are for their own operators to decide.
 */
export function securityHeaders() {
  const overTls = helmet({ ...policies, strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false } })
  const inTheClear = helmet({ ...policies, strictTransportSecurity: false })
  return (request: IncomingMessage & { secure: boolean }, response: ServerResponse, next: (error?: unknown) => void) =>
    (request.secure ? overTls : inTheClear)(request, response, next)
}
