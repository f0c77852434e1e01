/** The database that the configuration names: the server of `DATABASE_URL`, or the embedded one. */
import type { Knex } from 'knex'
import { continueChangeLog } from '../changelog/epoch.ts'
import type { Config } from '../config/config.ts'
import { withoutSecrets } from '../config/database-hosts.ts'
import type { EmbeddedPostgres } from '../db/embedded/embedded.ts'
import { assertReachable, createPool } from '../db/knex.ts'
import { migrate } from '../db/migrate.ts'
import type { AroundQuery } from '../db/observed-client.ts'
import { installJobs } from '../jobs/install.ts'
import { noTracing, type Tracing } from '../telemetry/tracing.ts'
import { startEmbeddedServer } from './embedded-server.ts'

/** Characters of a statement that a span has. */
const longestStatement = 4_000

export interface Database {
  pool: Knex
  /** Where the data is, for a person; never with a password. */
  place: string
  /** Closes the connections, and stops an embedded server that was started for them and that nobody else uses. */
  close(): Promise<void>
}

export interface ConnectOptions {
  applicationName?: string
  tracing?: Tracing
  /** The server of the configuration where it runs already, and is stopped by others; null for one that is not embedded. */
  embedded?: EmbeddedPostgres | null
}

/** Connects and prepares. Throws a StartupError when it cannot. */
export async function openDatabase(config: Config, options: ConnectOptions = {}): Promise<Database> {
  return withPool(await createDatabase(config, options), prepareDatabase)
}

/** Connects, and leaves what is there as it is. Throws a StartupError when it cannot. */
export async function connectDatabase(config: Config, options: ConnectOptions = {}): Promise<Database> {
  return withPool(await createDatabase(config, options), assertReachable)
}

/** Nothing is asked of the server yet. Throws a StartupError when the embedded one cannot be started. */
export async function createDatabase(
  config: Config,
  { applicationName = 'taskpact', tracing = noTracing, embedded: running }: ConnectOptions = {},
): Promise<Database> {
  const embedded = running === undefined ? await startEmbeddedServer(config) : running
  const connection = embedded ? embedded.connection : (config.databaseUrl as string)
  const pool = createPool({
    connection,
    max: config.databasePoolSize,
    applicationName,
    around: aroundQuery(tracing),
  })
  async function close() {
    await pool.destroy()
    if (running === undefined) await embedded?.stop()
  }
  return { pool, place: embedded ? config.dataFolder : withoutSecrets(connection as string), close }
}

/** Makes of what is there what this version needs. Throws a StartupError when the server cannot be used. */
export async function prepareDatabase(pool: Knex): Promise<void> {
  await assertReachable(pool)
  await migrate(pool)
  await installJobs(pool)
  await continueChangeLog(pool)
}

/** The database, after something that it cannot be used without. */
async function withPool(database: Database, work: (pool: Knex) => Promise<void>): Promise<Database> {
  try {
    await work(database.pool)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

/** The pools of `DATABASE_REPLICA_URLS`; nothing is asked of them yet. */
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

/** Queries as spans of what asks for them. Undefined: nobody wants to know. */
function aroundQuery(tracing: Tracing): AroundQuery | undefined {
  if (tracing === noTracing) return undefined
  return (statement, query) => {
    const operation = /^\s*(\w*)/.exec(statement)?.[1]?.toUpperCase() ?? ''
    const attributes = {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': statement.slice(0, longestStatement),
    }
    return tracing.span({ name: operation, kind: 'CLIENT', attributes }, query)
  }
}
