/** The SQL of series of todos. */
import type { Knex } from 'knex'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { todoColumns } from './queries.ts'

type Todo = Schemas['Todo']

/**
 * The time of day of a locked todo's series, and the moment of its completion; null for the time that `after`, which it is to
 * become, says itself.
 */
export async function findSeriesState(
  db: Knex,
  before: Todo,
  after: Pick<Todo, 'due_at' | 'time_zone'>,
): Promise<{ recurrence_time: string | null; now: string }> {
  const row = await db('todos')
    .first('recurrence_time', db.raw('statement_timestamp() as now'))
    .where({ id: before.id })
  const isSame = before.due_at === after.due_at && before.time_zone === after.time_zone
  return { now: row.now, recurrence_time: isSame ? row.recurrence_time : null }
}

/** Deletes the next todo of one, unless it was changed since it was made. Returns it. */
export async function deleteUntouched(
  db: Knex,
  id: string,
  nextId: string,
): Promise<Pick<Todo, 'id' | 'project_id' | 'user_id'> | null> {
  const [row] = await db('todos')
    .delete()
    .where({ id: nextId, previous_id: id, version: 1, completed: false })
    .whereNull('deleted_at')
    .returning(['id', 'project_id', 'user_id'])
  return row ?? null
}

/** Gives a locked todo another date of its series. */
export async function skipTo(db: Knex, id: string, members: object): Promise<Todo> {
  const [row] = await db('todos')
    .update({ ...members, ...touched(db) })
    .where({ id })
    .returning(todoColumns)
  return row
}
