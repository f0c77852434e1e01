/** Moves a todo within its list. */
import type { Knex } from 'knex'
import { ChangedMeanwhile } from '../../db/errors.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { lockSeenTodo, lockTodoToEdit } from './access.ts'
import { findRank, lockOwnList } from './order.ts'
import { findTodo } from './queries.ts'
import { rankBetween } from './rank.ts'

type Todo = Schemas['Todo']

/**
 * Locks the list of a todo, then the todo, and returns the todo. Throws 404 for a todo that the user cannot see, 403
 * for one that they may only view.
 */
export async function lockInList(db: Knex, userId: string, id: string): Promise<Todo> {
  const seen = await findTodo(db, userId, id)
  if (!seen) throw problem('todo_not_found')
  if (seen.project_id !== null) return (await lockSeenTodo(db, userId, seen, { lock: 'change' })).todo
  await lockOwnList(db, userId)
  const { todo } = await lockTodoToEdit(db, userId, id, { lock: 'change' })
  if (todo.project_id !== null) throw new ChangedMeanwhile()
  return todo
}

/**
 * The rank of a todo after a move: its own where it is in that place already, or goes nowhere; null when there is none left
 * until the list is renumbered. Throws 409 `todo_not_in_list` for an adjacent todo that the user cannot see in this list.
 */
export async function rankAt(
  db: Knex,
  userId: string,
  todo: Todo,
  { before, after, to }: Schemas['TodoMove'],
): Promise<string | null> {
  if (to === undefined && [before, after].every((beside) => beside === undefined || beside === todo.id))
    return todo.position
  if (before !== undefined) {
    const next = await requireInList(db, userId, before, todo)
    return rankFor(todo, await findRank(db, todo, { before: next }), next.position)
  }
  if (after !== undefined) {
    const previous = await requireInList(db, userId, after, todo)
    return rankFor(todo, previous.position, await findRank(db, todo, { after: previous }))
  }
  return to === 'first'
    ? rankFor(todo, null, await findRank(db, todo, 'first'))
    : rankFor(todo, await findRank(db, todo, 'last'), null)
}

async function requireInList(db: Knex, userId: string, id: string, { project_id }: Todo): Promise<Todo> {
  const todo = await findTodo(db, userId, id)
  if (!todo || todo.project_id !== project_id) throw problem('todo_not_in_list')
  return todo
}

/** The rank of a todo between two others, where null is an end of the list. */
function rankFor({ position }: Todo, low: string | null, high: string | null): string | null {
  const isThere = (low === null || low < position) && (high === null || position < high)
  return isThere ? position : rankBetween(low, high)
}
