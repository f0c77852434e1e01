/** The labels of a todo that is changed or goes to another home. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { requireLabels } from '../labels/access.ts'
import { finishMove, type LabelMoves, planMove } from '../labels/moves.ts'

type Todo = Schemas['Todo']

/** Makes the labels that are missing where a todo goes, with its subtasks. */
export type LabelPlan = () => Promise<{
  /** The member `label_ids`; none where it stays. */
  members: Partial<Pick<Todo, 'label_ids'>>
  /** The labels that take the places of those that it and its subtasks have. */
  moves: LabelMoves
}>

/**
 * The labels of a locked todo after a change; nothing is written yet. In another home it and the subtasks that go along get the
 * labels there that have the names of theirs. Throws 409 for labels of another home, and where there is no room for a missing one.
 */
export async function planLabels(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  db: Knex,
  actor: { id: string },
  before: Todo,
  changes: Pick<Schemas['TodoUpdate'], 'project_id' | 'label_ids'>,
  moved: readonly Todo[],
): Promise<LabelPlan> {
  const to = { ...before, ...changes }
  const given = changes.label_ids && (await requireLabels(db, to, changes.label_ids))
  const own = given || to.project_id === before.project_id ? [] : before.label_ids
  const ids = inOrder([...own, ...moved.flatMap(({ label_ids }) => label_ids)])
  if (ids.length === 0) return async () => ({ members: given ? { label_ids: given } : {}, moves: new Map() })
  const takeRoom = (wanted: number) => quotas.takeIn(db, 'labels', to, wanted)
  const plan = await planMove(db, { from: before, to, ids, takeRoom })
  return async () => {
    const moves = await finishMove(events, db, actor, plan)
    const label_ids = given ?? inOrder(own.flatMap((id) => moves.get(id) ?? []))
    return { members: { label_ids }, moves }
  }
}

/** Given labels or assignees as a todo has them: each once, sorted. */
export const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
