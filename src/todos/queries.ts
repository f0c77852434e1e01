/** The SQL of todos. Whose they are is in every statement: no row means that the caller has no such todo. */
import type { Knex } from 'knex'
import { v7 as uuid } from 'uuid'
import type { Schemas } from '../api.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../db/page.ts'

type Todo = Schemas['Todo']

const columns = [
  'id',
  'title',
  'description',
  'completed',
  'completed_at',
  'priority',
  'due_at',
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
}

/** What a list is narrowed by; absent members do not narrow it. */
export interface TodoFilter {
  completed?: boolean | undefined
  search?: string | undefined
  priority?: number | undefined
  due_before?: string | undefined
  due_after?: string | undefined
}

export async function listTodos(db: Knex, userId: string, filter: TodoFilter, page: PageRequest): Promise<Page<Todo>> {
  return readPage(filtered(db, userId, filter).select(columns), sortKeys, page)
}

export async function countTodos(db: Knex, userId: string, filter: TodoFilter): Promise<number> {
  const [row] = await filtered(db, userId, filter).count({ total: '*' })
  return Number(row?.total)
}

function filtered(db: Knex, userId: string, { completed, search, priority, due_before, due_after }: TodoFilter) {
  const query = db('todos').where({ user_id: userId })
  if (completed !== undefined) query.where({ completed })
  if (priority !== undefined) query.where({ priority })
  if (due_before !== undefined) query.where('due_at', '<', due_before)
  if (due_after !== undefined) query.where('due_at', '>=', due_after)
  if (search !== undefined) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    query.where((either) => either.whereILike('title', pattern).orWhereILike('description', pattern))
  }
  return query
}

export async function findTodo(db: Knex, userId: string, id: string): Promise<Todo | null> {
  const row = await db('todos').first(columns).where({ id, user_id: userId })
  return row ?? null
}

export async function insertTodo(db: Knex, userId: string, todo: Schemas['TodoCreate']): Promise<Todo> {
  const [row] = await db('todos')
    .insert({
      id: uuid(),
      user_id: userId,
      ...todo,
      completed_at: todo.completed ? db.fn.now() : null,
    })
    .returning(columns)
  return row
}

/** A merge patch in one statement: what is absent is kept, null clears. Null when the caller has no such todo. */
export async function updateTodo(
  db: Knex,
  userId: string,
  id: string,
  patch: Schemas['TodoUpdate'],
): Promise<Todo | null> {
  const [row] = await db('todos')
    .update({
      ...patch,
      ...(patch.completed !== undefined && { completed_at: completedAt(db, patch.completed) }),
      version: db.raw('version + 1'),
      updated_at: db.fn.now(),
    })
    .where({ id, user_id: userId })
    .returning(columns)
  return row ?? null
}

/** When it was completed stays when it is completed again. */
function completedAt(db: Knex, completed: boolean): Knex.Raw | null {
  return completed ? db.raw('coalesce(completed_at, now())') : null
}

/** Whether there was such a todo. */
export async function deleteTodo(db: Knex, userId: string, id: string): Promise<boolean> {
  const deleted = await db('todos').delete().where({ id, user_id: userId })
  return deleted > 0
}
