/** What an error of the database means: the one place where its error codes are read. No SQL text is passed on. */

/** There is no connection to the database, or it did not respond in time. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

/** A cursor that is not from here, or that belongs to another order. */
export class CursorError extends Error {
  override name = 'CursorError'
}

/** Why the database did not do what it was asked to. `unavailable`: a later attempt may succeed. */
export interface Refusal {
  reason: 'conflict' | 'invalid' | 'unavailable'
  /** For a person. */
  detail?: string
}

const unavailable: Refusal = { reason: 'unavailable' }

/** By SQLSTATE, or by its class (the first two characters). Postgres, appendix A. */
const refusals: Record<string, Refusal> = {
  // 22: what was sent is no value of the column, such as a date that does not exist or a NUL character.
  '22': { reason: 'invalid', detail: 'A value cannot be stored.' },
  '23502': { reason: 'invalid', detail: 'A value is missing.' },
  '23503': { reason: 'conflict', detail: 'A referenced resource does not exist.' },
  '23505': { reason: 'conflict', detail: 'The resource already exists.' },
  '23514': { reason: 'invalid', detail: 'A value is out of bounds.' },
  '23P01': { reason: 'conflict', detail: 'The resource already exists.' },
  // Tried again and again (transaction.ts), and still in conflict with others.
  '40001': unavailable,
  '40P01': unavailable,
  // The server has become a standby, or is not a primary yet: the connection is not used again (dialect.ts).
  '25006': unavailable,
  // Connections: lost, refused, shut down, too many; resources: disk, memory.
  '08': unavailable,
  '53': unavailable,
  // The server's own limits to a statement: its time (statement_timeout), and its waiting for a lock (lock_timeout).
  '55P03': unavailable,
  '57014': unavailable,
  '57P01': unavailable,
  '57P02': unavailable,
  '57P03': unavailable,
}

/** Errors of the network and of the pool, which have no SQLSTATE. */
const connectionErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** Knex puts the statement and a dash in front. */
const connectionMessages =
  /(^| - )(Connection terminated|timeout expired|Client was closed|Client has encountered a connection error)[\w ]*$/

/** What an error of Postgres, `pg`, Knex's pool or `limits/` means; undefined for any other error. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseUnavailable) return unavailable
  const { code = '', name, message } = error as Error & { code?: string }
  if (connectionErrors.has(code) || name === 'KnexTimeoutError' || connectionMessages.test(message)) return unavailable
  return /^[0-9A-Z]{5}$/.test(code) ? (refusals[code] ?? refusals[code.slice(0, 2)]) : undefined
}
