/** The columns that every change of a row with a version sets. */
import type { Knex } from 'knex'

/**
 * SQL for the time of a change, the same in all columns of one statement. `now()` is when the transaction began, which may be
 * before a change that it waited for: `updated_at` of an object must not go back, whatever the clock does.
 */
export const laterThan = (column: string) => `greatest(statement_timestamp(), ${column} + interval '1 microsecond')`

/** The new version and time of a row that is updated. */
export function touched(db: Knex): { version: Knex.Raw; updated_at: Knex.Raw } {
  return { version: db.raw('version + 1'), updated_at: db.raw(laterThan('updated_at')) }
}
