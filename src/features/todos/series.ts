/** The series of a recurring todo: its next todo, which completing makes and opening again takes back, and a skipped date. */
import type { Knex } from 'knex'
import { recordTodos, recordTodosPurged, recordTodoUpdates } from '../../changelog/record.ts'
import { newId } from '../../db/new-id.ts'
import { daysBetween } from '../../language/zones.ts'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { LockedProjects } from '../projects/locks.ts'
import { copyReminders, findToMove, recordMoved } from '../reminders/follow.ts'
import type { TodoChange } from './bulk.ts'
import { requireRoomBelow } from './parents.ts'
import { insertTodo } from './queries.ts'
import { daysAfter, type Following, following } from './recurrence.ts'
import { type Copy, deleteUntouched, findSeriesState, insertCopies, skipTo } from './series-queries.ts'
import { readTodos } from './subtask-queries.ts'

type Todo = Schemas['Todo']

/** The step of a series that a change of one of its todos is. */
export type SeriesStep =
  | { kind: 'none' }
  | { kind: 'next'; id: string; members: Following; section_id: string | null }
  /** The next todo and its subtasks were deleted, since nothing had changed them. */
  | { kind: 'back'; purged: Pick<Todo, 'id' | 'project_id' | 'user_id'>[] }

const none: SeriesStep = { kind: 'none' }

/**
 * The step of a series that a change of a locked todo to `after` is. An opened todo's untouched next one is deleted at once;
 * `finishStep` does the rest. Throws 409 where a next todo, with so many copies of subtasks, does not fit into the quota of the
 * user, who becomes its creator, or below its parent.
 */
export async function beginStep(
  { quotas }: Pick<Context, 'quotas'>,
  db: Knex,
  user: Caller,
  { before, after, projects, copied }: { before: Todo; after: Todo; projects: LockedProjects; copied: number },
): Promise<SeriesStep> {
  if (before.completed === after.completed) return none
  if (before.completed) {
    const purged = before.next_id === null ? [] : await deleteUntouched(db, before.id, before.next_id)
    return purged.length > 0 ? { kind: 'back', purged } : none
  }
  const isClosed = after.project_id !== null && projects.statuses.get(after.project_id) === 'archived'
  if (after.recurrence === null || before.next_id !== null || isClosed) return none
  const { recurrence_time, now } = await findSeriesState(db, before, after)
  const members = following(after, { from: after.recurrence_from, now, recurrence_time, writer: user })
  if (members === null) return none
  if (after.parent_id !== null) await requireRoomBelow(db, after.parent_id, 1 + copied)
  await quotas.take(db, user, 'todos', 1 + copied)
  // Where the completed one was, and not where completed todos go.
  const section_id = after.project_id === before.project_id ? before.section_id : null
  return { kind: 'next', id: newId(), members, section_id }
}

/** `next_id` of a todo after a step of its series. */
export function nextIdOf(step: SeriesStep): { next_id?: string | null } {
  if (step.kind === 'none') return {}
  return { next_id: step.kind === 'next' ? step.id : null }
}

/** Makes the next todo, once the completed one is written, and records what happened to the next one. */
export async function finishStep(
  { events }: Pick<Context, 'events'>,
  db: Knex,
  user: Caller,
  { before, todo, open, others }: Completed,
  step: SeriesStep,
): Promise<void> {
  if (step.kind === 'back') await recordTodosPurged(events, db, user, step.purged)
  if (step.kind !== 'next') return
  const { title, description, priority, project_id, parent_id, label_ids, assignee_ids, recurrence_from, series_id } =
    todo
  const { recurrence_time, ...due } = step.members
  const place = { project_id, section_id: step.section_id, parent_id, label_ids }
  const next = await insertTodo(
    db,
    user.id,
    { title, description, completed: false, priority, ...place, assignee_ids, recurrence_from, ...due },
    { id: step.id, series_id, previous_id: todo.id, recurrence_time },
  )
  const copied = copiesOf({ before, todo, open, others }, next)
  const ids = copied.length === 0 ? [] : await insertCopies(db, next, copied)
  const made = ids.length === 0 ? [next] : await readTodos(db, [next.id, ...ids])
  await recordTodos(events, db, user, 'todo.created', made)
  await copyReminders(events, db, user, todo.id, next.id)
}

/** A todo that was completed, and what happened to its subtasks. */
interface Completed {
  before: Todo
  todo: Todo
  /** Those that were open, as they were. */
  open: Todo[]
  others: TodoChange[]
}

/** The open subtasks of a completed todo for the next one, later by as many days, with the labels and the assignees that they have now. */
function copiesOf({ before, todo, open, others }: Completed, next: Todo): Copy[] {
  const now = new Map(others.map(({ after }) => [after.id, after]))
  const days = todo.due_on === null || next.due_on === null ? 0 : daysBetween(todo.due_on, next.due_on)
  return open.map((subtask) => {
    const { id, parent_id, title, description, priority, recurrence, recurrence_from } = subtask
    const { label_ids, assignee_ids } = now.get(id) ?? subtask
    const section_id = todo.project_id === before.project_id ? subtask.section_id : null
    const due = { ...daysAfter(subtask, days), recurrence, recurrence_from, recurrence_time: null }
    return { id, parent_id, title, description, priority, ...due, section_id, label_ids, assignee_ids }
  })
}

/** Gives a locked todo the date that its next one would have. Throws 409 where there is none. */
export async function skip({ events }: Pick<Context, 'events'>, db: Knex, user: Caller, before: Todo): Promise<Todo> {
  if (before.recurrence === null || before.completed) throw problem('todo_not_recurring')
  const { recurrence_time, now } = await findSeriesState(db, before, before)
  const members = following(before, { from: 'due', now, recurrence_time, writer: user })
  if (members === null) throw problem('recurrence_ended')
  const moved = await findToMove(db, before, members)
  const todo = await skipTo(db, before.id, members)
  await recordTodoUpdates(events, db, user, [{ before, after: todo }])
  await recordMoved(events, db, user, moved)
  return todo
}
