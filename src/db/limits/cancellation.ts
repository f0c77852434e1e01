/** Ends a query that runs: on the server if that can be reached, else by cutting its connection. */
import pg from 'pg'

/** A pg connection. */
export type Connection = pg.Client & {
  /** By this mark Knex knows one that must not be used again. */
  __knex__disposed?: unknown
  /** Whether a query is sent while another one is not answered. */
  pipeline: boolean
  /** False from a query until the server has said that it may have the next one, which comes after an error (54.2.3). */
  readyForQuery: boolean
  /** I: idle, T: in a transaction, E: in one that has failed (PostgreSQL, 54.7, ReadyForQuery); null: nothing was asked. */
  getTransactionStatus(): 'I' | 'T' | 'E' | null
  /** A commit is under way, which is not stopped: nobody could say what became of it. */
  commits?: boolean
}

/** Milliseconds that the server has to end a query, before its connection is cut. */
const patience = 1_000

/** What runs for each connection, so that nobody uses one for which a cancellation is still on its way. */
const interruptions = new WeakMap<Connection, Promise<void>>()

/**
 * Asks the server to cancel what a connection runs, and cuts the connection if `query`, the last one that it was
 * given, does not end then.
 */
export function interrupt(connection: Connection, query: Promise<unknown>): void {
  if (interruptions.has(connection) || connection.commits) return
  const ended = Promise.all([cancel(connection), query.catch(() => {})])
  const late = setTimeout(() => cut(connection), patience)
  const interruption = ended
    .then(
      () => {},
      () => cut(connection),
    )
    .finally(() => {
      clearTimeout(late)
      interruptions.delete(connection)
    })
  interruptions.set(connection, interruption)
}

/** Resolves when no cancellation can meet the next query of a connection any more. */
export async function interruptionOf(connection: Connection): Promise<void> {
  await interruptions.get(connection)
}

/** Runs a statement that must be answered within some milliseconds: then the connection is cut, and this throws. */
export async function answered(connection: Connection, statement: string, milliseconds: number) {
  const late = setTimeout(() => cut(connection), milliseconds)
  try {
    return await connection.query(statement)
  } finally {
    clearTimeout(late)
  }
}

/** Ends a connection without a word to the server, which may not hear it. Its queries fail as with any lost one. */
export function cut(connection: Connection): void {
  connection.__knex__disposed ??= new Error('The server did not answer.')
  const { stream } = (connection as unknown as { connection: pg.Connection }).connection
  stream.destroy()
}

/**
 * A cancel request goes over a connection of its own, which the server closes once it is done (PostgreSQL, 54.2.8).
 * Unlike pg_cancel_backend() it needs no place in the pool, and goes through PgBouncer.
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
    const late = setTimeout(() => request.stream.destroy(), patience)
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
