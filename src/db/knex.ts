/**
 * Pools of connections to Postgres: creates them, parses their values, and derives pools that use the same connections but
 * differ in how they get one and send statements.
 */
import createKnex, { type Knex } from 'knex'
import PgDialect from 'knex/lib/dialects/postgres/index.js'
import pg from 'pg'
import { perHost } from '../config/database-hosts.ts'
import { StartupError } from '../config/startup-error.ts'
import type { Connection } from './limits/cancellation.ts'
import { type AroundQuery, observedClient } from './observed-client.ts'

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

const { DATE, INT8, TIMESTAMPTZ } = pg.types.builtins

/** Parsers for this pool only: instants and days stay ISO 8601 text, instants with their microseconds; counts become numbers. */
const types = new pg.TypeOverrides()
types.setTypeParser(TIMESTAMPTZ, toInstant)
types.setTypeParser(INT8, toSafeInteger)
types.setTypeParser(DATE, String)

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

/** SQLSTATE read_only_sql_transaction: a write was sent to a standby, or to a demoted primary. */
const readOnly = '25006'

/**
 * Knex's dialect for Postgres, for the hosts of one URL, which drops connections to former primaries. Of several hosts it uses the one that accepts writes: it tries them in
 * order, starting with the last one that was found. A single host is used as it is.
 */
function dialectFor(urls: string[], around: AroundQuery | undefined): typeof PgDialect {
  const Client = around ? observedClient(around) : pg.Client

  return class extends PgDialect {
    #found = 0

    override _driver() {
      return { ...pg, Client }
    }

    override async _acquireOnlyConnection(): Promise<Connection> {
      if (urls.length < 2) return super._acquireOnlyConnection()
      const failures: unknown[] = []
      for (let tried = 0; tried < urls.length; tried++) {
        const host = (this.#found + tried) % urls.length
        // Connections outside of the pool, such as that of LISTEN, use these settings too.
        this.connectionSettings = { ...this.connectionSettings, connectionString: urls[host] as string }
        try {
          const connection = await super._acquireOnlyConnection()
          if (await takesWrites(connection)) {
            this.#found = host
            return connection
          }
          await connection.end()
        } catch (error) {
          failures.push(error)
        }
      }
      throw failures[0] ?? Object.assign(new Error('None of the hosts takes writes.'), { code: readOnly })
    }

    /**
     * Whether a pooled connection may be used. One in an open transaction may not: if a text of several statements with
     * its own BEGIN fails, as pg-boss sends them, every later statement would fail too. A connection may be returned to
     * the pool before the server has reported whether it is in a transaction.
     */
    override async validateConnection(connection: Connection): Promise<boolean> {
      const status = connection.getTransactionStatus()
      return connection.readyForQuery && (status === null || status === 'I')
    }

    /** Discards a connection to a read-only server: a new one may reach the primary. */
    override async _query(connection: Connection, statement: object): Promise<unknown> {
      try {
        return await super._query(connection, statement)
      } catch (error) {
        if ((error as { code?: string }).code === readOnly) connection.__knex__disposed ??= error
        throw error
      }
    }
  }
}

async function takesWrites(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query("select current_setting('transaction_read_only') as read_only")
  return rows[0].read_only === 'off'
}

/** A Knex that `derive` made. */
interface Derived extends Knex {
  /** The pool that it, or what it was derived from, was first derived from. */
  root: Root
  /** All members of its client that differ from the root's. */
  members: object
}

interface Root extends Knex {
  context: { queryBuilder(): Knex.QueryBuilder }
}

/**
 * A Knex like `pool` with other members of its client. Each request has one, and Knex's own way to make one around a client
 * (makeKnex) defines all members anew, which takes much longer. The root is the prototype of all that are derived from it:
 * an object that becomes a prototype, or a new prototype of a function, is slow.
 */
export function derive(pool: Knex, client: object): Knex {
  const { root = pool as Root, members: inherited } = pool as unknown as Partial<Derived>
  const members = { ...inherited, ...client }
  const context = Object.assign(Object.create(root.context), {
    client: Object.assign(Object.create(root.client), members),
  })
  const db = (...table: [Knex.TableDescriptor]) => context.queryBuilder().table(...table)
  Object.setPrototypeOf(db, root)
  return Object.assign(db, { context, root, members }) as unknown as Knex
}

/**
 * A Knex like `pool` without the optimisations of statements and transactions: requests share nothing, nothing is prepared,
 * and each statement is sent after the result of the one before. Everything else must be the same.
 */
export function withoutOptimisations(pool: Knex): Knex {
  return derive(pool, { isPlain: true })
}

/** Whether the optimisations are off for a pool, and so for what is derived from it. */
export function isPlain({ client }: Knex): boolean {
  return client.isPlain === true
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
    throw new StartupError(`The database cannot be reached: ${reasonOf(error)}. Check DATABASE_URL.`)
  }
  if (version < minimumVersion)
    throw new StartupError(`The database is Postgres ${version}; ${minimumVersion} or newer is needed.`)
}

/** The message of a database error, without the statement that Knex puts before it. */
export function reasonOf(error: unknown): string {
  // After failed connections to all addresses of a name, the errors are in an AggregateError without a message.
  const [first = error] = error instanceof AggregateError ? error.errors : [error]
  return (first as Error).message.replace(/^.* - (?=\w)/s, '')
}
