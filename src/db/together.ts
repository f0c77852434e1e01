/** Look-ups of many requests at once, as one statement. */

/** What waits for one answer. */
interface Waiting<Key, Value> {
  key: Key
  /** Whoever asks may stop waiting, which stops the statement only when nobody waits for it any more. */
  signal: AbortSignal
  resolve(value: Value): void
  reject(error: unknown): void
}

/** Statements under way at most: with a second one, nobody waits for a single one that is slow. */
const atOnce = 2

/**
 * A function that looks up one key, by a statement that it shares with whoever else asks in the same turn of the event
 * loop, or while `atOnce` statements are under way. `lookUp` answers a value for each key, in their order; its signal is
 * aborted when all who asked have stopped waiting. Nothing is kept: an answer comes from a statement that was sent after
 * the question. When a statement fails, it does so for all who share it.
 */
export function together<Key, Value>(
  lookUp: (keys: Key[], signal: AbortSignal) => Promise<Value[]>,
): (key: Key, signal: AbortSignal) => Promise<Value> {
  let waiting: Waiting<Key, Value>[] = []
  let underWay = 0
  let planned = false

  function plan(): void {
    if (planned || underWay >= atOnce || waiting.length === 0) return
    planned = true
    setImmediate(send)
  }

  async function send(): Promise<void> {
    planned = false
    const asked = waiting.filter(({ signal }) => !signal.aborted)
    waiting = []
    if (asked.length === 0) return
    underWay++
    const abandoned = new AbortController()
    let stay = asked.length
    const leave = () => {
      if (--stay === 0) abandoned.abort()
    }
    for (const { signal } of asked) signal.addEventListener('abort', leave)
    try {
      const keys = asked.map(({ key }) => key)
      const values = await lookUp(keys, abandoned.signal)
      if (values.length !== keys.length) throw new Error(`${keys.length} keys were asked, ${values.length} answered.`)
      for (const [index, { resolve }] of asked.entries()) resolve(values[index] as Value)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
    for (const { signal } of asked) signal.removeEventListener('abort', leave)
    underWay--
    plan()
  }

  return (key, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      signal.addEventListener('abort', () => reject(signal.reason))
      waiting.push({ key, signal, resolve, reject })
      plan()
    })
}
