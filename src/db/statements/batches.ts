/**
 * Batches of the requests of the same moment, and look-ups by key in which they share a statement: dataloader without its cache, but
 * with cancellation, and with up to two batches in flight. To send a statement costs more than a row of its result.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from 'knex'
import { isPlain } from '../knex.ts'
import { limitsOf, type QueuedRequest, reportWaits, withTimeout } from '../limits/limits.ts'

/** Batches in flight at most: with a second one, a batch that is slow does not hold up the next one. */
const maximumInFlight = 2

/**
 * Milliseconds that a batch waits to become as large as the one in flight. Without it requests that could share a
 * statement split into two groups, which take turns for ever.
 */
const growthMs = 20

export interface Batcher<Item> {
  /** Queues an item. Items of one turn of the event loop, or of the time that two batches are in flight, form a batch. */
  add(item: Item): void
  /** Calls `work` at once, as a batch of one, while there is no more than one item at a time; else returns undefined. */
  alone<Args extends unknown[], T>(work: (...args: Args) => Promise<T>, ...args: Args): Promise<T> | undefined
}

const inThisContext = (call: () => void) => call()

export interface BatcherOptions {
  /** Items of a batch at most; any number when absent. */
  maximumSize?: number | undefined
  /** Milliseconds after which a batch no longer counts as in flight; as long as it runs when absent. */
  slowMs?: number
}

/**
 * Calls `run` with batches. A batch is in flight until the promise of `run`, which must not reject, is settled. It runs in
 * the async context (the trace) of its first item.
 */
function createBatcher<Item>(
  run: (batch: Item[]) => Promise<void>,
  { maximumSize = Number.POSITIVE_INFINITY, slowMs }: BatcherOptions = {},
): Batcher<Item> {
  const queue: { item: Item; inContext: ((call: () => void) => void) | undefined }[] = []
  let inFlight = 0
  let isScheduled = false
  let lastSize = 1
  let growth: NodeJS.Timeout | undefined

  function schedule(): void {
    if (isScheduled || inFlight >= maximumInFlight || queue.length === 0) return
    if (inFlight > 0 && queue.length < lastSize) growth ??= setTimeout(scheduleNow, growthMs)
    else scheduleNow()
  }

  function scheduleNow(): void {
    isScheduled = true
    clearTimeout(growth)
    growth = undefined
    setImmediate(queue[0]?.inContext ?? inThisContext, send)
  }

  function send(): void {
    isScheduled = false
    const batch = queue.splice(0, maximumSize).map(({ item }) => item)
    begin(batch.length, run, batch)
    schedule()
  }

  function begin<Args extends unknown[], T>(
    size: number,
    work: (...args: Args) => Promise<T>,
    ...args: Args
  ): Promise<T> {
    inFlight++
    lastSize = size
    let hasEnded = false
    const end = () => {
      if (hasEnded) return
      hasEnded = true
      clearTimeout(slow)
      inFlight--
      if (queue.length > 0) schedule()
    }
    const slow = slowMs === undefined ? undefined : setTimeout(end, slowMs)
    const done = work(...args)
    done.then(end, end)
    return done
  }

  return {
    add(item) {
      // `setImmediate` keeps the context of an item that is scheduled at once.
      const isFirstOfLater = queue.length % maximumSize === 0 && (queue.length > 0 || inFlight >= maximumInFlight)
      queue.push({ item, inContext: isFirstOfLater ? AsyncLocalStorage.snapshot() : undefined })
      schedule()
    },

    alone(work, ...args) {
      return inFlight > 0 || queue.length > 0 || lastSize > 1 ? undefined : begin(1, work, ...args)
    },
  }
}

/** Returns the function that returns the batcher of a pool. `run` gets its batches. */
export function batcherPerPool<Item>(
  run: (pool: Knex, batch: Item[]) => Promise<void>,
  options?: BatcherOptions,
): (pool: Knex) => Batcher<Item> {
  const batchers = new WeakMap<Knex, Batcher<Item>>()

  return function batcherOf(pool) {
    const known = batchers.get(pool)
    if (known) return known
    const batcher = createBatcher<Item>((batch) => run(pool, batch), options)
    batchers.set(pool, batcher)
    return batcher
  }
}

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
  const batcherOf = batcherPerPool<Waiting<Key, Value>>(findAll, { maximumSize })

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

  return async function lookUp(db, key) {
    const limits = isPlain(db) ? undefined : limitsOf(db)
    if (!limits) return (await find(db, [key]))[0] as Value
    limits.signal.throwIfAborted()
    const batcher = batcherOf(limits.pool)
    const alone = batcher.alone(find, db, [key])
    if (alone) return (await alone)[0] as Value
    return new Promise<Value>((resolve, reject) => {
      const waiting: Waiting<Key, Value> = { key, resolve, reject, since: performance.now(), limits }
      limits.signal.addEventListener('abort', () => {
        reject(limits.signal.reason)
        waiting.onLeave?.()
      })
      batcher.add(waiting)
    })
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
