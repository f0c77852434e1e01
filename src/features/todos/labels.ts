/** The labels of a todo that is changed or goes to another home. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { requireLabels } from '../labels/access.ts'
import { moveLabels } from '../labels/moves.ts'

type Todo = Schemas['Todo']

/**
 * The member `label_ids` that a change of a locked todo leads to; none where it stays. In another home it gets the labels there
 * that have the names of its own. Throws 409 for labels of another home, and where there is no room for a missing one.
 */
export async function labelMembers(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  db: Knex,
  actor: { id: string },
  before: Todo,
  changes: Pick<Schemas['TodoUpdate'], 'project_id' | 'label_ids'>,
): Promise<Partial<Pick<Todo, 'label_ids'>>> {
  const to = { ...before, ...changes }
  if (changes.label_ids) return { label_ids: await requireLabels(db, to, changes.label_ids) }
  if (to.project_id === before.project_id || before.label_ids.length === 0) return {}
  const takeRoom = (wanted: number) => quotas.takeIn(db, 'labels', to, wanted)
  const moves = await moveLabels(events, db, actor, { from: before, to, ids: before.label_ids, takeRoom })
  return { label_ids: [...moves.values()].sort() }
}

/** Given labels as a todo has them: each once, sorted. */
export const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
