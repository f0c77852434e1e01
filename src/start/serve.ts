/** Serves the contract until it is told to stop; loaded while the embedded Postgres starts. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import type { EmbeddedPostgres } from '../db/embedded/embedded.ts'
import { newId } from '../db/new-id.ts'
import { ensureAdmin } from '../features/auth/admin.ts'
import { serveEventSocket } from '../features/events/socket.ts'
import { createApp } from '../http/app.ts'
import { bareHeaders } from '../http/security-headers.ts'
import { createHttpServer, prepareSchema } from '../kernel/index.ts'
import { type ContextOptions, createContext } from '../service/context.ts'
import { createLog } from '../telemetry/log.ts'
import { noTracing, startTracing, type Tracing } from '../telemetry/tracing.ts'
import { createDatabase, type Database, openReplicas, prepareDatabase } from './database.ts'
import { takeLeave } from './drain.ts'
import { serveMetrics } from './metrics-server.ts'
import { listen } from './port.ts'
import { existingSecret, signingSecret } from './signing-secret.ts'
import { gracePeriod } from './stop-signal.ts'
import { growAgain } from './v8-flags.ts'
import { createTicks, createWorkers } from './workers.ts'

export interface ServeOptions {
  config: Config
  /** Null: the database is another one. */
  embedded: EmbeddedPostgres | null
  /** Resolves with the signal that ends it. */
  signalled: Promise<string>
}

/** Resolves once everything has stopped but the embedded Postgres. Throws what stops the start. */
export async function serve({ config, embedded, signalled }: ServeOptions): Promise<void> {
  const tracing = await startTracing(config, createLog(config.logLevel))
  try {
    const database = await createDatabase(config, { tracing, embedded })
    await serveDatabase({ config, database, tracing, signalled }).finally(database.close)
  } finally {
    await tracing.stop()
  }
}

interface Opened extends Pick<ServeOptions, 'config' | 'signalled'> {
  database: Database
  tracing: Tracing
}

async function serveDatabase({ config, database, tracing, signalled }: Opened): Promise<void> {
  const stopping = new AbortController()
  // The server makes connections and looks for what is to be done while this process does what it does by itself.
  const prepared = prepareDatabase(database.pool)
  const [{ context, app }] = await Promise.all([
    createService({ config, pool: database.pool, tracing, stopping: stopping.signal }, prepared),
    prepared,
  ])
  if (config.admin) await ensureAdmin(context, config.admin)
  const metrics = await serveMetrics(context.metrics, config)
  try {
    const outsideExpress = { newRequestId: newId, headers: bareHeaders() }
    const server = createHttpServer(app, outsideExpress)
    serveEventSocket(server, context, outsideExpress)
    const address = await listen(server, config, { host: 'HOST', port: 'PORT' })
    console.log(welcome({ address, place: database.place, metrics: metrics?.address }))

    await sleep(firstAnswers)
    if (config.workers) await context.jobs.work(createWorkers(context), createTicks(context))
    // The first write would wait 0.1 s for it; other validators take a few milliseconds.
    prepareSchema(context.contract, 'Event')
    growAgain()

    context.log.info({ signal: await signalled }, 'stopping')
    stopping.abort()
    await takeLeave(server, config.shutdownDelayMs)
    await Promise.all([context.tail.stop(), close(server), context.jobs.stop()])
  } finally {
    await Promise.all([context.tail.stop(), context.jobs.stop(), context.replicas.close()])
    metrics?.close()
  }
}

/** Creates a signing secret only once the database is known to work. Throws a ContractError for an unusable contract. */
async function createService(options: Omit<ContextOptions, 'secret'>, prepared: Promise<void>) {
  const { config } = options
  let secret = await existingSecret(config)
  if (!secret) {
    await prepared
    secret = await signingSecret(config)
  }
  const replicaPools = openReplicas(config, options.tracing ?? noTracing)
  const context = await createContext({ ...options, secret, replicaPools })
  return { context, app: await createApp(context) }
}

/** Milliseconds for whoever waited for the service, before this process is busy with what no answer needs. */
const firstAnswers = 100

/**
 * Milliseconds for whoever was let in just before the listener closed to send their request. Node's own close ends such
 * a connection at once, for an idle one, and a proxy could not know what became of its request.
 */
const lastConnections = 500

/** Lets the requests in flight end, for as long as the grace period lasts. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  const late = setTimeout(() => server.closeAllConnections(), gracePeriod)
  await noneIsWaiting(server)
  // Listens no more, and leaves the connections as they are.
  NetServer.prototype.close.call(server)
  await Promise.race([closed, sleep(lastConnections)])
  // A connection whose request has ended stays open for the next one, unless it is closed.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

/**
 * Resolves right after a turn of the event loop in which nobody was let in and little was done: then no connection waits to
 * be. The system would reset it when the listener closes, with the request that is in it. A turn lets in one at most
 * (libuv 1.45). On a process that is never idle it gives up. Of 40 clients that connect anew for each request, 20 to 60 ms
 * after the one before, 4 were reset in 20 stops, and 27 without this.
 */
async function noneIsWaiting(server: Server): Promise<void> {
  let connections = 0
  const count = () => connections++
  server.on('connection', count)
  for (let turn = 0; turn < 1_000; turn++) {
    const before = connections
    const begun = performance.now()
    await setImmediate()
    if (connections === before && performance.now() - begun < 0.1) break
  }
  server.off('connection', count)
}

/** What a newcomer needs next. */
function welcome({ address, place, metrics }: { address: string; place: string; metrics: string | undefined }): string {
  return `
Taskpact is ready.

  Address  ${address}
  Docs     ${address}/docs
  Data     ${place}${metrics === undefined ? '' : `\n  Metrics  ${metrics}`}

Try it (registers a user, signs in and creates a todo):

  curl -s ${address}/auth/register -H 'Content-Type: application/json' \\
    -d '{"email":"ada@example.com","password":"tin whistle at low tide","name":"Ada"}' && \\
  curl -s ${address}/todos -H 'Content-Type: application/json' -d '{"title":"Buy milk"}' \\
    -H "Authorization: Bearer $(curl -s ${address}/auth/token \\
      -d grant_type=password -d username=ada@example.com --data-urlencode 'password=tin whistle at low tide' \\
      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')"
`
}
