/** Serves the contract until a stop signal. This file is loaded while the embedded Postgres starts. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import type { EmbeddedPostgres } from '../db/embedded/embedded.ts'
import { announceFirstAccount, ensureAdmin } from '../features/auth/admin.ts'
import { serveEventSocket } from '../features/events/socket.ts'
import { opensEventSocket } from '../features/events/upgrade.ts'
import { sharedNotices } from '../features/service/notices.ts'
import { hasUsers } from '../features/users/queries.ts'
import { createApp } from '../http/app.ts'
import { outsideExpress } from '../http/outside-express.ts'
import { createHttpServer, prepareSchema } from '../kernel/index.ts'
import { type ContextOptions, createContext } from '../service/context.ts'
import { createLog, isForPerson } from '../telemetry/log.ts'
import { noTracing, startTracing, type Tracing } from '../telemetry/tracing.ts'
import { announceService } from './announce.ts'
import { createDatabase, type Database, openReplicas, prepareDatabase } from './database.ts'
import { announceShutdown, closeServer } from './drain.ts'
import { serveMetrics } from './metrics-server.ts'
import { listen } from './port.ts'
import { existingSecrets, signingSecrets } from './signing-secret.ts'
import { startWorkers } from './workers.ts'

export interface ServeOptions {
  config: Config
  /** Null where `DATABASE_URL` names another server. */
  embedded: EmbeddedPostgres | null
  /** Resolves with the stop signal. */
  signalled: Promise<string>
}

/** Resolves once everything but the embedded Postgres has stopped. Throws errors of the start. */
export async function serve({ config, embedded, signalled }: ServeOptions): Promise<void> {
  const tracing = await startTracing(config, createLog(config))
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
  // The database is prepared while this process creates the context and the app.
  const prepared = prepareDatabase(database.pool)
  const [{ context, app }] = await Promise.all([
    createService(
      { config, pool: database.pool, workerPool: database.workerPool, tracing, stopping: stopping.signal },
      prepared,
    ),
    prepared,
  ])
  await sharedNotices(context.requestPool, stopping.signal)
  if (config.admin) await ensureAdmin(context, config.admin)
  // Elsewhere the first account takes a link.
  const isNew = isForPerson(config) && config.isLocal && !(await hasUsers(database.pool))
  await announceFirstAccount(context)
  const metrics = await serveMetrics(context.metrics, config)
  try {
    const bare = outsideExpress(context)
    const server = createHttpServer(app, { ...bare, isUpgrade: opensEventSocket })
    serveEventSocket(server, context, bare)
    const address = await listen(server, config, { host: 'HOST', port: 'PORT' })
    announceService(context, { address, place: database.place, metrics: metrics?.address, isNew })

    await sleep(firstResponsesMs)
    if (config.workers) await startWorkers(context, signalled)
    // Compiled ahead, since it would delay the first write noticeably; other validators compile quickly.
    prepareSchema(context.contract, 'Event')

    context.log.info({ signal: await signalled }, 'stopping')
    stopping.abort()
    await announceShutdown(server, config.shutdownDelayMs)
    await Promise.all([context.tail.stop(), closeServer(server), context.jobs.stop()])
  } finally {
    await Promise.all([context.tail.stop(), context.jobs.stop(), context.replicas.close()])
    metrics?.close()
  }
}

/**
 * Creates a signing secret only once the database is known to work. Throws a ContractError for an unusable contract.
 */
async function createService(options: Omit<ContextOptions, 'secrets'>, prepared: Promise<void>) {
  const { config } = options
  let secrets = await existingSecrets(config)
  if (!secrets) {
    await prepared
    secrets = await signingSecrets(config)
  }
  const replicaPools = openReplicas(config, options.tracing ?? noTracing)
  const context = await createContext({ ...options, secrets, replicaPools })
  return { context, app: await createApp(context) }
}

/** Milliseconds in which clients that waited for the service get their first responses, before the workers start. */
const firstResponsesMs = 100
