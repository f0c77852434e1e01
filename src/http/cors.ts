/** Which pages of other origins may call, and what of an answer they may read. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'

/**
 * CORS for these origins. An `OPTIONS` that is no preflight goes on: the contract answers it. What names no origin is from
 * no other one, and is told nothing.
 */
export function preflight(origins: readonly string[]) {
  const answer = cors((request, decide) =>
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
    request.headers.origin === undefined && request.method !== 'OPTIONS' ? next() : answer(request, response, next)
}
