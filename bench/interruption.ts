/** What is open when the bench is interrupted, so that no server and no folder is left behind. */

const open = new Set<() => Promise<unknown>>()

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, async () => {
    // What was opened last is closed first: a server before its database.
    for (const close of [...open].reverse()) await close().catch(() => {})
    process.exit(code)
  })

/** Answers `close` as it is to be called: once, by whoever opened it or at an interruption. */
export function closedOnInterruption(close: () => Promise<void>): () => Promise<void> {
  async function closeOnce(): Promise<void> {
    if (open.delete(closeOnce)) await close()
  }
  open.add(closeOnce)
  return closeOnce
}
