/** Deletes events that are older than the configured retention. */
import type { Knex } from 'knex'
import type { Config } from '../config/config.ts'
import { forgetEvents } from './queries.ts'

/** Rows per statement, so that none holds its locks for long. */
const batchSize = 5_000

export async function forgetOldEvents({ pool, config }: { pool: Knex; config: Config }): Promise<void> {
  while ((await forgetEvents(pool, config.eventRetentionDays, batchSize)) === batchSize);
}
