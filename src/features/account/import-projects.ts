/** The projects of an imported document, and where its other objects go. */
import { recordProject } from '../../changelog/record.ts'
import { withChangesOfParents } from '../projects/parents.ts'
import { findProjects } from '../projects/queries.ts'
import { idsInFilters } from '../todos/filter/ids.ts'
import { bounded } from '../todos/rank.ts'
import { type Counts, counts, fitting, type Import, missing, type Wires } from './import-objects.ts'
import { projectTrees, withParents } from './import-parents.ts'
import * as queries from './import-queries.ts'

/** Those of projects that an import has added, by id, as the document has them. */
type Parents = Map<string, string | null>

export async function importProjects(context: Wires, given: Import): Promise<{ counts: Counts; parents: Parents }> {
  const { db, user, document } = given
  const absent = (await missing(given, 'projects', document.projects)).map(
    ({ role: _, owner_id: __, task_count: ___, open_task_count: ____, version: _____, ...project }) => ({
      ...{ color: null, icon: null, default_view: 'list' as const, is_favourite: false, is_muted: false },
      ...project,
      position: project.position === undefined ? null : bounded(project.position),
    }),
  )
  const { rows, over } = await fitting(context, given, 'projects', absent)
  const added = await queries.insertProjects(
    db,
    user.id,
    rows.map(({ parent_id: _, ...project }) => project),
  )
  for (const project of await findProjects(db, user.id, added))
    await recordProject(context.events, db, user, 'project.created', project)
  const ids = new Set(added)
  const parents = new Map(rows.flatMap(({ id, parent_id }) => (ids.has(id) ? [[id, parent_id ?? null]] : [])))
  return { counts: counts(document.projects, added.length, over), parents }
}

/** Puts added projects below those that the caller can edit. Both must be locked. */
export async function importParents(
  { events }: Wires,
  given: Import,
  parents: Parents,
  { placeOf }: Places,
): Promise<void> {
  const { db, user } = given
  const added = [...parents].map(([id, named]) => ({ id, parent_id: placeOf(named) }))
  const placed = (await withParents(given, added, projectTrees)).flatMap(({ id, parent_id }) =>
    parent_id === null ? [] : [{ id, parent_id }],
  )
  if (placed.length === 0) return
  const ids = placed.map(({ id }) => id)
  await withChangesOfParents(events, db, user, { ids }, () => queries.updateParents(db, placed))
}

export interface Places {
  /** The project that an object of a project of the document goes to; null for the caller's own list. */
  placeOf(id: string | null): string | null
  /** Those of these projects that are archived, and are not the copies of an import. */
  archived: Set<string>
}

/**
 * Locks the projects of the document's objects. A project that an import has added, and that still is the caller's, takes its
 * objects although it is archived: it may have been when it was exported.
 */
export async function lockPlaces({ db, user, document, idOf }: Import): Promise<Places> {
  const { projects, sections = [], labels = [], views = [], todos, webhooks, notifications } = document
  const of = [sections, labels, views, todos, webhooks, notifications].flat().map(({ project_id }) => project_id)
  const parents = projects.flatMap(({ parent_id }) => parent_id ?? [])
  const inFilters = idsInFilters([...views, ...webhooks]).flatMap(({ field, id }) => (field === 'project' ? id : []))
  const named = [...of, ...inFilters, ...parents]
  const ids = [...new Set(named)].filter((id) => id !== null)
  const editable = await queries.lockEditable(db, user.id, [...ids, ...ids.map(idOf)])
  const copies = await queries.findOwn(db, 'projects', user.id, ids.map(idOf))
  const archived = [...editable].filter(([id, status]) => status === 'archived' && !copies.has(id)).map(([id]) => id)
  return {
    placeOf: (id) => (id === null ? null : ([id, idOf(id)].find((candidate) => editable.has(candidate)) ?? null)),
    archived: new Set(archived),
  }
}
