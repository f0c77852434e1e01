/** The Express stack, top to bottom: read it and you know the order of everything. */
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import responseTime from 'response-time'
import { v7 as uuid } from 'uuid'
import { type Caller, problem, type Scope } from './api.ts'
import { bearerAuthenticator } from './auth/authenticate.ts'
import type { Context } from './context.ts'
import { bind } from './contract/bind.ts'
import { refuseEarly } from './contract/overload.ts'
import { rateLimitPolicy, sunsetPolicy } from './contract/policies.ts'
import { kernelProblem, type Problem } from './contract/problem.ts'
import { preflight } from './cors.ts'
import { bounded } from './db/bounded.ts'
import { toProblem } from './db/errors.ts'
import { inSavepoint, inTransaction } from './db/transaction.ts'
import { eventSocketPath } from './events/upgrade.ts'
import { idempotencyStore } from './idempotency.ts'
import { locks } from './locks.ts'
import { operations } from './operations.ts'
import { rateLimitCounters } from './rate-limits.ts'
import { logRequest, observeRequests, requestId } from './request-log.ts'
import { traceRequests } from './request-trace.ts'
import { securityHeaders } from './security-headers.ts'
import { docsAssets, readRedocScript } from './service/docs.ts'
import { noTracing } from './tracing.ts'

/** Everything that answers a request. Throws a ContractError when the contract cannot be kept. */
export async function createApp(context: Context): Promise<Express> {
  const { config, pool, log, metrics, tracing, gate } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)

  app.use(refuseEarly(gate, context.contract.operations, { newRequestId: uuid, onRefused: metrics.countRefused }))
  if (tracing !== noTracing) app.use(traceRequests(tracing))
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

  app.get(eventSocketPath, upgradeRequired)
  app.use(
    await bind<Context, Caller, Scope>({
      contract: context.contract,
      realm: 'taskpact',
      context,
      handlers: operations,
      authenticators: {
        bearerAuth: bearerAuthenticator(context),
      },
      policies: {
        'x-rate-limit': rateLimitPolicy(rateLimitCounters(pool, config)),
        'x-sunset': sunsetPolicy,
      },
      gate,
      open(request, signal) {
        const db = bounded(pool, { signal, wait: config.databaseWaitMs })
        return { db, pool: db, log: request.log, device: deviceOf(request) }
      },
      unitOfWork(operation, scope, work, isPart) {
        if (isPart) return inSavepoint(scope.db, () => work(scope))
        if (operation.method === 'get') return work(scope)
        return inTransaction(scope.pool, (db) => work({ ...scope, db })).finally(context.hints.committed)
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

/** What asks for a WebSocket does not come here: Node gives it to `serveEventSocket`. */
const upgradeRequired: RequestHandler = (request, response) => {
  response.setHeader('Upgrade', 'websocket')
  send(response, problem('upgrade_required'), request)
}

function send(response: Response, problem: Problem, request: Request): void {
  response.status(problem.status).type('application/problem+json')
  response.send(JSON.stringify(problem.toBody(String(request.id))))
}

/** What failed before the contract was reached, such as a path that `express.static` cannot decode. */
function lastResort(log: Context['log']): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const failure = kernelProblem(error.status >= 400 && error.status < 500 ? 'malformed_request' : 'internal_error')
    if (failure.status >= 500) log.error({ err: error, request_id: request.id }, 'the request failed')
    send(response, failure, request)
  }
}
