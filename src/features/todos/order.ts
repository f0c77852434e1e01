/**
 * The SQL of the order of todos in a list: a project's, or a user's own. A todo in the trash keeps its rank for a
 * restore.
 */
import type { Knex } from 'knex'
import { prepared } from '../../db/statements/prepared.ts'
import type { Schemas } from '../../service/api.ts'

type Todo = Schemas['Todo']
/** The list that a todo is in; its ids may be something in SQL. */
export interface ListOf<Id> {
  project_id: Id | null
  user_id: Id
}

/** The todos of a list, with those in the trash. */
export function inList(db: Knex, { project_id, user_id }: ListOf<string | Knex.Raw>): Knex.QueryBuilder {
  return project_id === null
    ? db('todos').where({ user_id }).whereNull('project_id')
    : db('todos').where({ project_id })
}

/** SQL for the integer part of the last rank. */
export function lastNumber(db: Knex, list: ListOf<string | Knex.Raw>): Knex.Raw {
  return db.raw('(select coalesce(left(max(position), 10)::bigint, 4999999999) from (?) as list)', [
    inList(db, list).select('position'),
  ])
}

/**
 * SQL for the rank after all others of a list. It ends in random digits of the id, so that concurrent inserts get
 * different ranks.
 */
export function endOfList(db: Knex, list: ListOf<Knex.Raw>, todoId: Knex.Raw): Knex.Raw {
  return db.raw(`lpad((? + 1)::text, 10, '0') || right(?::text, 4)`, [lastNumber(db, list), todoId])
}

/**
 * Locks the order and the labels of a user's own list until the transaction ends; those of a project are locked by the
 * project. No row stands for the list: the user's is locked by other writes. `share`: the labels stay as they are. A
 * transaction must not ask for `change` after `share`.
 */
export async function lockOwnList(db: Knex, userId: string, lock: 'share' | 'change' = 'change'): Promise<void> {
  await takeOwnList(db, { userId }, lock)
}

const takeOwnList = prepared<'userId', never, 'share' | 'change'>(
  (db, value, lock) =>
    db.raw(
      `select pg_advisory_xact_lock${lock === 'share' ? '_shared' : ''}(hashtextextended('own list ' || ?::text, 0))`,
      [value('userId')],
    ),
  { readOnly: true },
)

/** The rank of the first or last todo of a list, or of the one next to a rank, ignoring one todo; null without one. */
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

/** Order by rank, then by id where two ranks are equal. */
export function inOrder(order: 'asc' | 'desc'): { column: string; order: 'asc' | 'desc' }[] {
  return ['position', 'id'].map((column) => ({ column, order }))
}
