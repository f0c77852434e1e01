/** Changes todos that are locked: one by a merge patch, or many by the same one. */
import type { Knex } from 'knex'
import { recordTodoUpdates } from '../../changelog/record.ts'
import { changedMembers } from '../../db/merge-patch.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import { Problem } from '../../kernel/index.ts'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { notifyTodosChanged } from '../notifications/notify.ts'
import type { LockedProjects } from '../projects/locks.ts'
import { dropUnseen, findToMove, recordMoved } from '../reminders/follow.ts'
import { requireSection } from '../sections/access.ts'
import { requireEditor, requireOpen, requirePlace } from './access.ts'
import { dueMembers } from './due.ts'
import { inOrder, type LabelPlan, planLabels } from './labels.ts'
import { requireParent } from './parents.ts'
import { updateTodo } from './queries.ts'
import { beginStep, finishStep, nextIdOf, type SeriesStep } from './series.ts'
import { readTodos } from './subtask-queries.ts'
import { finishSubtasks, planSubtasks, recordParents, type SubtaskPlan } from './subtasks.ts'

type Todo = Schemas['Todo']
type Patch = Schemas['TodoUpdate']

/** A change that is allowed. */
interface Change {
  before: Todo
  changes: Patch
  labels: LabelPlan
  subtasks: SubtaskPlan
  step: SeriesStep
}

/** A todo after its change, and its subtasks that have changed with it. */
interface Written {
  todo: Todo
  subtasks: Todo[]
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
  return allowed === null ? locked.todo : (await write(context, db, user, allowed)).todo
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
  // Those that have changed with their parents.
  const latest = new Map<string, Todo>()
  for (const seen of todos) {
    const todo = latest.get(seen.id) ?? seen
    if (takenBack.has(todo.id)) {
      results.push(refused(todo.id, problem('todo_not_found')))
      continue
    }
    const allowed = await allow(context, db, user, { todo, projects }, patch).catch(refusalOf)
    if (allowed instanceof Problem) results.push(refused(todo.id, allowed))
    else if (allowed === null) results.push(resultOf(todo, latest.has(todo.id) ? 'changed' : 'unchanged'))
    else {
      const written = await write(context, db, user, allowed)
      results.push(resultOf(written.todo, 'changed'))
      for (const subtask of written.subtasks) latest.set(subtask.id, subtask)
      // The next one of a series that is open again, and its subtasks.
      if (allowed.step.kind === 'back') for (const { id } of allowed.step.purged) takenBack.add(id)
    }
  }
  return withVersions(db, todos, results)
}

/** Results with the versions that parents have after all changes of their subtasks. */
async function withVersions(
  db: Knex,
  todos: readonly Todo[],
  results: Schemas['TodoUpdateResult'][],
): Promise<Schemas['TodoUpdateResult'][]> {
  const parents = todos.filter(({ subtask_count }) => subtask_count > 0).map(({ id }) => id)
  if (parents.length === 0) return results
  const now = new Map((await readTodos(db, parents)).map(({ id, version }) => [id, version]))
  return results.map((result) => ({
    ...result,
    version: result.outcome === 'refused' ? null : (now.get(result.id) ?? result.version),
  }))
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

/** Labels and assignees in their order: another one is no change. */
function trimmed(patch: Patch): Patch {
  const { title, label_ids, assignee_ids } = patch
  return {
    ...patch,
    ...(title !== undefined && { title: title.trim() }),
    ...(label_ids && { label_ids: inOrder(label_ids) }),
    ...(assignee_ids && { assignee_ids: inOrder(assignee_ids) }),
  }
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
  // A subtask that goes elsewhere leaves its parent.
  if (moves && before.parent_id !== null) changes.parent_id ??= null
  if (changes.parent_id != null)
    await requireParent(db, { project_id, user_id: before.user_id }, changes.parent_id, before.id)
  await requireSection(db, project_id, changes.section_id)
  const after = { ...before, ...changes }
  const subtasks = await planSubtasks(db, user.id, { before, after })
  const labels = await planLabels(context, db, user, before, changes, subtasks.moved)
  const step = await beginStep(context, db, user, { before, after, projects, copied: subtasks.open.length })
  return { before, changes, labels, subtasks, step }
}

async function write(
  context: Context,
  db: Knex,
  user: Caller,
  { before, changes, labels, subtasks, step }: Change,
): Promise<Written> {
  const { members, moves } = await labels()
  const completesAll = subtasks.open.length > 0
  const patch = { ...changes, ...members, ...nextIdOf(step) }
  const [moved, todo] = await inOneTrip([
    findToMove(db, before, changes),
    updateTodo(db, before, patch, { completesAll }),
  ])
  const others = await finishSubtasks(db, todo, subtasks, moves)
  const all = [{ before, after: todo }, ...others]
  await recordTodoUpdates(context.events, db, user, all)
  await recordMoved(context.events, db, user, moved)
  const ids = all.map(({ after }) => after.id)
  if (todo.project_id !== before.project_id) await dropUnseen(context.events, db, user, ids)
  await finishStep(context, db, user, { before, todo, open: subtasks.open, others }, step)
  if (isCounted(before) !== isCounted(todo)) await recordParents(context, db, user, [before, todo])
  await notifyTodosChanged(context, db, user, all)
  return { todo, subtasks: others.map(({ after }) => after) }
}

/** The members of a todo that its parent counts. */
const isCounted = ({ parent_id, completed }: Todo) => `${parent_id} ${completed}`
