/** The labels of a todo that is changed or goes to another home. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { requireLabels } from '../labels/access.ts'
import { finishMove, planMove } from '../labels/moves.ts'

type Todo = Schemas['Todo']

/** Makes the labels that are missing where a todo goes, and returns the member `label_ids`; none where it stays. */
export type LabelPlan = () => Promise<Partial<Pick<Todo, 'label_ids'>>>

/**
 * The labels of a locked todo after a change; nothing is written yet. In another home it gets the labels there that have the
 * names of its own. Throws 409 for labels of another home, and where there is no room for a missing one.
 */
export async function planLabels(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  db: Knex,
  actor: { id: string },
  before: Todo,
  changes: Pick<Schemas['TodoUpdate'], 'project_id' | 'label_ids'>,
): Promise<LabelPlan> {
  const to = { ...before, ...changes }
  if (changes.label_ids) {
    const label_ids = await requireLabels(db, to, changes.label_ids)
    return async () => ({ label_ids })
  }
  if (to.project_id === before.project_id || before.label_ids.length === 0) return async () => ({})
  const takeRoom = (wanted: number) => quotas.takeIn(db, 'labels', to, wanted)
  const plan = await planMove(db, { from: before, to, ids: before.label_ids, takeRoom })
  return async () => ({ label_ids: [...(await finishMove(events, db, actor, plan)).values()].sort() })
}

/** Given labels or assignees as a todo has them: each once, sorted. */
export const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
