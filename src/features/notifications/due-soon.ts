/** Notifies users of todos that are due within a day, once per todo and due date. */

import { inTransaction } from '../../db/transactions/transaction.ts'
import type { Context } from '../../service/context.ts'
import { notify } from './notify.ts'
import { findDueSoon } from './queries.ts'

/** Todos per transaction, so that none is long. */
const batchSize = 500

export async function notifyDueSoon(context: Context): Promise<void> {
  for (;;) {
    const due = await inTransaction(context.pool, async (db) => {
      const todos = await findDueSoon(db, batchSize)
      const notifications = todos.map(({ title, due_at, ...todo }) => ({
        ...todo,
        type: 'todo_due_soon' as const,
        message: `“${title}” is due at ${due_at.slice(0, 16).replace('T', ' ')} UTC.`,
        actor_id: null,
      }))
      await notify(context, db, notifications)
      return todos.length
    })
    if (due < batchSize) return
  }
}
