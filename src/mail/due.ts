/** The loop of both gatherings: of notifications, and of entries of the audit trail. Several processes may run it at once. */
import type { Knex } from 'knex'
import { inTransaction } from '../db/transactions/transaction.ts'

/** Users per transaction. */
export const batchSize = 100

/** Calls `work` in a transaction for each batch of users that `find` returns. A user whose email is made is not found again. */
export async function forDueUsers(
  pool: Knex,
  find: (db: Knex) => Promise<string[]>,
  work: (db: Knex, userIds: string[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const userIds = await find(pool)
    if (userIds.length === 0) return
    await inTransaction(pool, (db) => work(db, userIds))
    if (userIds.length < batchSize) return
  }
}
