/** The SQL of series of todos. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { todoColumns } from './queries.ts'
import type { Following } from './recurrence.ts'

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

/**
 * Deletes the next todo of one and its subtasks, unless one of them was changed since they were made, when each got its subtasks
 * at once. Returns them.
 */
export async function deleteUntouched(
  db: Knex,
  id: string,
  nextId: string,
): Promise<Pick<Todo, 'id' | 'project_id' | 'user_id'>[]> {
  const { rows } = await db.raw(
    `with recursive tree (id, is_touched, level) as (
       select id, completed or deleted_at is not null or version <> 1 + (subtask_count > 0)::integer, 1
       from todos where id = ?::uuid and previous_id = ?::uuid
       union all
       select todos.id, completed or deleted_at is not null or version <> 1 + (subtask_count > 0)::integer, level + 1
       from tree join todos on todos.parent_id = tree.id where level < 5
     )
     delete from todos where id in (select id from tree) and not (select bool_or(is_touched) from tree)
     returning id, project_id, user_id`,
    [nextId, id],
  )
  return rows
}

/** Copies of subtasks for the next todo of a series, in their order behind it: one statement, so that each parent counts once. */
export async function insertCopies(
  db: Knex,
  { id: nextId, user_id, project_id, position }: Todo,
  copied: readonly Copy[],
): Promise<string[]> {
  const ids = new Map(copied.map(({ id }) => [id, newId()]))
  const first = Number(position.slice(0, 10)) + 1
  await db('todos').insert(
    copied.map(({ id: original, parent_id, ...members }, index) => {
      const id = ids.get(original) as string
      return {
        ...{ ...members, id, user_id, project_id, parent_id: ids.get(parent_id ?? '') ?? nextId },
        series_id: members.recurrence === null ? null : id,
        position: String(first + index).padStart(10, '0'),
      }
    }),
  )
  return [...ids.values()]
}

/** A subtask to be copied. One whose parent is not copied gets the next todo as its parent. */
export type Copy = Following &
  Pick<Todo, 'id' | 'title' | 'description' | 'priority' | 'recurrence_from'> &
  Pick<Todo, 'parent_id' | 'section_id' | 'label_ids' | 'assignee_ids'>

/** Gives a locked todo another date of its series. */
export async function skipTo(db: Knex, id: string, members: object): Promise<Todo> {
  const [row] = await db('todos')
    .update({ ...members, ...touched(db) })
    .where({ id })
    .returning(todoColumns)
  return row
}
