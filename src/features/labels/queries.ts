/** The SQL of labels. Each statement finds only the labels that its user may see, or those of a home that is locked. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { merged, type Page, type PageRequest, readMergedPage, type SortKey, type Source } from '../../db/page.ts'
import { touched } from '../../db/touched.ts'
import { foldedName } from '../../language/fold.ts'
import type { Schemas } from '../../service/api.ts'
import type { Home } from '../projects/homes.ts'
import { projectsOf } from '../projects/members.ts'

export type Label = Schemas['Label']

export const labelColumns = [
  'id',
  'name',
  'color',
  'project_id',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Label)[]

const sortKeys: Record<string, SortKey> = {
  name: { column: 'name', type: 'text', isName: true },
  created_at: { column: 'created_at', type: 'timestamptz' },
}

/** A user's own labels and those of each project, or of one: `none` for the own ones alone. */
function places(db: Knex, userId: string, projectId: string | undefined): Source[] {
  const own: Source = (read) => read(db('labels').where({ user_id: userId }).select(labelColumns))
  const mine = projectsOf(db, userId)
  if (projectId !== undefined && projectId !== 'none') mine.where({ 'project_members.project_id': projectId })
  const inProjects: Source = (read) => {
    const labels = db('labels').whereRaw('labels.project_id = mine.project_id').select(labelColumns)
    return db
      .select('labels.*')
      .from(mine.clone().as('mine'))
      .crossJoin(db.raw('lateral ? as labels', [read(labels)]))
  }
  if (projectId === undefined) return [own, inProjects]
  return projectId === 'none' ? [own] : [inProjects]
}

export async function listLabels(
  db: Knex,
  userId: string,
  projectId: string | undefined,
  page: PageRequest,
): Promise<Page<Label>> {
  return readMergedPage(db, places(db, userId, projectId), sortKeys, page)
}

/** All labels of a project that the user sees, or those of the user alone: a quota bounds their number. */
export async function listLabelNames(
  db: Knex,
  userId: string,
  projectId: string | null,
): Promise<Pick<Label, 'id' | 'name'>[]> {
  const labels = places(db, userId, projectId ?? 'none').map((place) => place((labels) => labels))
  return db.from(merged(db, labels)).select('id', 'name')
}

export async function countLabels(db: Knex, userId: string, projectId: string | undefined): Promise<number> {
  const all = places(db, userId, projectId).map((place) => place((labels) => labels))
  const [row] = await db.from(merged(db, all)).count({ total: '*' })
  return Number(row?.total)
}

/** The ids of what the user sees in ascending order, after one of them; of one project or of all. */
export async function listLabelIds(
  db: Knex,
  userId: string,
  { behind, projectId }: { behind: string | undefined; projectId: string | undefined },
  limit: number,
): Promise<string[]> {
  const beginnings = places(db, userId, projectId).map((place) =>
    place((labels) => (behind === undefined ? labels : labels.where('id', '>', behind)).orderBy('id').limit(limit)),
  )
  return db.from(merged(db, beginnings)).orderBy('id').limit(limit).pluck('id')
}

/** Those of some ids that the user sees, in no order. */
export async function findLabels(db: Knex, userId: string, ids: string[]): Promise<Label[]> {
  return db('labels')
    .select(labelColumns)
    .whereRaw('id = any(?::uuid[])', [ids])
    .where((either) => either.where({ user_id: userId }).orWhereIn('project_id', projectsOf(db, userId)))
}

/** Null when there is no such label, or the user cannot see it. */
export async function findLabel(db: Knex, userId: string, id: string): Promise<Label | null> {
  return (await findLabels(db, userId, [id]))[0] ?? null
}

/** The labels of a home. */
export function inHome(db: Knex, { project_id, user_id }: Home): Knex.QueryBuilder {
  return project_id === null ? db('labels').where({ user_id }) : db('labels').where({ project_id })
}

/** How many of some labels are in a home. */
export async function countInHome(db: Knex, home: Home, ids: string[]): Promise<number> {
  const [row] = await inHome(db, home).whereRaw('id = any(?::uuid[])', [ids]).count({ total: '*' })
  return Number(row?.total)
}

/** The id of the label in a home that has a name; null for none. */
export async function findByName(db: Knex, home: Home, name: string): Promise<string | null> {
  const row = await inHome(db, home)
    .where({ folded_name: foldedName(name) })
    .first('id')
  return row?.id ?? null
}

/** The home must be locked, and have no label of the name. */
export async function insertLabel(
  db: Knex,
  { project_id, user_id }: Home,
  { name, color = null }: Pick<Schemas['LabelCreate'], 'name' | 'color'>,
): Promise<Label> {
  const place = project_id === null ? { user_id } : { project_id }
  const [row] = await db('labels')
    .insert({ id: newId(), ...place, name, folded_name: foldedName(name), color })
    .returning(labelColumns)
  return row
}

/** Applies a merge patch. The home must be locked, and have no other label of the name. */
export async function updateLabel(db: Knex, id: string, patch: Schemas['LabelUpdate']): Promise<Label> {
  const [row] = await db('labels')
    .update({
      ...patch,
      ...(patch.name !== undefined && { folded_name: foldedName(patch.name) }),
      ...touched(db),
    })
    .where({ id })
    .returning(labelColumns)
  return row
}

/** No todo may have it any more. */
export async function deleteLabel(db: Knex, id: string): Promise<void> {
  await db('labels').delete().where({ id })
}
