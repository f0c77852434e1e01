/** The Express stack, top to bottom: read it and you know the order of everything. */
import express, { type ErrorRequestHandler, type Express, type Request } from 'express'
import responseTime from 'response-time'
import { bearerAuthenticator } from './auth/authenticate.ts'
import type { Context } from './context.ts'
import { bind } from './contract/bind.ts'
import { rateLimitPolicy, sunsetPolicy } from './contract/policies.ts'
import { kernelProblem } from './contract/problem.ts'
import { preflight } from './cors.ts'
import { toProblem } from './db/errors.ts'
import { inSavepoint, inTransaction } from './db/transaction.ts'
import { idempotencyStore } from './idempotency.ts'
import { locks } from './locks.ts'
import { operations } from './operations.ts'
import { rateLimitCounters } from './rate-limits.ts'
import { logRequest, observeRequests, requestId } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { docsAssets, readRedocScript } from './service/docs.ts'

/** Everything that answers a request. Throws a ContractError when the contract cannot be kept. */
export async function createApp(context: Context): Promise<Express> {
  const { config, pool, log, metrics } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)

  app.use(requestId(log))
  app.use(observeRequests(logRequest(config), metrics.countRequest))
  app.use(responseTime({ suffix: true }))
  app.use(securityHeaders())
  app.use(preflight(config.corsOrigins))
  for (const folder of docsAssets) app.use('/docs/assets', express.static(folder, { index: false, maxAge: '1h' }))
  const redocScript = readRedocScript()
  app.get('/docs/assets/redoc.standalone.js', (_, response) => {
    response.type('js').set('Cache-Control', 'public, max-age=3600').send(redocScript)
  })

  app.use(
    await bind({
      contract: context.contract,
      realm: 'taskpact',
      context,
      handlers: operations,
      authenticators: {
        bearerAuth: bearerAuthenticator(context),
      },
      policies: {
        'x-rate-limit': rateLimitPolicy(rateLimitCounters(pool, config.rateLimits)),
        'x-sunset': sunsetPolicy,
        // It describes the messages; events/socket.ts keeps it.
        'x-websocket': () => null,
      },
      unitOfWork(operation, request, work, outer) {
        if (outer) return inSavepoint(outer.db, () => work(outer))
        const { log } = request
        const device = deviceOf(request)
        if (operation.method === 'get') return work({ db: pool, log, device })
        return inTransaction(pool, (db) => work({ db, log, device })).finally(context.hints.committed)
      },
      idempotency: idempotencyStore,
      locks,
      toProblem,
      onFailure: (error, request, operation) =>
        request.log.error({ err: error, operation_id: operation?.id }, 'the request failed'),
      requestId: (request) => String(request.id),
    }),
  )
  app.use(lastResort(log))
  return app
}

/** A client may call itself what it likes, within what Postgres keeps. */
function deviceOf(request: Request) {
  const user_agent = request.get('User-Agent')?.slice(0, 500) ?? null
  return { address: request.ip ?? null, user_agent }
}

/** What failed before the contract was reached, such as a path that `express.static` cannot decode. */
function lastResort(log: Context['log']): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = kernelProblem(error.status >= 400 && error.status < 500 ? 'malformed_request' : 'internal_error')
    if (problem.status >= 500) log.error({ err: error, request_id: request.id }, 'the request failed')
    response.status(problem.status).type('application/problem+json')
    response.send(JSON.stringify(problem.toBody(String(request.id))))
  }
}
