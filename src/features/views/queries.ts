/** The SQL of views. Each statement finds only the views that its user may see, or those of a home that is locked. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { merged, type Page, type PageRequest, readMergedPage, type SortKey, type Source } from '../../db/page.ts'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import type { Home } from '../projects/homes.ts'
import { projectsOf } from '../projects/members.ts'

export type View = Schemas['View']

export const viewColumns = [
  'id',
  'name',
  'filter',
  'sort',
  'group_by',
  'layout',
  'icon',
  'color',
  'position',
  'is_favourite',
  'project_id',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof View)[]

const sortKeys: Record<string, SortKey> = {
  position: { column: 'position', type: 'text' },
  name: { column: 'name', type: 'text', isName: true },
  created_at: { column: 'created_at', type: 'timestamptz' },
}

/** An absent member does not narrow the list. */
export interface ViewFilter {
  /** `none` for the user's own ones alone. */
  project_id?: string | undefined
  is_favourite?: boolean | undefined
}

/** A user's own views and those of each project, or of one. */
function places(db: Knex, userId: string, { project_id, is_favourite }: ViewFilter): Source[] {
  const views = () => {
    const all = db('views').select(viewColumns)
    return is_favourite === undefined ? all : all.where({ is_favourite })
  }
  const own: Source = (read) => read(views().where({ user_id: userId }))
  const mine = projectsOf(db, userId)
  if (project_id !== undefined && project_id !== 'none') mine.where({ 'project_members.project_id': project_id })
  const inProjects: Source = (read) =>
    db
      .select('views.*')
      .from(mine.clone().as('mine'))
      .crossJoin(db.raw('lateral ? as views', [read(views().whereRaw('views.project_id = mine.project_id'))]))
  if (project_id === undefined) return [own, inProjects]
  return project_id === 'none' ? [own] : [inProjects]
}

export async function listViews(db: Knex, userId: string, filter: ViewFilter, page: PageRequest): Promise<Page<View>> {
  return readMergedPage(db, places(db, userId, filter), sortKeys, page)
}

export async function countViews(db: Knex, userId: string, filter: ViewFilter): Promise<number> {
  const all = places(db, userId, filter).map((place) => place((views) => views))
  const [row] = await db.from(merged(db, all)).count({ total: '*' })
  return Number(row?.total)
}

/** The ids of what the user sees in ascending order, after one of them; of one project or of all. */
export async function listViewIds(
  db: Knex,
  userId: string,
  { behind, projectId }: { behind: string | undefined; projectId: string | undefined },
  limit: number,
): Promise<string[]> {
  const beginnings = places(db, userId, { project_id: projectId }).map((place) =>
    place((views) => (behind === undefined ? views : views.where('id', '>', behind)).orderBy('id').limit(limit)),
  )
  return db.from(merged(db, beginnings)).orderBy('id').limit(limit).pluck('id')
}

/** Those of some ids that the user sees, in no order. */
export async function findViews(db: Knex, userId: string, ids: string[]): Promise<View[]> {
  return db('views')
    .select(viewColumns)
    .whereRaw('id = any(?::uuid[])', [ids])
    .where((either) => either.where({ user_id: userId }).orWhereIn('project_id', projectsOf(db, userId)))
}

/** Null when there is no such view, or the user cannot see it. */
export async function findView(db: Knex, userId: string, id: string): Promise<View | null> {
  return (await findViews(db, userId, [id]))[0] ?? null
}

/** All views of a home in their order: a quota bounds their number. */
export async function findAll(db: Knex, { project_id, user_id }: Home): Promise<View[]> {
  const home = project_id === null ? { user_id } : { project_id }
  return db('views').where(home).select(viewColumns).orderBy(['position', 'id'])
}

/** The home must be locked. */
export async function insertView(
  db: Knex,
  { project_id, user_id }: Home,
  view: Omit<Schemas['ViewCreate'], 'project_id'> & Pick<View, 'position'>,
): Promise<View> {
  const home = project_id === null ? { user_id } : { project_id }
  const [row] = await db('views')
    .insert({ id: newId(), ...home, ...view })
    .returning(viewColumns)
  return row
}

/** Applies a merge patch. The home must be locked. */
export async function updateView(
  db: Knex,
  id: string,
  patch: Schemas['ViewUpdate'] & { position?: string },
): Promise<View> {
  const [row] = await db('views')
    .update({ ...patch, ...touched(db) })
    .where({ id })
    .returning(viewColumns)
  return row
}

export async function deleteView(db: Knex, id: string): Promise<void> {
  await db('views').delete().where({ id })
}
