/** Keeps positions growing when the log is restored onto another server; see db/migrations/0013_event_epochs.ts. */
import type { Knex } from 'knex'
import { oneAtATime } from '../db/migrate.ts'

/**
 * Begins a new epoch where the server's transaction ids are below the log's last position, as after a restore onto
 * another server. Without it, new events would get positions before the ones that clients have read, and be skipped.
 */
export async function continueChangeLog(pool: Knex): Promise<void> {
  if (!(await isFromElsewhere(pool))) return
  await oneAtATime(pool, async () => {
    if (await isFromElsewhere(pool)) await beginEpoch(pool)
  })
}

/** Begins an epoch: every cursor that was issued before is expired. */
export async function beginEpoch(db: Knex): Promise<void> {
  await db.raw('select begin_event_epoch()')
}

async function isFromElsewhere(db: Knex): Promise<boolean> {
  const { rows } = await db.raw('select last_event_position() > event_end() as from_elsewhere')
  return rows[0].from_elsewhere
}
