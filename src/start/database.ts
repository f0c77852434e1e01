/** Opens the database of the configuration: the server of `DATABASE_URL`, or the embedded one. */
import type { Knex } from 'knex'
import { continueChangeLog } from '../changelog/epoch.ts'
import type { Config } from '../config/config.ts'
import { withoutSecrets } from '../config/database-hosts.ts'
import { StartupError } from '../config/startup-error.ts'
import type { EmbeddedPostgres } from '../db/embedded/embedded.ts'
import { assertReachable, createPool, reasonOf } from '../db/knex.ts'
import { migrate } from '../db/migrate.ts'
import type { AroundQuery } from '../db/observed-client.ts'
import { assertKeepsTexts } from '../db/texts.ts'
import { installJobs } from '../jobs/install.ts'
import { noTracing, type Tracing } from '../telemetry/tracing.ts'
import { startEmbeddedServer } from './embedded-server.ts'

/** Characters of a statement in a span. */
const maxStatementLength = 4_000

export interface Database {
  pool: Knex
  /** Further connections, for background jobs. */
  workerPool: Knex
  /** The location of the data for messages, without a password. */
  place: string
  /** Closes the connections, and stops the embedded server if it was started here and no other process uses it. */
  close(): Promise<void>
}

export interface ConnectOptions {
  applicationName?: string
  tracing?: Tracing
  /** The embedded server, if the caller has started it and will stop it; null where the server is not embedded. */
  embedded?: EmbeddedPostgres | null
}

/** Connects, and runs the migrations. Throws a StartupError when it cannot. */
export async function openDatabase(config: Config, options: ConnectOptions = {}): Promise<Database> {
  return withPool(await createDatabase(config, options), prepareDatabase)
}

/** Connects without changing the database. Throws a StartupError when it cannot. */
export async function connectDatabase(config: Config, options: ConnectOptions = {}): Promise<Database> {
  return withPool(await createDatabase(config, options), assertReachable)
}

/** Creates the pool without connecting. Throws a StartupError when the embedded server cannot be started. */
export async function createDatabase(
  config: Config,
  { applicationName = 'taskpact', tracing = noTracing, embedded: running }: ConnectOptions = {},
): Promise<Database> {
  const embedded = running === undefined ? await startEmbeddedServer(config) : running
  const connection = embedded ? embedded.connection : (config.databaseUrl as string)
  const poolOf = (max: number) => createPool({ connection, max, applicationName, around: aroundQuery(tracing) })
  const pool = poolOf(config.databasePoolSize)
  const workerPool = poolOf(config.databaseWorkerPoolSize)
  async function close() {
    await Promise.all([pool.destroy(), workerPool.destroy()])
    if (running === undefined) await embedded?.stop()
  }
  return { pool, workerPool, place: embedded ? config.dataFolder : withoutSecrets(connection as string), close }
}

/**
 * Migrates the tables, the queues and the change log to this version. Throws a StartupError for an unusable server or
 * database. Advice after a downgrade goes to standard error.
 */
export async function prepareDatabase(pool: Knex): Promise<void> {
  await assertReachable(pool)
  await assertKeepsTexts(pool)
  await migrate(pool, (advice) => console.error(advice))
  await explained('The queues of the background jobs', installJobs(pool))
  await explained('The change log', continueChangeLog(pool))
}

/** Makes a StartupError of a failure: the database is not what its migrations leave, or it became unavailable. */
async function explained(subject: string, work: Promise<void>): Promise<void> {
  await work.catch((cause) => {
    throw new StartupError(
      `${subject} cannot be prepared: ${reasonOf(cause)}. If the database can be reached, it was changed by another program or version: restore a backup (docs/backup-upgrade.md).`,
      { cause },
    )
  })
}

/** Runs `work`, and closes the database if that fails. */
async function withPool(database: Database, work: (pool: Knex) => Promise<void>): Promise<Database> {
  try {
    await work(database.pool)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

/** Creates the pools of `DATABASE_REPLICA_URLS` without connecting. */
export function openReplicas(config: Config, tracing: Tracing): Knex[] {
  return config.databaseReplicaUrls.map((connection) =>
    createPool({
      connection,
      max: config.databasePoolSize,
      applicationName: 'taskpact',
      around: aroundQuery(tracing),
    }),
  )
}

/** Traces each query as a span; undefined without tracing. */
function aroundQuery(tracing: Tracing): AroundQuery | undefined {
  if (tracing === noTracing) return undefined
  return (statement, query) => {
    const operation = /^\s*(\w*)/.exec(statement)?.[1]?.toUpperCase() ?? ''
    const attributes = {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': statement.slice(0, maxStatementLength),
    }
    return tracing.span({ name: operation, kind: 'CLIENT', attributes }, query)
  }
}
