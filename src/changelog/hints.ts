/**
 * Says that there may be something new in the change log, to all processes. NOTIFY takes a lock of the whole cluster
 * when it commits, so it is sent apart from the transactions of requests, and at most a hundred times a second.
 */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { listen } from '../db/notification-listener.ts'

const channel = 'taskpact_events'
/** Milliseconds between two NOTIFYs of a process. */
const debounce = 10

export interface Hints {
  /** This process has committed something. */
  committed(): void
  /** Calls back when somebody has. Answers how to stop that. */
  subscribe(onHint: () => void): () => Promise<void>
}

/** `listenUrl`: a direct connection, where the pool's goes through PgBouncer; `off`: no LISTEN, only what is asked for. */
export function createHints({
  pool,
  log,
  listenUrl,
}: {
  pool: Knex
  log: Logger
  listenUrl: string | null | 'off'
}): Hints {
  const listeners = new Set<() => void>()
  let pending: NodeJS.Timeout | undefined
  let sent = -debounce

  function send(): void {
    pending = undefined
    sent = performance.now()
    pool.raw('select pg_notify(?, ?)', [channel, '']).catch((error) => log.debug({ err: error }, 'a hint was not sent'))
  }

  return {
    committed() {
      for (const onHint of listeners) onHint()
      if (listenUrl === 'off' || pending) return
      const wait = sent + debounce - performance.now()
      if (wait <= 0) return send()
      pending = setTimeout(send, wait)
      pending.unref()
    },

    subscribe(onHint) {
      listeners.add(onHint)
      const listening =
        listenUrl === 'off'
          ? null
          : listen(pool, {
              channel,
              url: listenUrl,
              onHint,
              onTrouble: (error) => log.warn({ err: error }, 'no hints from other processes: polling goes on'),
            })
      return async () => {
        listeners.delete(onHint)
        await listening?.close()
      }
    },
  }
}
