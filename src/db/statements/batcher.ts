/** Collects what is asked for at the same moment into batches. */
import { AsyncLocalStorage } from 'node:async_hooks'

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
  /** Runs `work` at once, as a batch of one, while there is no more than one item at a time; else returns undefined. */
  alone<T>(work: () => Promise<T>): Promise<T> | undefined
}

const inThisContext = (call: () => void) => call()

/**
 * Calls `run` with batches of at most `maximumSize` items. A batch is in flight until the promise of `run`, which must not
 * reject, is settled. It runs in the async context (the trace) of its first item.
 */
export function createBatcher<Item>(
  run: (batch: Item[]) => Promise<void>,
  maximumSize = Number.POSITIVE_INFINITY,
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
    begin(batch.length)
    schedule()
    run(batch).then(end)
  }

  function begin(size: number): void {
    inFlight++
    lastSize = size
  }

  function end(): void {
    inFlight--
    schedule()
  }

  return {
    add(item) {
      // `setImmediate` keeps the context of an item that is scheduled at once.
      const isFirstOfLater = queue.length % maximumSize === 0 && (queue.length > 0 || inFlight >= maximumInFlight)
      queue.push({ item, inContext: isFirstOfLater ? AsyncLocalStorage.snapshot() : undefined })
      schedule()
    },

    alone(work) {
      if (inFlight > 0 || queue.length > 0 || lastSize > 1) return undefined
      begin(1)
      return work().finally(end)
    },
  }
}
