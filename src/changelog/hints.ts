/**
 * Hints to all processes that the change log may have grown. NOTIFY takes a cluster-wide lock at commit, so it is sent
 * outside the transactions of requests, and debounced.
 */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { listen } from '../db/notification-listener.ts'
import { prepared } from '../db/statements/prepared.ts'

const channel = 'taskpact_events'
const notify = prepared<never>((db) => db.raw('select pg_notify(?, ?)', [channel, '']))
/** Minimal milliseconds between two NOTIFYs of this process. */
const debounceMs = 10

export interface Hints {
  /** To be called after this process has committed a write. */
  committed(): void
  /** Calls `onHint` after a commit of any process. Returns the function that unsubscribes. */
  subscribe(onHint: () => void): () => Promise<void>
}

/**
 * `listenUrl` is a direct connection for LISTEN where the pool goes through PgBouncer; `off` disables LISTEN and
 * NOTIFY.
 */
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
  let sent = -debounceMs

  function send(): void {
    pending = undefined
    sent = performance.now()
    notify(pool, {}).catch((error) => log.debug({ err: error }, 'a hint was not sent'))
  }

  return {
    committed() {
      for (const onHint of listeners) onHint()
      if (listenUrl === 'off' || pending) return
      const wait = sent + debounceMs - performance.now()
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
