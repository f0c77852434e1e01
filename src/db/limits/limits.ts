/** Limits for queries: those of a request end with the request, those of background work after a timeout. */
import type { Knex } from 'knex'
import { DatabaseUnavailable } from '../errors.ts'
import { type Connection, cut, interrupt, interruptionOf } from './cancellation.ts'
import { derive } from './derived.ts'

/** A pending request for a connection of the pool (tarn's PendingOperation). */
interface PendingAcquire {
  promise: Promise<Connection>
  abort(): void
}

export interface Bounds {
  /** When it is aborted, running queries are cancelled and new ones refused. Both throw its reason. */
  signal: AbortSignal
  /** The timeout for a connection of the pool, in milliseconds. After it a DatabaseUnavailable (503) is thrown. */
  wait: number
  /** Is called with the duration of each wait for a connection in milliseconds, also of those that timed out. */
  waited?: (milliseconds: number) => void
}

/** A query that waits for a connection as part of a batch. */
export interface WaitingTogether {
  /** The start of the wait, by `performance.now()`. */
  since: number
  bounds: Bounds
}

/** For `waited` of a batch: reports to each query how long it waited, including the wait for the batch. */
export function tellAll(all: WaitingTogether[]): () => void {
  return () => {
    const now = performance.now()
    for (const { since, bounds } of all) bounds.waited?.(now - since)
  }
}

/** A Knex like `pool` with limits. Transactions that are begun on it have them too, except for their end. */
export function bounded(pool: Knex, bounds: Bounds): Knex {
  const { signal, wait, waited } = bounds
  const { client } = pool
  const waiting = new Set<PendingAcquire>()
  /** The last query of each connection. */
  const running = new Map<Connection, Promise<unknown>>()
  let isWatched = false
  /** Not before the first query, since a listener is expensive and not every request has a query. */
  function watchSignal(): void {
    if (isWatched) return
    isWatched = true
    signal.addEventListener('abort', () => {
      for (const acquire of waiting) acquire.abort()
      for (const [connection, query] of running) interrupt(connection, query)
    })
  }

  return derive(pool, {
    bounds: { ...bounds, pool },

    async acquireConnection(): Promise<Connection> {
      signal.throwIfAborted()
      watchSignal()
      const begun = performance.now()
      const acquire: PendingAcquire = client.pool.acquire()
      const late = setTimeout(() => acquire.abort(), wait)
      waiting.add(acquire)
      try {
        return await acquire.promise
      } catch (error) {
        signal.throwIfAborted()
        throw isTooLate(error as Error) ? new DatabaseUnavailable('No database connection is free.') : error
      } finally {
        clearTimeout(late)
        waiting.delete(acquire)
        waited?.(performance.now() - begun)
      }
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
        if (signal.aborted) await interruptionOf(connection)
      }
    },
  })
}

/** Whether the wait for a connection timed out, by `wait` or by the shorter timeout of the pool. */
function isTooLate(error: Error): boolean {
  // Only the class identifies the error of the pool's library.
  return error.message === 'aborted' || error.constructor.name === 'TimeoutError'
}

/** The limits and the pool of a Knex made by `bounded`; undefined for any other Knex and for transactions. */
export function boundsOf({ client }: Knex): (Bounds & { pool: Knex }) | undefined {
  return client.transacting ? undefined : client.bounds
}

/**
 * Runs `work` with a timeout in milliseconds, and one of `wait` for a connection. Throws DatabaseUnavailable after
 * either. `signal` ends it earlier.
 */
export async function within<T>(
  pool: Knex,
  {
    milliseconds,
    signal,
    ...bounds
  }: { milliseconds: number } & Omit<Bounds, 'signal'> & Partial<Pick<Bounds, 'signal'>>,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  signal?.addEventListener('abort', () => stop.abort(signal.reason))
  const late = setTimeout(
    () => stop.abort(new DatabaseUnavailable(`The database did not answer in ${milliseconds} ms.`)),
    milliseconds,
  )
  try {
    return await work(bounded(pool, { ...bounds, signal: stop.signal }))
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
      const late = setTimeout(() => cut(connection), milliseconds)
      try {
        return await client._query(connection, statement)
      } finally {
        clearTimeout(late)
      }
    },
  })
}
