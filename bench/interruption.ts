/** Stops servers and removes folders when the bench is interrupted. */

const open = new Set<() => Promise<unknown>>()

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, async () => {
    // In reverse order: a server before its database.
    for (const close of [...open].reverse()) await close().catch(() => {})
    process.exit(code)
  })

/** Returns a function that calls `close` at most once. At an interruption it is called, if it was not yet. */
export function closedOnInterruption(close: () => Promise<void>): () => Promise<void> {
  async function closeOnce(): Promise<void> {
    if (open.delete(closeOnce)) await close()
  }
  open.add(closeOnce)
  return closeOnce
}
