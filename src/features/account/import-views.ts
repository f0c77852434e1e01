/** Imports views: each goes to its project, or to the caller's own, and its filter names the imported objects. */
import type { Knex } from 'knex'
import { recordViews } from '../../changelog/record-structure.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { bounded } from '../todos/rank.ts'
import { findAll } from '../views/queries.ts'
import type { ImportedFilters } from './import-filters.ts'
import { insertViews, type NewView } from './import-queries.ts'

type ImportedView = Schemas['ImportedView']

interface Given {
  db: Knex
  user: Caller
  views: readonly ImportedView[]
  /** The derived id of an object of the document. */
  idOf(id: string): string
  /** The project that an object of a project of the document goes to; null for the caller's own list. */
  placeOf(id: string | null): string | null
  filters: ImportedFilters
}

/** The homes must be locked. Returns how many were added, left out, and over the quota. */
export async function importViews(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  { db, user, views, idOf, placeOf, filters }: Given,
): Promise<{ added: number; leftOut: number; over: number }> {
  const fitting = views.filter(
    ({ filter, project_id }) => filters.isReadable(filter) && (project_id === null || placeOf(project_id) !== null),
  )
  const counts = { added: 0, leftOut: views.length - fitting.length, over: 0 }
  for (const project_id of new Set(fitting.map((view) => placeOf(view.project_id)))) {
    const home = { project_id, user_id: user.id }
    const { used, limit } = await quotas.roomIn(db, 'views', home)
    const present = new Set((await findAll(db, home)).map(({ id }) => id))
    const rows: NewView[] = []
    for (const { version: _, project_id: of, ...view } of fitting) {
      if (placeOf(of) !== project_id) continue
      // A view is in one home, so its copies in two of them have two ids.
      const id = idOf(project_id === null ? view.id : `${view.id} ${project_id}`)
      if (present.has(view.id) || present.has(id)) continue
      if (used + rows.length >= limit) {
        counts.over++
        continue
      }
      const place = project_id === null ? { user_id: user.id } : { project_id }
      const position = bounded(view.position)
      const filter = filters.filterOf(view.filter)
      rows.push({ ...view, ...place, id, position, filter, name: view.name.trim(), imported_by: user.id })
      present.add(id)
    }
    const made = await insertViews(db, user.id, rows)
    await recordViews(
      events,
      db,
      user,
      'view.created',
      made.map((after) => ({ after })),
    )
    counts.added += made.length
  }
  return counts
}
