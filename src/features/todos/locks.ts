/** The SQL that locks todos, in the order of docs/decisions/032-order-of-locks.md. */
import type { Knex } from 'knex'
import { prepared } from '../../db/statements/prepared.ts'
import type { Schemas } from '../../service/api.ts'
import { todoColumns, visible } from './queries.ts'

type Todo = Schemas['Todo']

/** The projects of those of some ids that the user sees; null for those without one. */
export async function findProjectsOf(db: Knex, userId: string, ids: string[]): Promise<(string | null)[]> {
  return visible(db, userId).whereRaw('id = any(?::uuid[])', [ids]).distinct('project_id').pluck('project_id')
}

/** Locks those of some todos that the user sees and that fulfil a condition, by id. Their projects must be locked. */
export async function lockTodos(
  db: Knex,
  userId: string,
  ids: string[],
  condition: Knex.Raw | undefined,
): Promise<Todo[]> {
  const todos = visible(db, userId).whereRaw('id = any(?::uuid[])', [ids])
  if (condition) todos.where(condition)
  return todos.select(todoColumns).orderBy('id').forNoKeyUpdate('todos')
}

/** Locks a todo that the user sees until the transaction ends. The caller must have locked its project. */
export async function lockTodo(db: Knex, userId: string, id: string): Promise<Todo | null> {
  const [row] = await selectToLock(db, { userId, id })
  return row ?? null
}

const selectToLock = prepared<'userId' | 'id', Todo>((db, value) =>
  visible(db, value('userId'))
    .select(todoColumns)
    .where({ id: value('id') })
    .forNoKeyUpdate(),
)

/**
 * Finds a todo that the user sees, and locks it if it is in no project. One of a project is not locked, since its project
 * must be first.
 */
export async function lockOwnTodo(db: Knex, userId: string, id: string): Promise<Todo | null> {
  const [row] = await selectAndLockOwn(db, { userId, id })
  return row ?? null
}

const selectAndLockOwn = prepared<'userId' | 'id', Todo>(
  (db, value) => {
    const seen = () =>
      visible(db, value('userId'))
        .select(todoColumns)
        .where({ id: value('id') })
    return db.raw('select * from ? as own union all select * from ? as other', [
      seen().whereNull('project_id').forNoKeyUpdate('todos'),
      seen().whereNotNull('project_id'),
    ])
  },
  { readOnly: true },
)

/**
 * Locks those of some todos that are the user's own or in the user's projects, also those in the trash. The
 * caller must have locked their projects. Returns where they are.
 */
export async function lockNamedTodos(
  db: Knex,
  userId: string,
  ids: string[],
): Promise<Pick<Todo, 'project_id' | 'parent_id' | 'subtask_count'>[]> {
  const mine = db('project_members').select('project_id').where({ user_id: userId })
  return db('todos')
    .select('project_id', 'parent_id', 'subtask_count')
    .where('id', db.raw('any(?::uuid[])', [ids]))
    .where((either) =>
      either.where((own) => own.where({ user_id: userId }).whereNull('project_id')).orWhereIn('project_id', mine),
    )
    .orderBy('id')
    .forNoKeyUpdate('todos')
}
