/** Ends a query in flight: on the server if it can be reached, otherwise by destroying its connection. */
import pg from 'pg'

/** A pg connection. */
export type Connection = pg.Client & {
  /** Set on a connection that Knex must not use again. */
  __knex__disposed?: unknown
  /** Whether a query is sent before the previous one has returned. */
  pipeline: boolean
  /** False from a query until the server's ReadyForQuery, which follows an error too (PostgreSQL, 54.2.3). */
  readyForQuery: boolean
  /** I: idle, T: in a transaction, E: in a failed one (PostgreSQL, 54.7, ReadyForQuery); null: there was no query yet. */
  getTransactionStatus(): 'I' | 'T' | 'E' | null
  /** A COMMIT is in flight, which is not cancelled: its outcome would be unknown. */
  commits?: boolean
}

/** Milliseconds that the server has to cancel a query, before its connection is destroyed. */
const cancelTimeoutMs = 1_000

/** By connection: it must not be used while a cancellation is in flight, which would end its next query. */
const cancellations = new WeakMap<Connection, Promise<void>>()

/**
 * Asks the server to cancel the query of a connection. Destroys the connection if `query`, its last one, does not end then.
 */
export function cancelQuery(connection: Connection, query: Promise<unknown>): void {
  if (cancellations.has(connection) || connection.commits) return
  const ended = Promise.all([cancel(connection), query.catch(() => {})])
  const late = setTimeout(() => destroyConnection(connection), cancelTimeoutMs)
  const cancellation = ended
    .then(
      () => {},
      () => destroyConnection(connection),
    )
    .finally(() => {
      clearTimeout(late)
      cancellations.delete(connection)
    })
  cancellations.set(connection, cancellation)
}

/** Resolves when no cancellation can reach the next query of a connection. */
export async function cancellationOf(connection: Connection): Promise<void> {
  await cancellations.get(connection)
}

/** Closes a connection without a message to the server, which may be out of reach. Its queries fail. */
export function destroyConnection(connection: Connection): void {
  connection.__knex__disposed ??= new Error('The server did not answer.')
  const { stream } = (connection as unknown as { connection: pg.Connection }).connection
  stream.destroy()
}

/**
 * A cancel request goes over a connection of its own, which the server closes once it is done (PostgreSQL, 54.2.8).
 * Unlike pg_cancel_backend() it needs no connection of the pool, and goes through PgBouncer.
 */
function cancel(target: Connection): Promise<void> {
  const { host, port, ssl, processID, secretKey } = target as unknown as {
    host: string
    port: number
    ssl: boolean
    processID: number
    secretKey: number
  }
  const request = new pg.Connection({ ssl }) as pg.Connection & {
    requestSsl(): void
    cancel(processID: number, secretKey: number): void
    connect(port: number | string, host?: string): void
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => request.stream.destroy(), cancelTimeoutMs)
    const send = () => request.cancel(processID, secretKey)
    request.once('connect', () => (ssl ? request.requestSsl() : send()))
    request.once('sslconnect', send)
    request.on('error', reject)
    request.once('end', () => {
      clearTimeout(late)
      resolve()
    })
    if (host.startsWith('/')) request.connect(`${host}/.s.PGSQL.${port}`)
    else request.connect(port, host)
  })
}
