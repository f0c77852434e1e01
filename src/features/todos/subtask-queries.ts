/** The SQL of subtasks: all of them below a todo, those above it, and changes of many. */
import type { Knex } from 'knex'
import { prepared } from '../../db/statements/prepared.ts'
import { laterThan, touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { lastNumber, lockOwnList } from './order.ts'
import { todoColumns } from './queries.ts'

type Todo = Schemas['Todo']
type OwnLock = 'share' | 'change' | undefined

/**
 * Locks the user's own list: as `lock` says, and for a change where one of some todos of it has a parent or subtasks. Returns
 * whether it is for a change. A todo that gets its first subtask meanwhile is locked without it.
 */
export async function lockOwnTrees(db: Knex, userId: string, ids: string[], lock: OwnLock): Promise<boolean> {
  if (lock === 'change') {
    await lockOwnList(db, userId)
    return true
  }
  const [row] = await takeOwnTrees(db, { userId, ids }, { share: lock === 'share' })
  return row?.in_tree ?? false
}

/** Whether a todo is an own one with a parent or subtasks. */
export const isInOwnTree = ({
  project_id,
  parent_id,
  subtask_count,
}: Pick<Todo, 'project_id' | 'parent_id' | 'subtask_count'>): boolean =>
  project_id === null && (parent_id !== null || subtask_count > 0)

const takeOwnTrees = prepared<'userId' | 'ids', { in_tree: boolean }, { share: boolean }>(
  (db, value, { share }) => {
    const key = db.raw(`hashtextextended('own list ' || ?::text, 0)`, [value('userId')])
    const inTree = db('todos')
      .select(db.raw('1'))
      .whereRaw('id = any(?::uuid[])', [value('ids')])
      .where({ user_id: value('userId') })
      .whereNull('project_id')
      .whereRaw('(parent_id is not null or exists (select from todos as subtask where subtask.parent_id = todos.id))')
    return db.raw(
      `select in_tree, case when in_tree then pg_advisory_xact_lock(?) ${share ? 'else pg_advisory_xact_lock_shared(?)' : ''} end
       from (select exists (?) as in_tree) as found`,
      share ? [key, key, inTree] : [key, inTree],
    )
  },
  { readOnly: true },
)

const below = (id: string) => `
  with recursive below (id, level) as (
    select id, 1 from todos where parent_id = ${id} and deleted_at is null
    union all
    select todos.id, level + 1 from below join todos on todos.parent_id = below.id
    where todos.deleted_at is null and level < 5
  )`

/**
 * Locks the subtasks of a locked todo on all levels, without those in the trash: those of a level behind the ones above it, in
 * the order of the list.
 */
export async function lockSubtasks(db: Knex, id: string): Promise<Todo[]> {
  const { rows } = await db.raw(
    `${below('?::uuid')}
     select ${todoColumns.map((column) => `todos.${column}`).join(', ')},
       (select level from below where below.id = todos.id) as level
     from todos where id in (select id from below) order by id for no key update`,
    [id],
  )
  const ranked = rows as (Todo & { level: number })[]
  const orderOf = ({ position, id: own }: Todo) => `${position} ${own}`
  ranked.sort((one, other) => one.level - other.level || (orderOf(one) < orderOf(other) ? -1 : 1))
  return ranked.map(({ level: _, ...todo }) => todo)
}

/** Todos as they are now, in the order of some ids. The caller must have access to them. */
export async function readTodos(db: Knex, ids: string[]): Promise<Todo[]> {
  const rows: Todo[] = await db('todos').select(todoColumns).whereRaw('id = any(?::uuid[])', [ids])
  const found = new Map(rows.map((todo) => [todo.id, todo]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/**
 * Completes todos of one list, and so all of their subtasks. They go to the section of their project where completed todos go.
 */
export async function completeAll(db: Knex, ids: string[]): Promise<void> {
  const section = `coalesce(
    (select sections.id from sections where sections.project_id = todos.project_id and takes_completed), section_id)`
  await db('todos')
    .update({
      completed: true,
      // Otherwise the database would write them once more.
      completed_subtask_count: db.ref('subtask_count'),
      section_id: db.raw(section),
      completed_at: db.raw(laterThan('updated_at')),
      ...touched(db),
    })
    .whereRaw('id = any(?::uuid[])', [ids])
}

/** Moves subtasks to the end of another list, in this order. */
export async function moveAll(
  db: Knex,
  todos: readonly Pick<Todo, 'id' | 'label_ids'>[],
  to: Pick<Todo, 'project_id' | 'user_id'>,
): Promise<void> {
  await db.raw(
    `update todos set project_id = ?, section_id = null, label_ids = string_to_array(moved.label_ids, ' ')::uuid[],
       position = lpad((? + moved.place)::text, 10, '0'), version = version + 1, updated_at = ${laterThan('todos.updated_at')}
     from unnest(?::uuid[], ?::text[]) with ordinality as moved (id, label_ids, place)
     where todos.id = moved.id`,
    [to.project_id, lastNumber(db, to), todos.map(({ id }) => id), todos.map(({ label_ids }) => label_ids.join(' '))],
  )
}

/** Puts a todo into the trash, and its subtasks with it. */
export async function deleteTodos(db: Knex, id: string, subtaskIds: string[], userId: string): Promise<void> {
  await db('todos')
    .update({
      deleted_at: db.fn.now(),
      deleted_by: userId,
      deleted_with: db.raw('case when id <> ?::uuid then ?::uuid end', [id, id]),
    })
    .whereRaw('id = any(?::uuid[])', [[id, ...subtaskIds]])
}
