/** Changes todos that are locked: one by a merge patch, or many by the same one. */
import type { Knex } from 'knex'
import { recordTodoUpdates } from '../../changelog/record.ts'
import { changedMembers } from '../../db/merge-patch.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import { Problem } from '../../kernel/index.ts'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { notifyTodoChanged } from '../notifications/notify.ts'
import type { LockedProjects } from '../projects/queries.ts'
import { dropUnseen, findToMove, recordMoved } from '../reminders/follow.ts'
import { requireSection } from '../sections/access.ts'
import { requireEditor, requireOpen, requirePlace } from './access.ts'
import { trimmed } from './create.ts'
import { dueMembers } from './due.ts'
import { type LabelPlan, planLabels } from './labels.ts'
import { updateTodo } from './queries.ts'
import { beginStep, finishStep, nextIdOf, type SeriesStep } from './series.ts'

type Todo = Schemas['Todo']
type Patch = Schemas['TodoUpdate']

/** A change that is allowed. */
interface Change {
  before: Todo
  changes: Patch
  labels: LabelPlan
  step: SeriesStep
}

/** Changes a locked todo. Throws why it may not be changed so; then nothing was written. */
export async function change(
  context: Context,
  db: Knex,
  user: Caller,
  locked: { todo: Todo; projects: LockedProjects },
  patch: Patch,
): Promise<Todo> {
  const allowed = await allow(context, db, user, locked, patch)
  return allowed === null ? locked.todo : write(context, db, user, allowed)
}

/** Changes locked todos one after the other. One that may not be changed so is refused, and the others are changed. */
export async function changeEach(
  context: Context,
  db: Knex,
  user: Caller,
  { todos, projects }: { todos: Todo[]; projects: LockedProjects },
  patch: Patch,
): Promise<Schemas['TodoUpdateResult'][]> {
  const results: Schemas['TodoUpdateResult'][] = []
  const takenBack = new Set<string>()
  for (const todo of todos) {
    if (takenBack.has(todo.id)) {
      results.push(refused(todo.id, problem('todo_not_found')))
      continue
    }
    const allowed = await allow(context, db, user, { todo, projects }, patch).catch(refusalOf)
    if (allowed instanceof Problem) results.push(refused(todo.id, allowed))
    else if (allowed === null) results.push(resultOf(todo, 'unchanged'))
    else {
      results.push(resultOf(await write(context, db, user, allowed), 'changed'))
      // The next one of a series that is open again.
      if (allowed.step.kind === 'back') takenBack.add(allowed.step.next.id)
    }
  }
  return results
}

const resultOf = ({ id, version }: Todo, outcome: 'changed' | 'unchanged') =>
  ({ id, outcome, version, code: null, detail: null }) as const

export function refused(id: string, { code, title, detail }: Problem): Schemas['TodoUpdateResult'] {
  return { id, outcome: 'refused', version: null, code: code as Schemas['ProblemCode'], detail: detail ?? title }
}

/** A problem of this todo alone. Others are of the whole request. */
function refusalOf(error: unknown): Problem {
  if (error instanceof Problem && [403, 409, 422].includes(error.status)) return error
  throw error
}

/** Null for no change. Throws why the todo may not be changed so; nothing is written by then. */
async function allow(
  context: Context,
  db: Knex,
  user: Caller,
  { todo: before, projects }: { todo: Todo; projects: LockedProjects },
  patch: Patch,
): Promise<Change | null> {
  requireEditor(projects, before)
  const changes = changedMembers(before, { ...trimmed(patch), ...dueMembers(before, patch, user) }, ['due_at'])
  if (Object.keys(changes).length === 0) return null
  const { project_id } = { ...before, ...changes }
  const moves = project_id !== before.project_id
  // Without a project it belongs to its creator, so only the creator may take it out.
  if (moves && project_id === null && before.user_id !== user.id)
    throw problem('forbidden', { detail: 'Only the user who created a todo can take it out of its project.' })
  // The database takes those off who are no members of another project.
  const { assignee_ids = [] } = changes
  if (moves || assignee_ids.length > 0) await requirePlace(db, user.id, { project_id, assignee_ids }, projects)
  if (moves) requireOpen(projects, project_id)
  await requireSection(db, project_id, changes.section_id)
  const labels = await planLabels(context, db, user, before, changes)
  const step = await beginStep(context, db, user, { before, after: { ...before, ...changes }, projects })
  return { before, changes, labels, step }
}

async function write(
  context: Context,
  db: Knex,
  user: Caller,
  { before, changes, labels, step }: Change,
): Promise<Todo> {
  const patch = { ...changes, ...(await labels()), ...nextIdOf(step) }
  const [moved, todo] = await inOneTrip([findToMove(db, before, changes), updateTodo(db, before, patch)])
  await recordTodoUpdates(context.events, db, user, [{ before, after: todo }])
  await recordMoved(context.events, db, user, moved)
  if (todo.project_id !== before.project_id) await dropUnseen(context.events, db, user, [todo.id])
  await finishStep(context, db, user, todo, step)
  await notifyTodoChanged(context, db, user, before, todo)
  return todo
}
