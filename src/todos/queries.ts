/** The SQL of todos. Who may see one is in the statement that finds it: no row means that the caller has no such todo. */
import type { Knex } from 'knex'
import { v7 as uuid } from 'uuid'
import type { Schemas } from '../api.ts'
import { compileOnce } from '../db/compile-once.ts'
import { compilePages, containing, type Page, type PageRequest, type SortKey } from '../db/page.ts'
import { endOfList } from './order.ts'

type Todo = Schemas['Todo']

export const todoColumns = [
  'id',
  'title',
  'description',
  'completed',
  'completed_at',
  'priority',
  'due_at',
  'project_id',
  'position',
  'assignee_id',
  'user_id',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Todo)[]

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz' },
  updated_at: { column: 'updated_at', type: 'timestamptz' },
  due_at: { column: 'due_at', type: 'timestamptz', nullable: true },
  priority: { column: 'priority', type: 'integer' },
  title: { column: 'title', type: 'text' },
  position: { column: 'position', type: 'text' },
}

/** What a list is narrowed by; absent members do not narrow it. */
export interface TodoFilter {
  completed?: boolean | undefined
  search?: string | undefined
  priority?: number | undefined
  due_before?: string | undefined
  due_after?: string | undefined
  project_id?: string | undefined
  assignee_id?: string | undefined
}

export async function listTodos(db: Knex, userId: string, filter: TodoFilter, page: PageRequest): Promise<Page<Todo>> {
  const given = Object.entries(withPattern(filter)).filter(([, value]) => value !== undefined)
  const names = given.map(([name]) => name as keyof TodoFilter)
  return selectPage(db, names, { ...Object.fromEntries(given), userId }, page)
}

/** By the names of what narrows the list. */
const selectPage = compilePages<(keyof TodoFilter)[], keyof TodoFilter | 'userId', Todo>(sortKeys, (db, value, names) =>
  filtered(db, value('userId'), Object.fromEntries(names.map((name) => [name, value(name)]))).select(todoColumns),
)

export async function countTodos(db: Knex, userId: string, filter: TodoFilter): Promise<number> {
  const [row] = await filtered(db, userId, withPattern(filter)).count({ total: '*' })
  return Number(row?.total)
}

const withPattern = ({ search, ...filter }: TodoFilter): TodoFilter =>
  search === undefined ? filter : { ...filter, search: containing(search) }

/** `search` is a pattern here. */
function filtered(db: Knex, userId: string, filter: TodoFilter): Knex.QueryBuilder {
  const { completed, search, priority, due_before, due_after, project_id, assignee_id } = filter
  const query = visible(db, userId)
  if (completed !== undefined) query.where({ completed })
  if (priority !== undefined) query.where({ priority })
  if (due_before !== undefined) query.where('due_at', '<', due_before)
  if (due_after !== undefined) query.where('due_at', '>=', due_after)
  if (project_id !== undefined) query.where({ project_id })
  if (assignee_id !== undefined) query.where({ assignee_id })
  if (search !== undefined)
    query.where((either) => either.whereILike('title', search).orWhereILike('description', search))
  return query
}

/** What a user sees: their own todos, and all of the projects that they are a member of; not what is in the trash. */
function visible(db: Knex, userId: string): Knex.QueryBuilder {
  const projects = db('project_members').select('project_id').where({ user_id: userId })
  return db('todos')
    .whereNull('deleted_at')
    .where((either) =>
      either.where((own) => own.where({ user_id: userId }).whereNull('project_id')).orWhereIn('project_id', projects),
    )
}

export async function findTodo(db: Knex, userId: string, id: string): Promise<Todo | null> {
  const [row] = await selectTodo(db, { userId, id })
  return row ?? null
}

const selectTodo = compileOnce<'userId' | 'id', Todo>((db, value) =>
  visible(db, value('userId'))
    .select(todoColumns)
    .where({ id: value('id') }),
)

/** Those of some ids that the user sees, in no order. */
export async function findTodos(db: Knex, userId: string, ids: string[]): Promise<Todo[]> {
  return visible(db, userId).select(todoColumns).whereIn('id', ids)
}

/** The ids of what the user sees, in their order, after one of them; of one project or of all. */
export async function listTodoIds(
  db: Knex,
  userId: string,
  { behind, projectId }: { behind: string | undefined; projectId: string | undefined },
  limit: number,
): Promise<string[]> {
  const query = visible(db, userId).orderBy('id').limit(limit)
  if (behind !== undefined) query.where('id', '>', behind)
  if (projectId !== undefined) query.where({ project_id: projectId })
  return query.pluck('id')
}

/** A todo that the user sees, which nobody changes until the transaction ends. */
export async function lockTodo(db: Knex, userId: string, id: string): Promise<Todo | null> {
  const row = await visible(db, userId).first(todoColumns).where({ id }).forUpdate()
  return row ?? null
}

export async function insertTodo(db: Knex, userId: string, todo: Schemas['TodoCreate']): Promise<Todo> {
  const id = uuid()
  const [row] = await db('todos')
    .insert({
      id,
      user_id: userId,
      ...todo,
      position: endOfList(db, { project_id: todo.project_id ?? null, user_id: userId }, id),
      completed_at: todo.completed ? db.fn.now() : null,
    })
    .returning(todoColumns)
  return row
}

/** A merge patch in one statement: what is absent is kept, null clears. */
export async function updateTodo(
  db: Knex,
  id: string,
  patch: Schemas['TodoUpdate'] & { position?: string | Knex.Raw },
): Promise<Todo> {
  const [row] = await db('todos')
    .update({
      ...patch,
      ...(patch.completed !== undefined && { completed_at: completedAt(db, patch.completed) }),
      version: db.raw('version + 1'),
      updated_at: db.fn.now(),
    })
    .where({ id })
    .returning(todoColumns)
  return row
}

/** When it was completed stays when it is completed again. */
function completedAt(db: Knex, completed: boolean): Knex.Raw | null {
  return completed ? db.raw('coalesce(completed_at, now())') : null
}

/** Puts it into the trash. */
export async function deleteTodo(db: Knex, id: string, userId: string): Promise<void> {
  await db('todos').update({ deleted_at: db.fn.now(), deleted_by: userId }).where({ id })
}
