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
export function createBatcher<Item>(
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
    begin(batch.length, () => run(batch))
    schedule()
  }

  function begin<T>(size: number, work: () => Promise<T>): Promise<T> {
    inFlight++
    lastSize = size
    let hasEnded = false
    const end = () => {
      if (hasEnded) return
      hasEnded = true
      clearTimeout(slow)
      inFlight--
      schedule()
    }
    const slow = slowMs === undefined ? undefined : setTimeout(end, slowMs)
    const done = work()
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

    alone(work) {
      return inFlight > 0 || queue.length > 0 || lastSize > 1 ? undefined : begin(1, work)
    },
  }
}
