/** Cancels a running query: on the server if it can be reached, otherwise by destroying the connection. */
import pg from 'pg'

/** A pg connection. */
export type Connection = pg.Client & {
  /** Knex does not use a connection again that has this mark. */
  __knex__disposed?: unknown
  /** Whether a query is sent before the previous one has returned. */
  pipeline: boolean
  /** False from a query until the server is ready for the next one, which it also says after an error (54.2.3). */
  readyForQuery: boolean
  /**
   * I: idle, T: in a transaction, E: in a failed one (PostgreSQL, 54.7, ReadyForQuery). Null: no query was sent yet.
   */
  getTransactionStatus(): 'I' | 'T' | 'E' | null
  /** A commit is running. It is never cancelled, since its outcome would be unknown. */
  commits?: boolean
}

/** The time that the server has to end a cancelled query, before the connection is destroyed. */
const cancelTimeoutMs = 1_000

/** The running cancellation of each connection. A connection is not used again before it has ended. */
const interruptions = new WeakMap<Connection, Promise<void>>()

/**
 * Asks the server to cancel the running query of a connection. Destroys the connection when `query`, its last one, does
 * not end in time.
 */
export function interrupt(connection: Connection, query: Promise<unknown>): void {
  if (interruptions.has(connection) || connection.commits) return
  const ended = Promise.all([cancel(connection), query.catch(() => {})])
  const late = setTimeout(() => cut(connection), cancelTimeoutMs)
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

/** Resolves when no cancellation is running that could affect the next query of a connection. */
export async function interruptionOf(connection: Connection): Promise<void> {
  await interruptions.get(connection)
}

/** Runs a statement with a timeout, after which the connection is destroyed and this throws. */
export async function answered(connection: Connection, statement: string, milliseconds: number) {
  const late = setTimeout(() => cut(connection), milliseconds)
  try {
    return await connection.query(statement)
  } finally {
    clearTimeout(late)
  }
}

/**
 * Destroys a connection without notifying the server, which may be unreachable. Its queries fail as on a lost
 * connection.
 */
export function cut(connection: Connection): void {
  connection.__knex__disposed ??= new Error('The server did not answer.')
  const { stream } = (connection as unknown as { connection: pg.Connection }).connection
  stream.destroy()
}

/**
 * Sends a cancel request on a connection of its own, which the server closes when it has handled it (PostgreSQL,
 * 54.2.8). Unlike pg_cancel_backend() it needs no connection of the pool, and it works through PgBouncer.
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
