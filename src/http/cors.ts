/** CORS: which origins may call the service, and which response headers their scripts may read. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'

/**
 * CORS for these origins. An `OPTIONS` without `Access-Control-Request-Method` is no preflight: the contract answers
 * it. A request without `Origin` gets no CORS headers.
 */
export function preflight(origins: readonly string[]) {
  const handle = cors((request, decide) =>
    decide(null, {
      origin: [...origins],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: [
        'ETag',
        'Idempotency-Replayed',
        'Link',
        'Location',
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'Total-Count',
        'WWW-Authenticate',
        'X-Request-Id',
        'X-Response-Time',
      ],
      maxAge: 600,
      preflightContinue: request.headers['access-control-request-method'] === undefined,
    }),
  )
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void =>
    request.headers.origin === undefined && request.method !== 'OPTIONS' ? next() : handle(request, response, next)
}
