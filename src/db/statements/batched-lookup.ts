/**
 * Look-ups by key that concurrent requests share: dataloader without its cache, but with cancellation, and with up to two
 * batches in flight. To send a statement costs more than a row of its result.
 */
import type { Knex } from 'knex'
import { isPlain } from '../knex.ts'
import { limitsOf, type QueuedRequest, reportWaits, withTimeout } from '../limits/limits.ts'
import { type Batcher, createBatcher } from './batcher.ts'

/** Milliseconds that the statement of a batch may take. */
const statementTimeoutMs = 10_000

/** One request that waits for its value. */
interface Waiting<Key, Value> extends QueuedRequest {
  key: Key
  resolve(value: Value): void
  reject(error: unknown): void
  /** Called when the request stops waiting. Present while the statement runs. */
  onLeave?: (() => void) | undefined
}

/**
 * A function that looks up one key by `find`, which returns a value for each key, in their order. Requests on a pool share
 * the statement of a batch, so what a caller may see must be part of the key. Each value comes from a statement that was
 * sent after it was asked for. A unit of work asks by itself: others do not see what it changed.
 *
 * A request whose signal is aborted stops waiting; the statement is cancelled when all of its requests have. When it
 * fails, it fails for all of them. `maximumSize`: keys of one batch at most.
 */
export function batchedLookup<Key, Value>(
  find: (db: Knex, keys: Key[]) => Promise<Value[]>,
  maximumSize?: number,
): (db: Knex, key: Key) => Promise<Value> {
  const batchers = new WeakMap<Knex, Batcher<Waiting<Key, Value>>>()

  function batcherOf(pool: Knex): Batcher<Waiting<Key, Value>> {
    const known = batchers.get(pool)
    if (known) return known
    const batcher = createBatcher<Waiting<Key, Value>>((batch) => findAll(pool, batch), { maximumSize })
    batchers.set(pool, batcher)
    return batcher
  }

  async function findAll(pool: Knex, batch: Waiting<Key, Value>[]): Promise<void> {
    const asked = batch.filter(({ limits }) => !limits.signal.aborted)
    const [first] = asked
    if (!first) return
    const abandoned = new AbortController()
    let staying = asked.length
    const onLeave = () => {
      if (--staying === 0) abandoned.abort()
    }
    for (const one of asked) one.onLeave = onLeave
    const { wait } = first.limits
    const ofAll = { milliseconds: statementTimeoutMs, wait, signal: abandoned.signal, waited: reportWaits(asked) }
    try {
      const keys = asked.map(({ key }) => key)
      const values = await withTimeout(pool, ofAll, (db) => find(db, keys))
      if (values.length !== keys.length) throw new Error(`There are ${values.length} values for ${keys.length} keys.`)
      for (const [index, { resolve }] of asked.entries()) resolve(values[index] as Value)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      // A request's signal refers to it: through others it would keep every later request until a full collection.
      for (const one of asked) one.onLeave = undefined
    }
  }

  const findOne = async (db: Knex, key: Key) => (await find(db, [key]))[0] as Value

  return async function lookUp(db, key) {
    const limits = isPlain(db) ? undefined : limitsOf(db)
    if (!limits) return findOne(db, key)
    limits.signal.throwIfAborted()
    const batcher = batcherOf(limits.pool)
    return (
      batcher.alone(() => findOne(db, key)) ??
      new Promise<Value>((resolve, reject) => {
        const waiting: Waiting<Key, Value> = { key, resolve, reject, since: performance.now(), limits }
        limits.signal.addEventListener('abort', () => {
          reject(limits.signal.reason)
          waiting.onLeave?.()
        })
        batcher.add(waiting)
      })
    )
  }
}

/** Shapes that are shared; each is a statement that a connection prepares, which takes memory of the server's process. */
const sharedShapes = 30

/** A `batchedLookup` for each shape of a query, as `make` makes it; undefined once there are too many. */
export function lookupPerShape<Shape, Lookup>(make: (shape: Shape) => Lookup): (shape: Shape) => Lookup | undefined {
  const lookups = new Map<string, Lookup>()

  return function lookupOf(shape) {
    const name = JSON.stringify(shape)
    const known = lookups.get(name)
    if (known !== undefined || lookups.size >= sharedShapes) return known
    const lookup = make(shape)
    lookups.set(name, lookup)
    return lookup
  }
}
