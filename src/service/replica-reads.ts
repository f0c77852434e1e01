/**
 * Sends reads to a replica that has replayed every event its user may see, so that users read their own writes, through
 * whichever process they wrote. Without such a replica, the primary serves the read.
 */

import { findNews, hasReplayed } from '../changelog/queries.ts'
import { CursorError, DatabaseUnavailable } from '../db/errors.ts'
import { limitsOf, withLimits } from '../db/limits/limits.ts'
import type { Replica, Replicas } from '../db/replicas/replicas.ts'
import { inSnapshot } from '../db/transactions/transaction.ts'
import { Problem } from '../kernel/index.ts'
import type { Caller, Scope } from './api.ts'

/** Timeout of a read on a replica in milliseconds; after it the primary serves the read. */
const readTimeoutMs = 2_000
/** Milliseconds of these to wait for a connection. */
const wait = 300
/** Events that a replica is checked for. A user with more recent events reads from the primary. */
const maxRecentEvents = 50

/** Thrown where a replica has not replayed far enough for this user, which is no fault of it. */
class Behind extends Error {}

/** `count` is called with the server that served the read. */
export interface ReplicaReadsOptions {
  replicas: Replicas
  count: (target: 'replica' | 'primary') => void
}

/** Runs `work`, which must only read, on a replica, or on the primary if there is none or it fails. */
export type ReadFromReplica = <T>(scope: Scope, reader: Caller, work: (scope: Scope) => Promise<T>) => Promise<T>

export function replicaReads({ replicas, count }: ReplicaReadsOptions): ReadFromReplica {
  return async function read(scope, reader, work) {
    const replica = replicas.choose(reader.id)
    if (replica) {
      const news = await findNews(scope.db, reader.id, replica.horizon, maxRecentEvents + 1)
      if (news.length <= maxRecentEvents) {
        try {
          const answer = await attempt(scope, replica, news, work)
          count('replica')
          return answer
        } catch (error) {
          if (isAnswer(error) || scope.signal.aborted) throw error
          if (isFault(error)) replicas.avoid(replica, error)
        }
      }
    }
    count('primary')
    return work(scope)
  }
}

/** The check and the read see one snapshot, so one server serves both, even behind a pooler. */
async function attempt<T>(
  scope: Scope,
  replica: Replica,
  news: string[],
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const onAbort = () => stop.abort(scope.signal.reason)
  scope.signal.addEventListener('abort', onAbort)
  const late = setTimeout(() => stop.abort(new Error('The replica did not answer in time.')), readTimeoutMs)
  const limits = { signal: stop.signal, wait, turns: limitsOf(scope.db)?.turns }
  try {
    const reading = inSnapshot(withLimits(replica.pool, limits), async (db) => {
      if (!(await hasReplayed(db, replica.horizon, news))) throw new Behind()
      return work({ ...scope, db })
    })
    // The request does not wait until a cancelled query has ended.
    return await Promise.race([reading, aborted(stop.signal)])
  } finally {
    clearTimeout(late)
    scope.signal.removeEventListener('abort', onAbort)
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

/** Whether an error is the handler's result, such as 404. */
function isAnswer(error: unknown): boolean {
  return error instanceof CursorError || (error instanceof Problem && error.status < 500)
}

/**
 * Whether an error is a fault of the replica. It is none to be behind, to have all connections in use, or to cancel a
 * query that conflicts with the replay (40001; PostgreSQL, 26.4.2).
 */
function isFault(error: unknown): boolean {
  const isExpected = [Behind, DatabaseUnavailable, Problem].some((known) => error instanceof known)
  return !isExpected && (error as { code?: string }).code !== '40001'
}
