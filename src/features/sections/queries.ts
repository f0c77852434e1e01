/** The SQL of sections. Those that find a section find only what its user may see. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { merged, type Page, type PageRequest, readPage, type SortKey, type Source } from '../../db/page.ts'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { projectsOf } from '../projects/members.ts'

export type Section = Schemas['Section']

export const sectionColumns = [
  'id',
  'project_id',
  'name',
  'position',
  'takes_completed',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Section)[]

const sortKeys: Record<string, SortKey> = {
  position: { column: 'position', type: 'text' },
  name: { column: 'name', type: 'text', isName: true },
  created_at: { column: 'created_at', type: 'timestamptz' },
}

/** The sections of a project, to which the caller must have looked at its access. */
export async function listSections(db: Knex, projectId: string, page: PageRequest): Promise<Page<Section>> {
  return readPage(db('sections').where({ project_id: projectId }).select(sectionColumns), sortKeys, page)
}

export async function countSections(db: Knex, projectId: string): Promise<number> {
  const [row] = await db('sections').where({ project_id: projectId }).count({ total: '*' })
  return Number(row?.total)
}

/** The ids of what the user sees in ascending order, after one of them; of one project or of all. */
export async function listSectionIds(
  db: Knex,
  userId: string,
  { behind, projectId }: { behind: string | undefined; projectId: string | undefined },
  limit: number,
): Promise<string[]> {
  const mine = projectsOf(db, userId)
  if (projectId !== undefined) mine.where({ 'project_members.project_id': projectId })
  const inProjects: Source = (read) =>
    db
      .select('sections.*')
      .from(mine.as('mine'))
      .crossJoin(
        db.raw('lateral ? as sections', [read(db('sections').whereRaw('sections.project_id = mine.project_id'))]),
      )
  const beginning = inProjects((sections) =>
    (behind === undefined ? sections : sections.where('id', '>', behind)).select('id').orderBy('id').limit(limit),
  )
  return db
    .from(merged(db, [beginning]))
    .orderBy('id')
    .limit(limit)
    .pluck('id')
}

/** Those of some ids that the user sees, in no order. */
export async function findSections(db: Knex, userId: string, ids: string[]): Promise<Section[]> {
  return db('sections')
    .select(sectionColumns)
    .whereRaw('id = any(?::uuid[])', [ids])
    .whereIn('project_id', projectsOf(db, userId))
}

/** Null when there is no such section, or the user cannot see it. */
export async function findSection(db: Knex, userId: string, id: string): Promise<Section | null> {
  return (await findSections(db, userId, [id]))[0] ?? null
}

/** A section of a project, which must be locked; null for none. */
export async function findInProject(db: Knex, projectId: string, id: string): Promise<Section | null> {
  const row = await db('sections').where({ project_id: projectId, id }).first(sectionColumns)
  return row ?? null
}

/** The sections of some projects, whose access the caller must have looked at: a quota bounds their number. */
export async function listSectionNames(
  db: Knex,
  projectIds: string[],
): Promise<Pick<Section, 'id' | 'name' | 'project_id'>[]> {
  return db('sections').whereRaw('project_id = any(?::uuid[])', [projectIds]).select('id', 'name', 'project_id')
}

/** All sections of a project in their order: a quota bounds their number. */
export async function findAll(db: Knex, projectId: string): Promise<Section[]> {
  return db('sections').where({ project_id: projectId }).select(sectionColumns).orderBy(['position', 'id'])
}

export async function insertSection(
  db: Knex,
  section: Pick<Section, 'project_id' | 'name' | 'takes_completed' | 'position'>,
): Promise<Section> {
  const [row] = await db('sections')
    .insert({ id: newId(), ...section })
    .returning(sectionColumns)
  return row
}

/** Applies a merge patch. The project must be locked for a change. */
export async function updateSection(
  db: Knex,
  id: string,
  patch: Schemas['SectionUpdate'] & { position?: string },
): Promise<Section> {
  const [row] = await db('sections')
    .update({ ...patch, ...touched(db) })
    .where({ id })
    .returning(sectionColumns)
  return row
}

/** No todo may be in it any more. */
export async function deleteSection(db: Knex, id: string): Promise<void> {
  await db('sections').delete().where({ id })
}
