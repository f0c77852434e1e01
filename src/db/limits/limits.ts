/** Queries that do not wait for ever: those of a request end with it, those of background work after a while. */
import type { Knex } from 'knex'
import { DatabaseUnavailable } from '../errors.ts'
import { type Connection, cut, interrupt, interruptionOf } from './cancellation.ts'
import { derive } from './derived.ts'

/** What waits for a connection of the pool (tarn's PendingOperation). */
interface PendingAcquire {
  promise: Promise<Connection>
  abort(): void
}

export interface Bounds {
  /** When it is aborted, what runs is cancelled and what comes is refused: both throw its reason. */
  signal: AbortSignal
  /** Milliseconds to wait for a connection of the pool; then it throws 503. */
  wait: number
  /** Told how many milliseconds each wait for a connection took, in vain or not. */
  waited?: (milliseconds: number) => void
}

/** Who waits for a connection together with others. */
export interface WaitingTogether {
  /** When it came, as `performance.now()` tells it. */
  since: number
  bounds: Bounds
}

/** For `waited`: tells each of those who share a connection how long it waited, what went before them included. */
export function tellAll(all: WaitingTogether[]): () => void {
  return () => {
    const now = performance.now()
    for (const { since, bounds } of all) bounds.waited?.(now - since)
  }
}

/** A Knex like `pool` within bounds. A transaction that is begun on it has them too, but for its end. */
export function bounded(pool: Knex, bounds: Bounds): Knex {
  const { signal, wait, waited } = bounds
  const { client } = pool
  const waiting = new Set<PendingAcquire>()
  /** The last query of each connection, which has them one after the other. */
  const running = new Map<Connection, Promise<unknown>>()
  let isWatched = false
  /** Not before the first query: a listener costs more than the rest of this, and not every request asks for anything. */
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

/** Whether a connection was waited for in vain: as long as `wait` says, or as the pool does itself, where that is less. */
function isTooLate(error: Error): boolean {
  // The error of the pool's library is known by its class alone.
  return error.message === 'aborted' || error.constructor.name === 'TimeoutError'
}

/** The bounds of a Knex that `bounded` made, and the pool that it is of; undefined for any other, and for a transaction. */
export function boundsOf({ client }: Knex): (Bounds & { pool: Knex }) | undefined {
  return client.transacting ? undefined : client.bounds
}

/**
 * Does something that must be done in some milliseconds, of which it may wait `wait` for a connection; else throws DatabaseUnavailable.
 * `signal` ends it before.
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
