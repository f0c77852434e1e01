/** Interprets database errors, in one place. No SQL text leaves it. */

/** Thrown where there is no connection to the database, or it did not respond in time. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

/** Thrown for a cursor that this service did not issue, or that belongs to another order. */
export class CursorError extends Error {
  override name = 'CursorError'
}

/**
 * Thrown by a unit of work that finds, behind its locks, that it would have had to lock something else. It runs again, as
 * after a serialization failure.
 */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile'
  readonly code = '40001'
}

/** feature_not_supported: "cached plan must not change result type", after a migration changed the type of a column. */
export const planIsStale = '0A000'

/** The reason of a database error. After `unavailable` a later attempt may succeed. */
export interface Refusal {
  reason: 'conflict' | 'invalid' | 'unavailable'
  /** A sentence for the client. */
  detail?: string
}

const unavailable: Refusal = { reason: 'unavailable' }

/** By SQLSTATE, or by its class (the first two characters). Postgres, appendix A. */
const refusals: Record<string, Refusal> = {
  // 22: a value that its column cannot hold, such as a date that does not exist or a NUL character.
  '22': { reason: 'invalid', detail: 'A value cannot be stored.' },
  '23502': { reason: 'invalid', detail: 'A value is missing.' },
  '23503': { reason: 'conflict', detail: 'A referenced resource does not exist.' },
  '23505': { reason: 'conflict', detail: 'The resource already exists.' },
  '23514': { reason: 'invalid', detail: 'A value is out of bounds.' },
  '23P01': { reason: 'conflict', detail: 'The resource already exists.' },
  // Retried (transaction.ts), and still in conflict.
  '40001': unavailable,
  '40P01': unavailable,
  // The server is a standby now, or not yet a primary. knex.ts discards the connection.
  '25006': unavailable,
  // 08: connection lost or refused. 53: too many connections, disk or memory exhausted. 58: a file cannot be read or written.
  '08': unavailable,
  '53': unavailable,
  '58': unavailable,
  // The server's limits: statement_timeout, lock_timeout.
  '55P03': unavailable,
  '57014': unavailable,
  '57P01': unavailable,
  '57P02': unavailable,
  '57P03': unavailable,
}

/** The system calls of a connection, as Node names them in errors of the network, which have no SQLSTATE. */
const connectionCalls = new Set(['connect', 'getaddrinfo', 'read', 'shutdown', 'write'])
/** Codes of Node for a socket that is closed already. No system call was made. */
const connectionErrors = /^(EPIPE|ECONNRESET|ERR_(STREAM|SOCKET)_\w+)$/
/** Errors of `pg`, which have no code. Knex prefixes the statement and a dash. */
const connectionMessages =
  /(^| - )(Connection terminated|timeout expired|Query read timeout|Client was closed|Client has encountered a connection error)[\w ]*$/

/** The meaning of an error of Postgres, `pg`, Knex's pool or `limits/`; undefined for any other error. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseUnavailable) return unavailable
  const { code = '', syscall = '', name, message } = error as Error & { code?: string; syscall?: string }
  if (connectionCalls.has(syscall) || connectionErrors.test(code)) return unavailable
  if (name === 'KnexTimeoutError' || connectionMessages.test(message)) return unavailable
  return /^[0-9A-Z]{5}$/.test(code) ? (refusals[code] ?? refusals[code.slice(0, 2)]) : undefined
}
