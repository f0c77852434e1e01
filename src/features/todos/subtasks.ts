/** The changes of subtasks with their parent: they are completed with it, and go elsewhere with it. */
import type { Knex } from 'knex'
import { recordTodoUpdates } from '../../changelog/record.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { LabelMoves } from '../labels/moves.ts'
import type { TodoChange } from './bulk.ts'
import { completeAll, lockSubtasks, moveAll, readTodos } from './subtask-queries.ts'

type Todo = Schemas['Todo']

/** The subtasks that a change concerns, on all levels. */
export interface SubtaskPlan {
  /** Those that are completed. */
  open: Todo[]
  /** All, where they go elsewhere. */
  moved: Todo[]
}

const none: SubtaskPlan = { open: [], moved: [] }

/** Locks the subtasks of a locked todo on all levels, without those in the trash. */
export async function subtasksOf(db: Knex, { id, subtask_count }: Todo): Promise<Todo[]> {
  return subtask_count === 0 ? [] : lockSubtasks(db, id)
}

/** Locks the subtasks that a change of a locked todo to `after` concerns. Throws why they may not go there. */
export async function planSubtasks(
  db: Knex,
  userId: string,
  { before, after }: { before: Todo; after: Todo },
): Promise<SubtaskPlan> {
  const isCompleted = after.completed && !before.completed
  const isMoved = after.project_id !== before.project_id
  if (!isCompleted && !isMoved) return none
  const all = await subtasksOf(db, before)
  if (isMoved) {
    const { project_id } = after
    if (project_id === null && all.some(({ user_id }) => user_id !== userId))
      throw problem('forbidden', {
        detail: 'Only the user who created all of its subtasks can take a todo out of its project.',
      })
  }
  return { open: isCompleted ? all.filter(({ completed }) => !completed) : [], moved: isMoved ? all : [] }
}

/** Completes those that are to be, and moves those that go elsewhere behind the todo, which is written. Returns all that have changed. */
export async function finishSubtasks(
  db: Knex,
  todo: Todo,
  { open, moved }: SubtaskPlan,
  labels: LabelMoves,
): Promise<TodoChange[]> {
  if (open.length > 0) await completeAll(db, idsOf(open))
  if (moved.length > 0) {
    const relabelled = moved.map(({ id, label_ids }) => ({
      id,
      label_ids: label_ids.flatMap((one) => labels.get(one) ?? []).sort(),
    }))
    await moveAll(db, relabelled, todo)
  }
  const changed = moved.length > 0 ? moved : open
  if (changed.length === 0) return []
  const after = new Map((await readTodos(db, idsOf(changed))).map((one) => [one.id, one]))
  return changed.map((before) => ({ before, after: after.get(before.id) as Todo }))
}

/** Records what others changed of parents: their counts, and so their versions. */
export async function recordParents(
  { events }: Pick<Context, 'events'>,
  db: Knex,
  actor: { id: string },
  subtasks: readonly Pick<Todo, 'parent_id'>[],
): Promise<void> {
  const ids = new Set(subtasks.flatMap(({ parent_id }) => parent_id ?? []))
  if (ids.size === 0) return
  const parents = await readTodos(db, [...ids].sort())
  await recordTodoUpdates(
    events,
    db,
    actor,
    parents.map((parent) => ({ before: parent, after: parent })),
  )
}

const idsOf = (todos: readonly Todo[]) => todos.map(({ id }) => id)
