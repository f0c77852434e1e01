/** Work that each process with workers repeats, at intervals shorter than cron's minute. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface Tick {
  /** For the log. */
  name: string
  /** Milliseconds from the end of one run to the beginning of the next. */
  interval: number
  /** Several processes may run it at the same time. */
  run(): Promise<void>
}

export interface RunningTicks {
  /** Waits for the active runs. */
  stop(): Promise<void>
}

/** Starts the ticks. A failed run is logged; the next one follows after the interval. */
export function startTicks(ticks: Tick[], log: Logger): RunningTicks {
  const stopping = new AbortController()

  async function repeat({ name, interval, run }: Tick): Promise<void> {
    while (!stopping.signal.aborted) {
      await run().catch((error) => log.warn({ err: error, tick: name }, 'background work failed'))
      // An abort ends the loop above.
      await sleep(interval, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const running = ticks.map(repeat)
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
