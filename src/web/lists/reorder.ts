/** Gives to-dos another place in the order of their list. */
import { moveTodoTo, type Undo } from '../store/commands.ts'
import type { Database } from '../store/database.ts'
import type { TodoRow } from '../store/model.ts'

export interface Reordering {
  /** The rows of the list, in their order before. */
  order: TodoRow[]
  rows: TodoRow[]
  target: TodoRow
  isBefore: boolean
}

/** Each goes directly before the target, or each directly after the one before it. */
export async function reorder(database: Database, { order, rows, target, isBefore }: Reordering): Promise<Undo> {
  const all = order.filter((row) => !rows.includes(row))
  const index = all.indexOf(target)
  let previous = isBefore ? all[index - 1] : target
  const next = isBefore ? target : all[index + 1]
  for (const row of rows) {
    const move = isBefore ? { before: target.id } : { after: (previous as TodoRow).id }
    const neighbours = { ...(previous && { before: previous.todo }), ...(next && { after: next.todo }) }
    await moveTodoTo(database, row.id, move, neighbours)
    previous = (await database.todos.get(row.id)) ?? row
  }
  return async () => {
    for (const row of rows) {
      const place = order.indexOf(row)
      const old = order[place + 1] ?? order[place - 1]
      if (!old || place === -1) continue
      const move = order.indexOf(old) > place ? { before: old.id } : { after: old.id }
      const before = order[place - 1]?.todo
      const after = order[place + 1]?.todo
      await moveTodoTo(database, row.id, move, { ...(before && { before }), ...(after && { after }) })
    }
  }
}
