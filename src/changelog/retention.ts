/** Deletes events that are older than the configured retention. */
import type { Knex } from 'knex'
import type { Config } from '../config/config.ts'
import { findOldEvents, forgetEvents } from './queries.ts'

/** As periodic work, in batches of events, so that no statement holds its locks for long. */
export function eventRetention({ pool, config }: { pool: Knex; config: Config }) {
  return {
    name: 'event_retention',
    batchSize: 2_000,
    find: (limit: number, except: string[]) => findOldEvents(pool, config.eventRetentionDays, limit, except),
    work: (ids: string[]) => forgetEvents(pool, ids),
  }
}
