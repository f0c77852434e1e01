/** Connections to Postgres, and how its values become ours. */
import createKnex, { type Knex } from 'knex'
import pg from 'pg'
import { perHost } from '../config/database-hosts.ts'
import { StartupError } from '../config/startup-error.ts'
import { dialectFor } from './dialect.ts'
import type { AroundQuery } from './observed-client.ts'

export interface PoolOptions {
  /** A URL, which may have several hosts, or what `pg` takes (a Unix socket's folder as `host`). */
  connection: string | pg.ClientConfig
  /** Connections at most. */
  max: number
  applicationName: string
  /** Milliseconds that a query waits for a connection at most; 5,000 when absent. */
  acquireTimeout?: number
  /** Goes around each query, the beginnings and ends of transactions too. */
  around?: AroundQuery | undefined
}

/** The oldest server that the SQL is written for. */
const minimumVersion = 13

const { INT8, TIMESTAMPTZ } = pg.types.builtins

/** Values of this pool only: instants stay text in ISO 8601, with all of their microseconds; counts are numbers. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TIMESTAMPTZ) return toInstant
    if (oid === INT8) return toSafeInteger
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** No connection is made before the first query. */
export function createPool({ connection, max, applicationName, acquireTimeout = 5_000, around }: PoolOptions): Knex {
  const urls = typeof connection === 'string' ? perHost(connection) : []
  const settings = typeof connection === 'string' ? { connectionString: urls[0] as string } : connection
  return createKnex({
    client: dialectFor(urls, around),
    connection: {
      ...settings,
      application_name: applicationName,
      // So that a pool whose new connections are lost is whole again within 5 s of the network.
      connectionTimeoutMillis: 3_000,
      // A connection that is idle while the network forgets it is found out before it is used.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      types,
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max },
    acquireConnectionTimeout: acquireTimeout,
    asyncStackTraces: false,
    // Knex would write values, such as a password's hash, into the error of a statement with a literal question mark.
    compileSqlOnError: false,
    // What it would print is also thrown, and who catches it knows better what to say.
    log: { warn() {}, error() {}, deprecate() {}, debug() {} },
  })
}

/** `2026-11-21 03:09:00.123456+00`, as Postgres writes it in any zone, to `2026-11-21T03:09:00.123456Z`. */
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

/** Throws a StartupError, without the password, when the server cannot be used. */
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
  // Both addresses of a name were tried: the error of each is in an AggregateError without a message.
  const [first = error] = error instanceof AggregateError ? error.errors : [error]
  return (first as Error).message.replace(/^.*? - (?=\w)/s, '')
}
