/** Look-ups by key: requests that only read share a statement, since to send one costs more than a row of its answer. */
import type { Knex } from 'knex'
import { boundsOf, tellAll, type WaitingTogether, within } from '../limits/limits.ts'
import { together } from './together.ts'

/** Milliseconds that a shared statement may take. */
const patience = 10_000

interface Asked<Key> extends WaitingTogether {
  key: Key
}

/**
 * A function that looks up one key by `find`, which answers a value for each key, in their order. Requests on the pool
 * are answered by a statement that they share; whoever may see what must therefore be in each key. A unit of work asks
 * by itself: what it changed is not there for others. At `most` so many share one.
 */
export function sharedLookUp<Key, Value>(
  find: (db: Knex, keys: Key[]) => Promise<Value[]>,
  most?: number,
): (db: Knex, key: Key) => Promise<Value> {
  const shared = new WeakMap<Knex, (asked: Asked<Key>, signal: AbortSignal) => Promise<Value>>()

  function sharing({ pool, wait }: { pool: Knex; wait: number }) {
    const known = shared.get(pool)
    if (known) return known
    const ask = together<Asked<Key>, Value>((asked, signal) => {
      const keys = asked.map(({ key }) => key)
      return within(pool, { milliseconds: patience, wait, signal, waited: tellAll(asked) }, (db) => find(db, keys))
    }, most)
    shared.set(pool, ask)
    return ask
  }

  return async function lookUp(db, key) {
    const bounds = boundsOf(db)
    if (!bounds) return (await find(db, [key]))[0] as Value
    return sharing(bounds)({ key, since: performance.now(), bounds }, bounds.signal)
  }
}

/** Shapes that are shared; each is a statement that a connection prepares, which takes some 100 kB of the server's process. */
const sharedShapes = 30

/** A `sharedLookUp` for each shape of a query, as `make` makes it; undefined once there are too many. */
export function shareEach<Shape, LookUp>(make: (shape: Shape) => LookUp): (shape: Shape) => LookUp | undefined {
  const lookUps = new Map<string, LookUp>()

  return function lookUpOf(shape) {
    const name = JSON.stringify(shape)
    const known = lookUps.get(name)
    if (known !== undefined || lookUps.size >= sharedShapes) return known
    const lookUp = make(shape)
    lookUps.set(name, lookUp)
    return lookUp
  }
}
