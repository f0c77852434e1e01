/** What the database refuses, as problems: the one place where its error codes mean something. No SQL text leaks. */
import { kernelProblem, type Problem } from '../kernel/problem.ts'

/** SQLSTATE, or its class (the first two characters), to a problem. Postgres, appendix A. */
const problems: Record<string, (cause: unknown) => Problem> = {
  // 22: what was sent is no value of the column, such as a date that does not exist or a NUL character.
  '22': (cause) => kernelProblem('validation_failed', { detail: 'A value cannot be stored.', cause }),
  '23502': (cause) => kernelProblem('validation_failed', { detail: 'A value is missing.', cause }),
  '23503': (cause) => kernelProblem('conflict', { detail: 'Something that this refers to does not exist.', cause }),
  '23505': (cause) => kernelProblem('conflict', { detail: 'This exists already.', cause }),
  '23514': (cause) => kernelProblem('validation_failed', { detail: 'A value is out of its bounds.', cause }),
  '23P01': (cause) => kernelProblem('conflict', { detail: 'This exists already.', cause }),
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

/** The problem that an error of Postgres, `pg` or Knex's pool means; undefined for any other error. */
export function toProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const { code = '', name, message } = error as Error & { code?: string }
  if (connectionErrors.has(code) || name === 'KnexTimeoutError' || connectionMessages.test(message))
    return unavailable(error)
  const make = /^[0-9A-Z]{5}$/.test(code) ? (problems[code] ?? problems[code.slice(0, 2)]) : undefined
  return make?.(error)
}

/** 503, to be tried again soon. */
export function unavailable(cause: unknown): Problem {
  return kernelProblem('unavailable', { headers: { 'Retry-After': '1' }, cause })
}
