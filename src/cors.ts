/** Which pages of other origins may call, and what of an answer they may read. */
import cors from 'cors'

/** CORS for these origins. An `OPTIONS` that is no preflight goes on: the contract answers it. */
export function preflight(origins: readonly string[]) {
  return cors((request, decide) =>
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
}
