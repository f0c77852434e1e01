/** The Express stack, top to bottom: read it and you know the order of everything. */
import { AsyncResource } from 'node:async_hooks'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import { withLimits } from '../db/limits/limits.ts'
import { bearerAuthenticator } from '../features/auth/authenticate.ts'
import { ticketAuthenticator } from '../features/events/tickets.ts'
import { eventSocketPath } from '../features/events/upgrade.ts'
import { docsAssets, readRedocScript } from '../features/service/docs.ts'
import { bind, kernelProblem, rateLimitPolicy, refuseEarly, sendProblem, sunsetPolicy } from '../kernel/index.ts'
import { type AuditNote, type Caller, problem, type Scope } from '../service/api.ts'
import type { Context } from '../service/context.ts'
import { idempotencyStore } from '../service/idempotency-store.ts'
import { locksOf } from '../service/locks.ts'
import { operations } from '../service/operations.ts'
import type { QuotaName } from '../service/quotas.ts'
import { toProblem } from '../service/to-problem.ts'
import { auditPolicy, maintenancePolicy, noteOf, unitsOfWork } from '../service/unit-of-work.ts'
import { noTracing } from '../telemetry/tracing.ts'
import { accessLog, requestBeginner } from './begin-request.ts'
import { corsHandler } from './cors.ts'
import { traceRequests } from './request-trace.ts'
import { openWebApp, type WebApp } from './web-app.ts'

type SecurityNote = Pick<AuditNote, 'kind' | 'userId' | 'email'>

/** The listener for all HTTP requests. Throws a ContractError that names every fault of the contract's binding. */
export async function createApp(context: Context): Promise<RequestListener> {
  const { config, requestPool, log, metrics, tracing, gate } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)

  // The gate admits fewer requests long before one of them times out waiting for a connection.
  const waited = (milliseconds: number) => gate.waited(milliseconds, config.databaseWaitMs / 4)
  const isTraced = tracing !== noTracing
  if (isTraced) app.use(traceRequests(tracing))
  const writeLine = accessLog(log, config)
  const begin = requestBeginner([writeLine, metrics.countRequest], isTraced ? AsyncResource.bind : undefined)
  const addCorsHeaders = corsHandler(config.corsOrigins)
  const writeSecurityLine = (request: Request, response: Response, note: SecurityNote, status?: number) => {
    const { kind, userId, email } = note
    if (kind === null) return
    const user = response.locals.user as Caller | undefined
    context.security({
      kind,
      status,
      request_id: request.id,
      address: request.ip ?? null,
      user_id: userId ?? user?.id,
      session_id: user?.session_id,
      email,
    })
  }
  const serveContract = await bind<Context, Caller, Scope>({
    contract: context.contract,
    realm: 'taskpact',
    context,
    handlers: operations,
    authenticators: {
      bearerAuth: bearerAuthenticator(context),
      eventTicket: ticketAuthenticator,
    },
    policies: {
      'x-rate-limit': rateLimitPolicy(context.rateLimitCounters),
      'x-sunset': sunsetPolicy,
      'x-audit': auditPolicy,
      'x-maintenance': maintenancePolicy,
      // It refuses nothing: a batch applies it to what is stored.
      'x-names-users': () => null,
    },
    gate,
    open(request, signal, facts) {
      const limits = { signal, wait: config.databaseWaitMs, waited, turns: context.connectionTurns, facts }
      const db = withLimits(requestPool, limits)
      const response = request.res as Response
      const audit = noteOf(response.locals.operation)
      const status = () => (response.headersSent ? response.statusCode : undefined)
      if (audit.kind) response.once('close', () => writeSecurityLine(request, response, audit, status()))
      return {
        ...{ db, pool: db, signal, device: new Device(request), audit },
        logRefusal: (kind, status) => writeSecurityLine(request, response, { kind, userId: null, email: null }, status),
      }
    },
    unitOfWork: unitsOfWork(context),
    idempotency: idempotencyStore(context.quotas),
    takeQuota: (name, { db, user }) => context.quotas.take(db, user, name as QuotaName),
    locks: locksOf(context.quotas),
    toProblem,
    onFailure: (error, request, operation) =>
      log.error({ err: error, request_id: request.id, operation_id: operation?.id }, 'the request failed'),
    requestId: (request) => request.id,
  })
  const otherRoutes = nonContractRoutes(serveContract, await openWebApp(context.webApp))
  const serve: RequestHandler = (request, response, next) =>
    (otherPaths.test(request.url) ? otherRoutes : serveContract)(request, response, next)
  // Few requests need CORS. The others are served at once: Express's own dispatch costs more than most of these steps.
  app.use((request, response, next) => {
    begin(request, response)
    const isSameOrigin = request.headers.origin === undefined && request.method !== 'OPTIONS'
    return isSameOrigin ? serve(request, response, next) : addCorsHeaders(request, response, next)
  })
  app.use(serve)
  app.use(lastResort(log))
  // Refusals have a metric of their own.
  const beginRefused = requestBeginner([writeLine])
  const refusal = {
    begin(request: IncomingMessage, response: ServerResponse) {
      const id = beginRefused(request, response)
      // A web page can read no response without the headers of CORS.
      if (request.headers.origin !== undefined) addCorsHeaders(request as Request, response as Response, () => {})
      return id
    },
    onRefused: metrics.countRefused,
  }
  return refuseEarly(gate, context.contract.operations, refusal, app)
}

/** Routes outside the contract: the web app, the docs' assets and the event socket. `serveContract` serves other paths. */
function nonContractRoutes(serveContract: RequestHandler, webApp: WebApp): RequestHandler {
  const router = express.Router()
  router.get(['/', '/app', '/app/*path'], (request, response, next) => webApp(request, response) || next())
  router.get(`${assets}/:name`, (request, response, next) => {
    const file = docsAssets.get(request.params.name)
    if (file === undefined) next()
    // Once the response has begun, its client has gone: no response is possible.
    else
      response.sendFile(
        file,
        { maxAge: '1h', dotfiles: 'allow' },
        (error) => error && !response.headersSent && next(error),
      )
  })
  router.get(`${assets}/redoc.standalone.js`, async (_, response) => {
    response
      .type('js')
      .set('Cache-Control', 'public, max-age=3600')
      .send(await readRedocScript())
  })
  router.get(eventSocketPath, upgradeRequired)
  router.use(serveContract)
  return router
}

const assets = '/docs/assets'
/** One regex keeps most requests out of the router. */
const otherPaths = new RegExp(`^(${assets}|${eventSocketPath}|/app(/|$|\\?)|/$|/\\?)`, 'i')

/**
 * The device of a request. Its members are computed on access: Express resolves the address behind proxies each time. A class,
 * since V8 gives each object literal with getters a hidden class of its own, which keeps the request until a full collection.
 */
class Device {
  readonly #request: Request
  constructor(request: Request) {
    this.#request = request
  }

  get address(): string | null {
    return this.#request.ip ?? null
  }

  /** At most 500 characters of the client's `User-Agent`. */
  get user_agent(): string | null {
    return this.#request.headers['user-agent']?.slice(0, 500) ?? null
  }
}

/** A request for the socket without an upgrade. Node hands those with one to `serveEventSocket`. */
const upgradeRequired: RequestHandler = (request, response) => {
  sendProblem(response, problem('upgrade_required', { headers: { Upgrade: 'websocket' } }), request.id)
}

/** Errors from before the contract, such as a path that `express.static` cannot decode. */
function lastResort(log: Context['log']): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const failure = kernelProblem(error.status >= 400 && error.status < 500 ? 'malformed_request' : 'internal_error')
    if (failure.status >= 500) log.error({ err: error, request_id: request.id }, 'the request failed')
    sendProblem(response, failure, request.id)
  }
}
