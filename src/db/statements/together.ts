/** Look-ups of many requests at once, as one statement. */
import { gather } from './batcher.ts'

/** What waits for one answer. */
interface Waiting<Key, Value> {
  key: Key
  resolve(value: Value): void
  reject(error: unknown): void
  hasLeft: boolean
  /** Told when it stops waiting, once it is asked for. */
  onLeave?(): void
}

/**
 * A function that looks up one key, by a statement that it shares with whoever else asks at the same moment. `lookUp`
 * answers a value for each key, in their order. Whoever asked may stop waiting by their signal; that of `lookUp` is
 * aborted when all of them have. Nothing is kept: an answer comes from a statement that was sent after the question.
 * When a statement fails, it does so for all who share it; at `most` so many do.
 */
export function together<Key, Value>(
  lookUp: (keys: Key[], signal: AbortSignal) => Promise<Value[]>,
  most?: number,
): (key: Key, signal: AbortSignal) => Promise<Value> {
  const ask = gather<Waiting<Key, Value>>(async (waiting, arrived) => {
    const asked = waiting.filter(({ hasLeft }) => !hasLeft)
    if (asked.length === 0) return arrived()
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
    arrived()
  }, most)

  return (key, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const own: Waiting<Key, Value> = { key, resolve, reject, hasLeft: false }
      signal.addEventListener('abort', () => {
        own.hasLeft = true
        reject(signal.reason)
        own.onLeave?.()
      })
      ask(own)
    })
}
