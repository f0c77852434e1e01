/** Creates pools of connections to Postgres, and parses its values. */
import createKnex, { type Knex } from 'knex'
import pg from 'pg'
import { perHost } from '../config/database-hosts.ts'
import { StartupError } from '../config/startup-error.ts'
import { dialectFor } from './dialect.ts'
import type { AroundQuery } from './observed-client.ts'

export interface PoolOptions {
  /** A URL, possibly with several hosts, or settings for `pg`, with a Unix socket's folder as `host`. */
  connection: string | pg.ClientConfig
  /** Maximal number of connections. */
  max: number
  applicationName: string
  /** Milliseconds that a query may wait for a connection; 5,000 when absent. */
  acquireTimeout?: number
  /** Wraps each query, BEGIN and COMMIT included. */
  around?: AroundQuery | undefined
}

/** The oldest supported server version. */
const minimumVersion = 13

const { INT8, TIMESTAMPTZ } = pg.types.builtins

/** Parsers for this pool only: instants stay ISO 8601 text with their microseconds, counts become numbers. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TIMESTAMPTZ) return toInstant
    if (oid === INT8) return toSafeInteger
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Creates a pool. It connects with the first query. */
export function createPool({ connection, max, applicationName, acquireTimeout = 5_000, around }: PoolOptions): Knex {
  const urls = typeof connection === 'string' ? perHost(connection) : []
  const settings = typeof connection === 'string' ? { connectionString: urls[0] as string } : connection
  return createKnex({
    client: dialectFor(urls, around),
    connection: {
      ...settings,
      application_name: applicationName,
      // Short, so that a pool recovers soon after a network failure in which connection attempts are lost.
      connectionTimeoutMillis: 3_000,
      // Detects idle connections that the network has dropped.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      types,
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max },
    acquireConnectionTimeout: acquireTimeout,
    asyncStackTraces: false,
    // Otherwise Knex writes values, such as a password's hash, into errors of statements with a literal question mark.
    compileSqlOnError: false,
    // Knex throws the errors that it would print too, and the caller logs them.
    log: { warn() {}, error() {}, deprecate() {}, debug() {} },
  })
}

/** Converts `2026-11-21 03:09:00.123456+00`, Postgres's format in any zone, to `2026-11-21T03:09:00.123456Z`. */
function toInstant(text: string): string {
  if (text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
  const [, local = '', fraction = '', offset = ''] = /^(.*?)(\.\d+)?([+-][\d:]+)$/.exec(text) ?? []
  const zone = offset.length === 3 ? `${offset}:00` : offset
  return new Date(`${local.replace(' ', 'T')}${zone}`).toISOString().replace('.000Z', `${fraction}Z`)
}

function toSafeInteger(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** Throws a StartupError, without the password, when the server cannot be reached or is too old. */
export async function assertReachable(pool: Knex): Promise<void> {
  let version: number
  try {
    const { rows } = await pool.raw("select current_setting('server_version_num')::int as version")
    version = Math.floor(rows[0].version / 10_000)
  } catch (error) {
    throw new StartupError(`The database cannot be reached: ${reason(error)}. Check DATABASE_URL.`)
  }
  if (version < minimumVersion)
    throw new StartupError(`The database is Postgres ${version}; ${minimumVersion} or newer is needed.`)
}

function reason(error: unknown): string {
  // After failed connections to all addresses of a name, the errors are in an AggregateError without a message.
  const [first = error] = error instanceof AggregateError ? error.errors : [error]
  return (first as Error).message.replace(/^.*? - (?=\w)/s, '')
}
