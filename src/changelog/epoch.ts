/** The change log on another server than the one that it was written on; see db/migrations/0013_event_epochs.ts. */
import type { Knex } from 'knex'
import { oneAtATime } from '../db/migrate.ts'

/**
 * Begins the log anew behind its end where the server's transactions have not come so far, as after any dump and restore
 * into another server. What is written would lie before what was read already, and nobody would be told.
 */
export async function continueChangeLog(pool: Knex): Promise<void> {
  if (!(await isFromElsewhere(pool))) return
  await oneAtATime(pool, async () => {
    if (await isFromElsewhere(pool)) await beginEpoch(pool)
  })
}

/** Every place in the log that somebody holds outside of the database is expired. */
export async function beginEpoch(db: Knex): Promise<void> {
  await db.raw('select begin_event_epoch()')
}

async function isFromElsewhere(db: Knex): Promise<boolean> {
  const { rows } = await db.raw('select last_event_position() > event_end() as from_elsewhere')
  return rows[0].from_elsewhere
}
