/** Members of an imported todo, as this version and this service have them. */
import type { Caller, Schemas } from '../../service/api.ts'
import { dueMembers, notDue } from '../todos/due.ts'

/** A todo without what is counted here anew. */
export function uncounted({
  version: _,
  subtask_count: __,
  completed_subtask_count: ___,
  ...todo
}: Omit<Schemas['ImportedTodo'], 'assignee_id'>) {
  return todo
}

/** The rule and the series, whose todos get derived ids too. */
export function importedSeries(
  { idOf }: { idOf(id: string): string },
  { recurrence = null, recurrence_from = 'due', next_id, series_id }: Omit<Schemas['ImportedTodo'], 'version'>,
) {
  const derived = (id: string | null | undefined) => (id == null ? null : idOf(id))
  return { recurrence, recurrence_from, next_id: derived(next_id), series_id: derived(series_id) }
}

/** When it is due. An older version knew only times; another one may have had other rules of the same time zone. */
export function importedDue(
  { due_on = null, due_at, time_zone = null, start_on = null }: Omit<Schemas['ImportedTodo'], 'version'>,
  writer: Pick<Caller, 'time_zone'>,
) {
  const due = due_at === null ? { due_on, due_at, time_zone } : dueMembers(notDue, { due_at, time_zone }, writer)
  return { ...notDue, ...due, start_on }
}
