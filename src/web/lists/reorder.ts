/** Gives to-dos another place in the order of their list, or another group, or both at once. */
import type { TodoMove } from '../../sdk/index.ts'
import { moveTodoTo, rowsWith, type Undo, updateTodos } from '../store/commands.ts'
import type { Database } from '../store/database.ts'
import type { TodoRow } from '../store/model.ts'
import { above } from '../store/subtasks.ts'
import type { Group } from './arrange.ts'

export interface Drop {
  /** The rows of the list, in their order before. */
  order: TodoRow[]
  rows: TodoRow[]
  group: Group
  /** The row beside which they come; absent where the list is in another order than the one that people give. */
  target?: TodoRow | undefined
  /** The to-do that the target is a subtask of, and that the rows become subtasks of; absent where they stay what they are. */
  parent?: string | null | undefined
  isBefore: boolean
}

/** Undefined where nothing changes. */
export async function drop(database: Database, { parent, ...place }: Drop): Promise<Undo | undefined> {
  const { rows, target } = place
  if (target && rows.includes(target)) return undefined
  // Nothing goes into its own subtasks.
  const aboveTarget = target ? (await above(database, target.todo)).map(({ id }) => id) : []
  if (rows.some(({ id }) => aboveTarget.includes(id))) return undefined
  const strangers = parent === undefined ? [] : rows.filter(({ todo }) => todo.parent_id !== parent)
  const undos = [
    await updateTodos(
      database,
      strangers.map(({ todo }) => todo),
      { parent_id: parent ?? null },
    ),
    await dropIn(database, place),
  ]
  if (strangers.length === 0) return undos[1]
  return async () => {
    for (const undo of undos.reverse()) await undo?.()
  }
}

async function dropIn(database: Database, { group, rows, ...place }: Drop): Promise<Undo | undefined> {
  // A section and a place in it are one request.
  if (group.section !== undefined) return move(database, { ...place, rows, section: group.section?.id ?? null })
  const strangers = rows.filter(({ id }) => !group.rows.some((row) => row.id === id))
  const undos: Undo[] = []
  if (strangers.length > 0 && group.patch)
    undos.push(
      await updateTodos(
        database,
        strangers.map(({ todo }) => todo),
        group.patch,
      ),
    )
  if (place.target) undos.push(await move(database, { ...place, rows }))
  return undos.length === 0
    ? undefined
    : async () => {
        for (const undo of undos.reverse()) await undo()
      }
}

interface Move extends Omit<Drop, 'group'> {
  section?: string | null
}

/** Each goes directly before the target, or each directly after the one before it. */
async function move(database: Database, { order, rows, target, isBefore, section }: Move): Promise<Undo> {
  const all = order.filter((row) => !rows.includes(row))
  const index = target ? all.indexOf(target) : -1
  const to = section === undefined ? {} : { section_id: section }
  let previous = isBefore ? all[index - 1] : target
  const next = isBefore ? target : all[index + 1]
  for (const row of rows) {
    if (target) {
      const beside: TodoMove = isBefore ? { before: target.id } : { after: (previous as TodoRow).id }
      await moveTodoTo(database, row.id, { ...to, ...beside }, neighbours(previous, next))
      previous = (await rowsWith(database, [row.id]))[0] ?? row
    } else await moveTodoTo(database, row.id, to)
  }
  return async () => {
    for (const row of rows) {
      const back = section === undefined ? {} : { section_id: row.todo.section_id }
      const place = order.indexOf(row)
      const old = target && (order[place + 1] ?? order[place - 1])
      if (old) {
        const beside: TodoMove = order.indexOf(old) > place ? { before: old.id } : { after: old.id }
        await moveTodoTo(database, row.id, { ...back, ...beside }, neighbours(order[place - 1], order[place + 1]))
      } else if (section !== undefined) await moveTodoTo(database, row.id, back)
    }
  }
}

const neighbours = (before: TodoRow | undefined, after: TodoRow | undefined) => ({
  ...(before && { before: before.todo }),
  ...(after && { after: after.todo }),
})
