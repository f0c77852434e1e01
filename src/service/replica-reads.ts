/**
 * Reads that a standby may answer: only one that has every change its reader may see, so that nobody reads anything
 * older than what they wrote, whichever process they wrote it through. Where there is none, the primary answers.
 */

import { findNews, hasReplayed } from '../changelog/queries.ts'
import { CursorError, DatabaseUnavailable } from '../db/errors.ts'
import { bounded } from '../db/limits/limits.ts'
import type { Replica, Replicas } from '../db/replicas/replicas.ts'
import { inSnapshot } from '../db/transactions/transaction.ts'
import { Problem } from '../kernel/index.ts'
import type { Caller, Scope } from './api.ts'

/** Milliseconds that a standby has for a read, before the primary is asked instead. */
const patience = 2_000
/** Milliseconds of these to wait for a connection. */
const wait = 300
/** Events that a standby is asked for; whoever has more news than that reads from the primary. */
const mostNews = 50

/** A standby that has not come far enough for this reader: no fault of it. */
class Behind extends Error {}

/** `count` is told which server answered. */
export interface ReplicaReadsOptions {
  replicas: Replicas
  count: (target: 'replica' | 'primary') => void
}

/** Runs `work`, which must only read, on a standby or else on the primary; after a failure on the one, on the other. */
export type ReadFromReplica = <T>(scope: Scope, reader: Caller, work: (scope: Scope) => Promise<T>) => Promise<T>

export function replicaReads({ replicas, count }: ReplicaReadsOptions): ReadFromReplica {
  return async function read(scope, reader, work) {
    if (!replicas.configured) return work(scope)
    const replica = replicas.choose(reader.id)
    if (replica) {
      const news = await findNews(scope.db, reader.id, replica.horizon, mostNews + 1)
      if (news.length <= mostNews) {
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

/** Both statements see one snapshot, so it is one server that has the news and answers, whatever is in between. */
async function attempt<T>(
  scope: Scope,
  replica: Replica,
  news: string[],
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const onAbort = () => stop.abort(scope.signal.reason)
  scope.signal.addEventListener('abort', onAbort)
  const late = setTimeout(() => stop.abort(new Error('The replica did not answer in time.')), patience)
  try {
    const reading = inSnapshot(bounded(replica.pool, { signal: stop.signal, wait }), async (db) => {
      if (!(await hasReplayed(db, replica.horizon, news))) throw new Behind()
      return work({ ...scope, db })
    })
    // A query that is cancelled may take a while to end, which the reader does not wait for.
    return await Promise.race([reading, aborted(stop.signal)])
  } finally {
    clearTimeout(late)
    scope.signal.removeEventListener('abort', onAbort)
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

/** What a handler says, such as 404. */
function isAnswer(error: unknown): boolean {
  return error instanceof CursorError || (error instanceof Problem && error.status < 500)
}

/**
 * Not one that is only behind, has all its connections in use, or had to cancel the query for what it replays
 * (40001; PostgreSQL, 26.4.2).
 */
function isFault(error: unknown): boolean {
  const isExpected = [Behind, DatabaseUnavailable, Problem].some((known) => error instanceof known)
  return !isExpected && (error as { code?: string }).code !== '40001'
}
