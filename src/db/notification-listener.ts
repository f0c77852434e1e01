/** Receives hints of other processes by LISTEN and NOTIFY. Correctness must not depend on their arrival. */
import type { Knex } from 'knex'
import pg from 'pg'

/** Milliseconds before a lost connection is opened again. */
const reconnectDelayMs = 1_000

/**
 * Calls `onHint` for each NOTIFY on a channel, and after each (re)connection, since a hint may have been missed before.
 * It uses a connection of its own; `url` must bypass a PgBouncer in transaction mode.
 */
export function listen(
  pool: Knex,
  {
    channel,
    url,
    onHint,
    onTrouble,
  }: { channel: string; url: string | null; onHint(): void; onTrouble(error: unknown): void },
): { close(): Promise<void> } {
  let closed = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const opened = new pg.Client(url === null ? pool.client.connectionSettings : { connectionString: url })
    client = opened
    opened.on('notification', onHint)
    opened.on('error', onTrouble)
    opened.once('end', again)
    try {
      await opened.connect()
      await opened.query(`listen ${channel}`)
      onHint()
    } catch (error) {
      onTrouble(error)
      await opened.end().catch(() => {})
      again()
    }
  }

  function again(): void {
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(() => void connect(), reconnectDelayMs)
    retry.unref()
  }

  void connect()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}
