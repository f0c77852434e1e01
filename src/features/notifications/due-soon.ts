/** Tells whoever has a todo that is due within a day, once per todo and due date. */

import { inTransaction } from '../../db/transactions/transaction.ts'
import type { Context } from '../../service/context.ts'
import { notify } from './notify.ts'
import { findDueSoon } from './queries.ts'

/** So that a morning on which a great many are due is not one long transaction. */
const batch = 500

export async function notifyDueSoon(context: Context): Promise<void> {
  for (;;) {
    const due = await inTransaction(context.pool, async (db) => {
      const todos = await findDueSoon(db, batch)
      const notifications = todos.map(({ title, due_at, ...todo }) => ({
        ...todo,
        type: 'todo_due_soon' as const,
        message: `“${title}” is due at ${due_at.slice(0, 16).replace('T', ' ')} UTC.`,
        actor_id: null,
      }))
      await notify(context, db, notifications)
      return todos.length
    })
    if (due < batch) return
  }
}
