/** CORS: which origins may call the service, and which response headers their scripts may read. */
import cors from 'cors'

/**
 * Returns the CORS handler for these origins. Only a request with `Origin` and an `OPTIONS` need it. An `OPTIONS` without
 * `Access-Control-Request-Method` is no preflight, so the contract answers it.
 */
export function corsHandler(origins: readonly string[]) {
  return cors((request, decide) =>
    decide(null, {
      origin: [...origins],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: [
        'Content-Disposition',
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
