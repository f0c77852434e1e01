/** Imports sections: each goes to its project, and is left out without one. */
import type { Knex } from 'knex'
import { recordSections } from '../../changelog/record-structure.ts'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findAll, findSections } from '../sections/queries.ts'
import { bounded } from '../todos/rank.ts'
import { insertSections, type NewSection } from './import-queries.ts'

interface Given {
  db: Knex
  user: { id: string }
  sections: readonly Schemas['ImportedSection'][]
  todos: readonly Pick<Schemas['ImportedTodo'], 'section_id'>[]
  /** The derived id of an object of the document. */
  idOf(id: string): string
  /** The project that an object of a project of the document goes to; null for none. */
  placeOf(id: string | null): string | null
}

export interface ImportedSections {
  added: number
  leftOut: number
  over: number
  /** The id here of a section of the document, in one of the projects that have it; undefined for none. */
  namedOf(id: string): string | undefined
  /** The section of a todo that goes to a project, or to the caller's own list; null for none. */
  sectionOf(todo: Pick<Schemas['ImportedTodo'], 'section_id'>, projectId: string | null): string | null
}

/** The projects must be locked. */
export async function importSections(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  { db, user, sections, todos, idOf, placeOf }: Given,
): Promise<ImportedSections> {
  const known = new Map<string, string>()
  const keyOf = (projectId: string, id: string) => `${projectId} ${id}`
  const counts = {
    added: 0,
    over: 0,
    leftOut: sections.filter(({ project_id }) => placeOf(project_id) === null).length,
  }
  for (const project_id of new Set(sections.flatMap((section) => placeOf(section.project_id) ?? []))) {
    const { used, limit } = await quotas.roomIn(db, 'sections', { project_id, user_id: user.id })
    const there = await findAll(db, project_id)
    const present = new Set(there.map(({ id }) => id))
    let isTaken = there.some(({ takes_completed }) => takes_completed)
    const rows: NewSection[] = []
    for (const { version: _, ...section } of sections) {
      if (placeOf(section.project_id) !== project_id) continue
      // A section is in one project, so its copies in two of them have two ids.
      const derived = idOf(`${section.id} ${project_id}`)
      const found = [section.id, derived].find((id) => present.has(id))
      if (found === undefined && used + rows.length >= limit) {
        counts.over++
        continue
      }
      known.set(keyOf(project_id, section.id), found ?? derived)
      if (found !== undefined) continue
      const takes_completed = section.takes_completed && !isTaken
      isTaken ||= takes_completed
      const place = { project_id, position: bounded(section.position), takes_completed }
      rows.push({ ...section, ...place, id: derived, name: section.name.trim(), imported_by: user.id })
      present.add(derived)
    }
    const made = await insertSections(db, user.id, rows)
    await recordSections(
      events,
      db,
      user,
      'section.created',
      made.map((after) => ({ after })),
    )
    counts.added += made.length
  }
  // Of the same service, in a project that has them still.
  const strays = todos.flatMap(({ section_id }) => section_id ?? [])
  for (const { id, project_id } of await findSections(db, user.id, [...new Set(strays)]))
    if (!known.has(keyOf(project_id, id))) known.set(keyOf(project_id, id), id)
  return {
    ...counts,
    namedOf: (id) => [...known].find(([key]) => key.endsWith(` ${id}`))?.[1],
    sectionOf: ({ section_id }, projectId) =>
      section_id == null || projectId === null ? null : (known.get(keyOf(projectId, section_id)) ?? null),
  }
}
