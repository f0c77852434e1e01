/** How a process of ours is asked to stop, and how long it may take. */

/** How long what is in progress may take to end, in milliseconds. */
export const gracePeriod = 8_000

/**
 * Resolves with the first signal that asks the process to stop. Those that follow change nothing: a Ctrl-C comes twice,
 * from the terminal and from npm. `delay`: milliseconds before it begins to stop.
 */
export async function stopSignal(delay = 0): Promise<NodeJS.Signals> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, resolve)
  })
  // Whatever hangs by then, such as a database that does not answer, is not waited for.
  setTimeout(() => process.exit(1), delay + gracePeriod + 1_000).unref()
  return signal
}
