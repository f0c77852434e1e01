/** Limits of queries: those of a request end with it, those of background work have a timeout. */
import type { Knex } from 'knex'
import { DatabaseUnavailable } from '../errors.ts'
import { derive } from '../knex.ts'
import { type Connection, cancellationOf, cancelQuery, destroyConnection } from './cancellation.ts'

/** A pending request for a connection of the pool (tarn's PendingOperation). */
interface PendingAcquire {
  promise: Promise<Connection>
  abort(): void
}

export interface Limits {
  /** When it is aborted, queries in flight are cancelled and further ones refused: both throw its reason. */
  signal: AbortSignal
  /** Milliseconds to wait for a connection of the pool; then `DatabaseUnavailable` is thrown. */
  wait: number
  /** Called with the milliseconds of each wait for a connection, those that fail too. */
  waited?: (milliseconds: number) => void
  /** Shares the connections among callers. Without it, a connection of the pool is taken as soon as there is one. */
  turns?: Turns | undefined
  /** Names the caller as it is known at the time. */
  facts?: { caller?: string }
}

/** Turns at connections that callers share. Each that is taken is released when its connection was given back. */
export interface Turns {
  slots: {
    /** False where the caller has its share. */
    tryTake(caller: string): boolean
    /** Takes one in any case. */
    add(caller: string): void
    release(caller: string): void
  }
  /** Waits until the caller may have one more connection. */
  wait(caller: string, signal: AbortSignal): Promise<void>
}

/** A request that waits for a statement or a transaction that it shares with others. */
export interface QueuedRequest {
  /** When it was queued, by `performance.now()`. */
  since: number
  limits: Limits
}

/** For `waited`: reports to each request how long it waited, the time in the queue included. */
export function reportWaits(requests: QueuedRequest[]): () => void {
  return () => {
    const now = performance.now()
    for (const { since, limits } of requests) limits.waited?.(now - since)
  }
}

/** A Knex like `pool` with limits. A transaction that is begun on it has them too, except for its end. */
export function withLimits(pool: Knex, limits: Limits): Knex {
  const { signal, wait, waited, turns, facts } = limits
  const { client } = pool
  const waiting = new Set<PendingAcquire>()
  /** The last query of each connection, which runs them in order. */
  const running = new Map<Connection, Promise<unknown>>()
  let isWatched = false
  /** The caller of each connection that it has, or was given the turn for: the request may turn out to be another one's meanwhile. */
  const held: string[] = []
  /** Not before the first query: a listener costs more than the rest of this, and not every request has a query. */
  function watchSignal(): void {
    if (isWatched) return
    isWatched = true
    signal.addEventListener('abort', () => {
      for (const acquire of waiting) acquire.abort()
      for (const [connection, query] of running) cancelQuery(connection, query)
    })
  }

  return derive(pool, {
    limits: { ...limits, pool },

    async acquireConnection(): Promise<Connection> {
      signal.throwIfAborted()
      watchSignal()
      const caller = facts?.caller ?? ''
      // A request that has one already could wait for ever.
      if (held.length > 0) turns?.slots.add(caller)
      else if (turns && !turns.slots.tryTake(caller)) await turns.wait(caller, signal)
      held.push(caller)
      const begun = performance.now()
      const acquire: PendingAcquire = client.pool.acquire()
      const late = setTimeout(() => acquire.abort(), wait)
      waiting.add(acquire)
      try {
        return await acquire.promise
      } catch (error) {
        turns?.slots.release(held.pop() ?? '')
        signal.throwIfAborted()
        if (isTooLate(error as Error)) throw new DatabaseUnavailable('No database connection is free.')
        // For the request the reason is the same in DNS, files, TLS and the server: a later attempt may succeed.
        throw new DatabaseUnavailable('There is no connection to the database.', { cause: error })
      } finally {
        clearTimeout(late)
        waiting.delete(acquire)
        waited?.(performance.now() - begun)
      }
    },

    async releaseConnection(connection: Connection): Promise<void> {
      turns?.slots.release(held.pop() ?? '')
      return client.releaseConnection(connection)
    },

    async _query(connection: Connection, statement: object): Promise<unknown> {
      signal.throwIfAborted()
      watchSignal()
      const query: Promise<unknown> = client._query(connection, statement)
      running.set(connection, query)
      try {
        return await query
      } catch (error) {
        throw signal.aborted ? signal.reason : error
      } finally {
        if (running.get(connection) === query) running.delete(connection)
        if (signal.aborted) await cancellationOf(connection)
      }
    },
  })
}

/** Whether the wait for a connection timed out: after `wait`, or after the pool's own timeout where that is shorter. */
function isTooLate(error: Error): boolean {
  // Only the class identifies the error of the pool's library.
  return error.message === 'aborted' || error.constructor.name === 'TimeoutError'
}

/** The limits and the underlying pool of a Knex made by `withLimits`; undefined for any other Knex and for transactions. */
export function limitsOf({ client }: Knex): (Limits & { pool: Knex }) | undefined {
  return client.transacting ? undefined : client.limits
}

/**
 * Runs `work` with a Knex whose queries must end within some milliseconds, of which a connection may be waited for `wait`;
 * else throws `DatabaseUnavailable`. `signal` ends it earlier.
 */
export async function withTimeout<T>(
  pool: Knex,
  {
    milliseconds,
    signal,
    ...limits
  }: { milliseconds: number } & Omit<Limits, 'signal'> & Partial<Pick<Limits, 'signal'>>,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  signal?.addEventListener('abort', () => stop.abort(signal.reason))
  const late = setTimeout(
    () => stop.abort(new DatabaseUnavailable(`The database did not answer in ${milliseconds} ms.`)),
    milliseconds,
  )
  try {
    return await work(withLimits(pool, { ...limits, signal: stop.signal }))
  } finally {
    clearTimeout(late)
  }
}

/**
 * A Knex like `pool` that destroys a connection when a query on it takes longer than some milliseconds: for background
 * work, which no request's deadline ends. TCP would try to reach a lost server for many minutes.
 */
export function withQueryTimeout(pool: Knex, milliseconds: number): Knex {
  const { client } = pool
  return derive(pool, {
    async _query(connection: Connection, statement: object): Promise<unknown> {
      const late = setTimeout(() => destroyConnection(connection), milliseconds)
      try {
        return await client._query(connection, statement)
      } finally {
        clearTimeout(late)
      }
    },
  })
}
