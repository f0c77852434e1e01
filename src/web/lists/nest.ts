/** Makes to-dos subtasks of others, and takes them out again. */
import { moveTodoTo, todosOf, type Undo, updateTodos } from '../store/commands.ts'
import type { Database } from '../store/database.ts'
import { siblingAbove, type Tree } from './nesting.ts'

/** A to-do becomes a subtask of the one above it. Undefined where there is none. */
export async function indent(database: Database, tree: Tree, key: string): Promise<Undo | undefined> {
  const parent = siblingAbove(tree, key)
  const [todo] = await todosOf(database, [key])
  return parent && todo && updateTodos(database, [todo], { parent_id: parent.id })
}

/** A subtask comes behind the to-do that it is a part of. Undefined where it is none. */
export async function outdent(database: Database, key: string): Promise<Undo | undefined> {
  const [todo] = await todosOf(database, [key])
  const [parent] = await todosOf(database, todo?.parent_id ? [todo.parent_id] : [])
  if (!todo || !parent) return undefined
  const undo = await updateTodos(database, [todo], { parent_id: parent.parent_id })
  await moveTodoTo(database, todo.id, { after: parent.id }, { before: parent })
  return undo
}
