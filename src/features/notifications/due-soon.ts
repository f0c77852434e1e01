/** Notifies users of todos that are due within a day, once per todo and due date. */
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { PeriodicWork } from '../../jobs/left-overs.ts'
import type { Context } from '../../service/context.ts'
import { notify } from './notify.ts'
import { findDueSoon } from './queries.ts'

/** As periodic work on todos, a few per transaction, so that none is long. */
export function dueSoonNotices(context: Pick<Context, 'pool' | 'events' | 'quotas'>): PeriodicWork {
  const { pool } = context
  return {
    name: 'due_soon',
    batchSize: 200,
    find: async (limit, except) => (await findDueSoon(pool, limit, { except })).map(({ todo_id }) => todo_id as string),
    work: (ids) =>
      inTransaction(pool, async (db) => {
        const notifications = (await findDueSoon(db, ids.length, { only: ids })).map(({ title, due_at, ...todo }) => ({
          ...todo,
          type: 'todo_due_soon' as const,
          message: `“${title}” is due at ${due_at.slice(0, 16).replace('T', ' ')} UTC.`,
          actor_id: null,
        }))
        await notify(context, db, notifications)
      }),
  }
}
