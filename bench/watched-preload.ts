/** Loaded before the service by `watched.ts`: says what the process holds, whenever it is asked over its channel. */

export interface Held {
  /** Bytes of live objects, after a collection of garbage. */
  heap: number
  /** Bytes resident, after a collection of garbage. */
  resident: number
  timers: number
  /** Listeners of the process itself, such as those of signals. */
  listeners: number
}

process.on('message', () => {
  // Twice: what the first one finalizes is free after the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
  process.send?.({ heap: heapUsed, resident: rss, timers, listeners } satisfies Held)
})
// It must not keep the process from ending.
process.channel?.unref()
