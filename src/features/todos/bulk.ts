/** The SQL that changes many todos in one statement. */
import type { Knex } from 'knex'
import { laterThan, touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { inList, inOrder, lastNumber } from './order.ts'
import { todoColumns } from './queries.ts'

type Todo = Schemas['Todo']
type StoredTodo = Todo & { deleted_at: string | null }

export interface TodoChange {
  before: Todo
  after: Todo
}

/** Changes todos, in the trash too. Returns those outside of the trash, each before and after the change. */
export async function updateTodos(
  db: Knex,
  where: Partial<Pick<Todo, 'project_id' | 'assignee_id' | 'user_id'>>,
  patch: Partial<Pick<Todo, 'assignee_id' | 'user_id'>>,
): Promise<TodoChange[]> {
  const before: StoredTodo[] = await db('todos')
    .select(...todoColumns, 'deleted_at')
    .where(where)
    .orderBy('id')
    .forNoKeyUpdate()
  const after: Todo[] = await db('todos')
    .update({ ...patch, ...touched(db) })
    // One parameter, however many todos there are.
    .whereRaw('id = any(?::uuid[])', [before.map(({ id }) => id)])
    .returning(todoColumns)
  return changesOf(before, after)
}

/** Gives the todos of a list but one new, short ranks in their present order. Returns those outside of the trash. */
export async function renumberList(db: Knex, todo: Todo): Promise<TodoChange[]> {
  const others = inList(db, todo).whereNot({ id: todo.id })
  return rankAll(db, others, { project_id: todo.project_id, start: db.raw('4999999999') })
}

/** Moves the todos of a project, without those in the trash, to the end of another in their present order. */
export async function moveTodos(db: Knex, fromId: string, toId: string): Promise<TodoChange[]> {
  const todos = inList(db, { project_id: fromId, user_id: '' }).whereNull('deleted_at')
  return rankAll(db, todos, { project_id: toId, start: lastNumber(db, { project_id: toId, user_id: '' }) })
}

async function rankAll(
  db: Knex,
  todos: Knex.QueryBuilder,
  { project_id, start }: { project_id: string | null; start: Knex.Raw },
): Promise<TodoChange[]> {
  const before: StoredTodo[] = await todos
    .select(...todoColumns, 'deleted_at')
    .orderBy(inOrder('asc'))
    .forNoKeyUpdate()
  const { rows } = await db.raw(
    `
    update todos set project_id = ?, position = lpad((? + ranked.place)::text, 10, '0'), version = version + 1,
      updated_at = ${laterThan('todos.updated_at')}
    from unnest(?::uuid[]) with ordinality as ranked (id, place)
    where todos.id = ranked.id
    returning ${todoColumns.map((column) => `todos.${column}`).join(', ')}`,
    [project_id, start, before.map(({ id }) => id)],
  )
  return changesOf(before, rows)
}

function changesOf(before: StoredTodo[], after: Todo[]): TodoChange[] {
  const changed = new Map(after.map((todo) => [todo.id, todo]))
  return before.flatMap(({ deleted_at, ...todo }) =>
    deleted_at === null ? { before: todo, after: changed.get(todo.id) ?? todo } : [],
  )
}
