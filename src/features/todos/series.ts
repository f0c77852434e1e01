/** The series of a recurring todo: its next todo, which completing makes and opening again takes back, and a skipped date. */
import type { Knex } from 'knex'
import { recordTodos, recordTodosPurged, recordTodoUpdates } from '../../changelog/record.ts'
import { newId } from '../../db/new-id.ts'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { LockedProjects } from '../projects/queries.ts'
import { copyReminders, findToMove, recordMoved } from '../reminders/follow.ts'
import { insertTodo } from './queries.ts'
import { type Following, following } from './recurrence.ts'
import { deleteUntouched, findSeriesState, skipTo } from './series-queries.ts'

type Todo = Schemas['Todo']

/** The step of a series that a change of one of its todos is. */
export type SeriesStep =
  | { kind: 'none' }
  | { kind: 'next'; id: string; members: Following; section_id: string | null }
  /** The next todo was deleted, since nothing had changed it. */
  | { kind: 'back'; next: Pick<Todo, 'id' | 'project_id' | 'user_id'> }

const none: SeriesStep = { kind: 'none' }

/**
 * The step of a series that a change of a locked todo to `after` is. An opened todo's untouched next one is deleted at once;
 * `finishStep` does the rest. Throws 409 where a next todo does not fit into the quota of the user, who becomes its creator.
 */
export async function beginStep(
  { quotas }: Pick<Context, 'quotas'>,
  db: Knex,
  user: Caller,
  { before, after, projects }: { before: Todo; after: Todo; projects: LockedProjects },
): Promise<SeriesStep> {
  if (before.completed === after.completed) return none
  if (before.completed) {
    const next = before.next_id === null ? null : await deleteUntouched(db, before.id, before.next_id)
    return next ? { kind: 'back', next } : none
  }
  const isClosed = after.project_id !== null && projects.statuses.get(after.project_id) === 'archived'
  if (after.recurrence === null || before.next_id !== null || isClosed) return none
  const { recurrence_time, now } = await findSeriesState(db, before, after)
  const members = following(after, { from: after.recurrence_from, now, recurrence_time, writer: user })
  if (members === null) return none
  await quotas.take(db, user, 'todos')
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
  todo: Todo,
  step: SeriesStep,
): Promise<void> {
  if (step.kind === 'back') await recordTodosPurged(events, db, user, [step.next])
  if (step.kind !== 'next') return
  const { title, description, priority, project_id, label_ids, assignee_ids, recurrence_from, series_id } = todo
  const { recurrence_time, ...due } = step.members
  const place = { project_id, section_id: step.section_id, label_ids }
  const next = await insertTodo(
    db,
    user.id,
    { title, description, completed: false, priority, ...place, assignee_ids, recurrence_from, ...due },
    { id: step.id, series_id, previous_id: todo.id, recurrence_time },
  )
  await recordTodos(events, db, user, 'todo.created', [next])
  await copyReminders(events, db, user, todo.id, next.id)
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
