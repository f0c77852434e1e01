/** Preloaded by `watched.ts`: sends what the process holds when it gets a message over its IPC channel. */

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
  // Twice: objects that the first collection finalizes are freed by the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
  process.send?.({ heap: heapUsed, resident: rss, timers, listeners } satisfies Held)
})
// The channel must not keep the process alive.
process.channel?.unref()
