/**
 * The SQL of the order of todos in a list: of a project, or of somebody's own. What is in the trash keeps its place, so
 * that it has one when it is restored.
 */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import { lockStatuses } from '../projects/queries.ts'
import { lockUser } from '../users/queries.ts'

type Todo = Schemas['Todo']
/** Which list a todo is in. */
export type List = Pick<Todo, 'project_id' | 'user_id'>

/** Those in the trash are among them. */
export function inList(db: Knex, { project_id, user_id }: List): Knex.QueryBuilder {
  return project_id === null
    ? db('todos').where({ user_id }).whereNull('project_id')
    : db('todos').where({ project_id })
}

/** The whole number of the last rank, in SQL. */
export function lastNumber(db: Knex, list: List): Knex.Raw {
  return db.raw('(select coalesce(left(max(position), 10)::bigint, 4999999999) from (?) as list)', [
    inList(db, list).select('position'),
  ])
}

/**
 * The rank behind all others of a list, in SQL. The end of the id, which is random, makes it another one than that of
 * whoever is added at the same moment.
 */
export function endOfList(db: Knex, list: List, todoId: string): Knex.Raw {
  return db.raw(`lpad((? + 1)::text, 10, '0') || right(?::text, 4)`, [lastNumber(db, list), todoId])
}

/** Nobody else moves a todo within the list until the transaction ends. */
export async function lockList(db: Knex, { project_id, user_id }: List): Promise<void> {
  if (project_id === null) await lockUser(db, user_id)
  else await lockStatuses(db, [project_id])
}

/** The rank of the todo at an end of a list, or next to a place in it, besides one todo; null when there is none. */
export async function findRank(
  db: Knex,
  todo: Todo,
  from: 'first' | 'last' | { before: Todo } | { after: Todo },
): Promise<string | null> {
  const others = inList(db, todo).whereNot({ id: todo.id })
  if (typeof from === 'object') {
    const [operator, { position, id }] = 'after' in from ? ['>', from.after] : ['<', from.before]
    others.whereRaw(`(position, id) ${operator} (?, ?::uuid)`, [position, id])
  }
  const upwards = from === 'first' || (typeof from === 'object' && 'after' in from)
  const row = await others.orderBy(inOrder(upwards ? 'asc' : 'desc')).first('position')
  return row?.position ?? null
}

/** Ranks, and ids where two ranks are equal. */
export function inOrder(order: 'asc' | 'desc'): { column: string; order: 'asc' | 'desc' }[] {
  return ['position', 'id'].map((column) => ({ column, order }))
}
