/** Look-ups of many requests at once, as one statement. */
import { AsyncLocalStorage } from 'node:async_hooks'

/** What waits for one answer. */
interface Waiting<Key, Value> {
  key: Key
  resolve(value: Value): void
  reject(error: unknown): void
  hasLeft: boolean
  /** Runs something in its async context, such as the trace; of the first of each statement, since it takes 5 us to have. */
  within: ((send: () => void) => void) | undefined
  /** Told when it stops waiting, once it is asked for. */
  onLeave?(): void
}

const asItIs = (send: () => void) => send()

/** Statements under way at most: with a second one, nobody waits for a single one that is slow. */
const atOnce = 2

/**
 * Milliseconds that whoever asks waits for as many others as share the one statement that is under way. Of 90 % reads and
 * 10 % writes on two cores each takes 184 us of CPU; where the second one always goes at once, 206.
 */
const patience = 20

/**
 * A function that looks up one key, by a statement that it shares with whoever else asks in the same turn of the event
 * loop, or while statements are under way. `lookUp` answers a value for each key, in their order. Whoever asked
 * may stop waiting by their signal; that of `lookUp` is aborted when all of them have. Nothing is kept: an answer comes
 * from a statement that was sent after the question. When a statement fails, it does so for all who share it; at `most`
 * so many do.
 */
export function together<Key, Value>(
  lookUp: (keys: Key[], signal: AbortSignal) => Promise<Value[]>,
  most = Number.POSITIVE_INFINITY,
): (key: Key, signal: AbortSignal) => Promise<Value> {
  const waiting: Waiting<Key, Value>[] = []
  let underWay = 0
  /** How many share the last one that was sent. */
  let size = 0
  let planned = false
  let late: NodeJS.Timeout | undefined

  function plan(): void {
    if (planned || underWay >= atOnce || waiting.length === 0) return
    if (underWay > 0 && waiting.length < size) late ??= setTimeout(sendNext, patience)
    else sendNext()
  }

  function sendNext(): void {
    planned = true
    clearTimeout(late)
    late = undefined
    setImmediate(waiting[0]?.within ?? asItIs, send)
  }

  async function send(): Promise<void> {
    planned = false
    const asked = waiting.splice(0, most).filter(({ hasLeft }) => !hasLeft)
    size = asked.length
    if (asked.length > 0) underWay++
    plan()
    if (asked.length === 0) return
    const abandoned = new AbortController()
    let stay = asked.length
    const onLeave = () => {
      if (--stay === 0) abandoned.abort()
    }
    for (const one of asked) one.onLeave = onLeave
    try {
      const keys = asked.map(({ key }) => key)
      const values = await lookUp(keys, abandoned.signal)
      if (values.length !== keys.length) throw new Error(`${keys.length} keys were asked, ${values.length} answered.`)
      for (const [index, { resolve }] of asked.entries()) resolve(values[index] as Value)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
    underWay--
    plan()
  }

  return (key, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const isFirst = waiting.length % most === 0
      const within = isFirst ? AsyncLocalStorage.snapshot() : undefined
      const own: Waiting<Key, Value> = { key, resolve, reject, hasLeft: false, within }
      signal.addEventListener('abort', () => {
        own.hasLeft = true
        reject(signal.reason)
        own.onLeave?.()
      })
      waiting.push(own)
      plan()
    })
}
