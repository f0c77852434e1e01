/** Which parent a todo may have. The list that both are in must be locked. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import { findTodo } from './queries.ts'
import { type Above, findAbove, measureTree } from './subtask-queries.ts'

type Todo = Schemas['Todo']
type Place = Pick<Todo, 'project_id' | 'user_id'>

/** Todos of a tree at most, the one on the first level included: so many are completed or moved at once. */
export const maxTodos = 500
export const maxLevels = 5

/** The project of a new todo: that of its parent where none is given. Throws 409 for a parent that the user does not see. */
export async function projectOf(
  db: Knex,
  userId: string,
  { project_id, parent_id }: Pick<Schemas['TodoCreate'], 'project_id' | 'parent_id'>,
): Promise<string | null> {
  if (project_id !== undefined || parent_id == null) return project_id ?? null
  const parent = await findTodo(db, userId, parent_id)
  if (!parent) throw problem('unknown_parent')
  return parent.project_id
}

/** Throws 409 unless a todo may be the parent of another one in a place; without `id` of a new one. */
export async function requireParent(db: Knex, place: Place, parentId: string, id: string | null = null): Promise<void> {
  const above = await findAbove(db, parentId)
  const [parent] = above
  if (!parent || parent.is_deleted || !isIn(place, parent)) throw problem('unknown_parent')
  if (above.some((one) => one.id === id)) throw problem('parent_in_subtree')
  const first = above.at(-1) as Above
  const branch = id === null ? { todos: 1, levels: 1 } : await measureTree(db, id)
  const tree = await measureTree(db, first.id, { except: id })
  if (above.length + branch.levels > maxLevels) throw problem('subtasks_too_deep')
  if (tree.todos + branch.todos > maxTodos) throw problem('too_many_subtasks')
}

const isIn = ({ project_id, user_id }: Place, parent: Place) =>
  parent.project_id === project_id && (project_id !== null || parent.user_id === user_id)

/** Throws 409 unless a parent may get so many further todos below it. */
export async function requireRoomBelow(db: Knex, parentId: string, wanted: number): Promise<void> {
  const first = (await findAbove(db, parentId)).at(-1)
  if (first && (await measureTree(db, first.id)).todos + wanted > maxTodos) throw problem('too_many_subtasks')
}
