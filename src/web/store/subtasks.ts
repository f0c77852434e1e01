/** The subtasks of a to-do in the copy. */
import type { Todo } from '../../sdk/index.ts'
import type { Database } from './database.ts'
import type { TodoPatch } from './model.ts'

/** As the contract has it. */
export const mostLevels = 5

/** All below a to-do, level by level. */
export async function below({ todos }: Database, id: string): Promise<Todo[]> {
  const found = new Map<string, Todo>()
  for (let level = [id]; level.length > 0; ) {
    const rows = await todos.where('parent').anyOf(level).toArray()
    const fresh = rows.filter((row) => !found.has(row.id))
    for (const row of fresh) found.set(row.id, row.todo)
    level = fresh.map((row) => row.id)
  }
  return [...found.values()]
}

/** Those that the service changes with a change of the to-do. */
export async function changedWith(database: Database, id: string, patch: TodoPatch): Promise<Todo[]> {
  if (patch.completed) return (await below(database, id)).filter(({ completed }) => !completed)
  return patch.project_id === undefined ? [] : below(database, id)
}

/** The to-dos above one, the nearest first. */
export async function above({ todos }: Database, todo: Todo): Promise<Todo[]> {
  const found: Todo[] = []
  for (let id = todo.parent_id; id !== null && found.length < mostLevels; id = found.at(-1)?.parent_id ?? null) {
    const row = await todos.get(id)
    if (!row || row.hidden) break
    found.push(row.todo)
  }
  return found
}

/** The to-dos of its list, of which it can become a subtask: neither itself nor one of its own, and not too deep. */
export async function possibleParents(database: Database, todo: Todo): Promise<Todo[]> {
  const own = await below(database, todo.id)
  const excluded = new Set([todo.id, ...own.map(({ id }) => id)])
  const depthOf = (each: Todo, all: Map<string, Todo>): number => {
    const parent = all.get(each.parent_id ?? '')
    return parent ? 1 + depthOf(parent, all) : 1
  }
  const inTree = new Map([todo, ...own].map((each) => [each.id, each]))
  const height = Math.max(...[...inTree.values()].map((each) => depthOf(each, inTree))) - depthOf(todo, inTree) + 1
  const rows = await database.todos
    .where('list')
    .equals(todo.project_id ?? 'inbox')
    .toArray()
  const all = new Map(rows.map((row) => [row.id, row.todo]))
  return [...all.values()].filter((each) => !excluded.has(each.id) && depthOf(each, all) + height <= mostLevels)
}
