/** Imports labels: each goes to its project, or to the caller's own; where there is one of its name, that one is taken. */
import type { Knex } from 'knex'
import { recordLabels } from '../../changelog/record-structure.ts'
import { foldedName } from '../../language/fold.ts'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findLabels, inHome, type Label } from '../labels/queries.ts'
import type { Home } from '../projects/homes.ts'
import { insertLabels, type NewLabel } from './import-queries.ts'

interface Given {
  db: Knex
  user: { id: string }
  labels: readonly Schemas['ImportedLabel'][]
  todos: readonly Pick<Schemas['ImportedTodo'], 'label_ids'>[]
  /** The derived id of an object of the document. */
  idOf(id: string): string
  /** The project that an object of a project of the document goes to; null for the caller's own list. */
  placeOf(id: string | null): string | null
}

export interface ImportedLabels {
  added: number
  over: number
  /** The labels of a todo that goes to a project, or to the caller's own list. */
  /** The id here of a label of the document, in one of the homes that have it; undefined for none. */
  namedOf(id: string): string | undefined
  labelsOf(todo: Pick<Schemas['ImportedTodo'], 'label_ids'>, projectId: string | null): string[]
}

/** The homes must be locked. */
export async function importLabels(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  given: Given,
): Promise<ImportedLabels> {
  const { db, user, labels, todos, placeOf } = given
  const known = new Map<string, string>()
  const keyOf = (projectId: string | null, id: string) => `${projectId} ${id}`
  let [added, over] = [0, 0]
  for (const project_id of new Set(labels.map((label) => placeOf(label.project_id)))) {
    const home = { project_id, user_id: user.id }
    const ofHome = labels.filter((label) => placeOf(label.project_id) === project_id)
    const { used, limit } = await quotas.roomIn(db, 'labels', home)
    const { rows, ids, left } = await plan(given, home, ofHome, Math.max(0, limit - used))
    for (const [id, there] of ids) known.set(keyOf(project_id, id), there)
    const made: Label[] = await insertLabels(db, user.id, rows)
    await recordLabels(events, db, user, 'label.created', made, home)
    added += made.length
    over += left
  }
  // Of the same service, in a project that has them still.
  const strays = todos.flatMap(({ label_ids = [] }) => label_ids)
  for (const { id, project_id } of await findLabels(db, user.id, [...new Set(strays)]))
    if (!known.has(keyOf(project_id, id))) known.set(keyOf(project_id, id), id)
  return {
    added,
    over,
    namedOf: (id) => [...known].find(([key]) => key.endsWith(` ${id}`))?.[1],
    labelsOf: ({ label_ids = [] }, projectId) =>
      [...new Set(label_ids.flatMap((id) => known.get(keyOf(projectId, id)) ?? []))].sort(),
  }
}

/** The labels that a home gets, the id there of each label of the document, and how many have no room. */
async function plan(
  { db, user, idOf }: Given,
  home: Home,
  labels: readonly Schemas['ImportedLabel'][],
  room: number,
): Promise<{ rows: NewLabel[]; ids: Map<string, string>; left: number }> {
  const there: { id: string; folded_name: string }[] = await inHome(db, home).select('id', 'folded_name')
  const present = new Set(there.map(({ id }) => id))
  const names = new Map(there.map(({ id, folded_name }) => [folded_name, id]))
  const rows: NewLabel[] = []
  const ids = new Map<string, string>()
  let left = 0
  for (const { version: _, project_id: __, ...label } of labels) {
    const name = label.name.trim()
    const folded_name = foldedName(name)
    // A label is in one home, so its copies in two of them have two ids.
    const derived = idOf(home.project_id === null ? label.id : `${label.id} ${home.project_id}`)
    const found = [label.id, derived].find((id) => present.has(id)) ?? names.get(folded_name)
    if (found === undefined && rows.length >= room) left++
    else ids.set(label.id, found ?? derived)
    if (found !== undefined || rows.length >= room) continue
    const place = home.project_id === null ? { user_id: user.id } : { project_id: home.project_id }
    rows.push({ ...label, ...place, id: derived, name, folded_name, imported_by: user.id })
    present.add(derived)
    names.set(folded_name, derived)
  }
  return { rows, ids, left }
}
