/** What each process with background work does again and again, in shorter steps than cron has. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface Tick {
  /** For the log. */
  name: string
  /** Milliseconds from the end of one run to the beginning of the next. */
  interval: number
  /** Of processes that do it at once all must be right. */
  run(): Promise<void>
}

export interface RunningTicks {
  /** Waits for what is running. */
  stop(): Promise<void>
}

/** Begins. A run that fails is logged and tried again. */
export function startTicks(ticks: Tick[], log: Logger): RunningTicks {
  const stopping = new AbortController()

  async function repeat({ name, interval, run }: Tick): Promise<void> {
    while (!stopping.signal.aborted) {
      await run().catch((error) => log.warn({ err: error, tick: name }, 'background work failed'))
      // Aborted: the loop ends.
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
