/** The signals that stop a process, and the time that it has to stop. */

/** Milliseconds that requests in flight have to end. */
export const gracePeriodMs = 8_000

/**
 * Resolves with the first stop signal. Later ones have no effect, since Ctrl-C arrives twice: from the terminal and
 * from npm. `delay` is the number of milliseconds before the shutdown begins.
 */
export async function stopSignal(delay = 0): Promise<NodeJS.Signals> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, resolve)
  })
  // Exits even if something hangs, such as a database that does not respond.
  setTimeout(() => process.exit(1), delay + gracePeriodMs + 1_000).unref()
  return signal
}
