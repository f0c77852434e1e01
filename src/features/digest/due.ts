/** Makes the emails of the daily digests that are due: in the transaction that moves each to its next day, so that a day has one. */
import { encodePosition } from '../../changelog/position.ts'
import { newId } from '../../db/new-id.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { PeriodicWork } from '../../jobs/left-overs.ts'
import type { Context } from '../../service/context.ts'
import { claimDigests, findDueDigests } from './queries.ts'

/** As periodic work on users, some per transaction. Several processes may do it at the same time. */
export function dailyDigests({ pool, jobs }: Pick<Context, 'pool' | 'jobs'>): PeriodicWork {
  return {
    name: 'digests',
    batchSize: 200,
    find: (limit, except) => findDueDigests(pool, limit, except),
    work: (userIds) =>
      inTransaction(pool, async (db) => {
        const claimed = await claimDigests(db, userIds)
        await jobs.enqueue(
          db,
          'mail',
          claimed.map(({ user_id, ends_at, since, until }) => ({
            ...{ letter: 'digest' as const, id: newId(), user_id, ends_at },
            ...{ since: encodePosition(since), until: encodePosition(until) },
          })),
        )
      }),
  }
}
