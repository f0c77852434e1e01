/** Which parent a todo may have. The list that both are in must be locked. */
import type { Knex } from 'knex'
import { findAbove, measureTree } from '../../db/trees.ts'
import { type ProblemCode, problem, type Schemas } from '../../service/api.ts'
import { findTodo } from './queries.ts'

type Todo = Schemas['Todo']
type Place = Pick<Todo, 'project_id' | 'user_id'>

/** Todos of a tree at most, the one on the first level included: so many are completed or moved at once. */
export const maxTodos = 500
export const maxLevels = 5

/** A todo of those above another one. */
type Above = Pick<Todo, 'id' | 'project_id' | 'user_id'> & { is_deleted: boolean }

/** A todo and those above it, the nearest one first. */
export const todosAbove = (db: Knex, id: string): Promise<Above[]> =>
  findAbove(db, 'todos', id, 'id, project_id, user_id, deleted_at is not null as is_deleted')

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
  const above = await todosAbove(db, parentId)
  const [parent] = above
  if (!parent || parent.is_deleted || !isIn(place, parent)) throw problem('unknown_parent')
  const branch = await requireLevels(db, { table: 'todos', maxLevels, tooDeep: 'subtasks_too_deep' }, above, id)
  const tree = await measureTree(db, 'todos', (above.at(-1) as Above).id, { except: id })
  if (tree.size + branch.size > maxTodos) throw problem('too_many_subtasks')
}

/**
 * Throws 409 unless a row of a tree may be below some, with what is below it; without `id` a new one. Returns the size of that
 * branch. The rows above and below must be locked.
 */
export async function requireLevels(
  db: Knex,
  { table, maxLevels, tooDeep }: { table: 'todos' | 'projects'; maxLevels: number; tooDeep: ProblemCode },
  above: readonly { id: string }[],
  id: string | null,
): Promise<{ size: number; levels: number }> {
  if (above.some((one) => one.id === id)) throw problem('parent_in_subtree')
  const branch = id === null ? { size: 1, levels: 1 } : await measureTree(db, table, id)
  if (above.length + branch.levels > maxLevels) throw problem(tooDeep)
  return branch
}

const isIn = ({ project_id, user_id }: Place, parent: Place) =>
  parent.project_id === project_id && (project_id !== null || parent.user_id === user_id)

/** Throws 409 unless a parent may get so many further todos below it. */
export async function requireRoomBelow(db: Knex, parentId: string, wanted: number): Promise<void> {
  const first = (await todosAbove(db, parentId)).at(-1)
  if (first && (await measureTree(db, 'todos', first.id)).size + wanted > maxTodos) throw problem('too_many_subtasks')
}
