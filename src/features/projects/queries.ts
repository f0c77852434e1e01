/** The SQL of projects. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { lastPlace } from './own.ts'

export type Project = Schemas['Project']
export type ProjectRole = Schemas['ProjectRole']

/** Qualified, since every query joins the caller's membership, which contains what is the member's own. */
export const sharedColumns = [
  'projects.id',
  'projects.name',
  'projects.description',
  'projects.color',
  'projects.icon',
  'projects.default_view',
  'projects.status',
  'projects.owner_id',
  'projects.task_count',
  'projects.open_task_count',
  'projects.version',
  'projects.created_at',
  'projects.updated_at',
]

/** The columns of a project for a member. */
export const projectColumns = (db: Knex) => [
  ...sharedColumns,
  'project_members.role',
  'project_members.is_favourite',
  'project_members.is_muted',
  'project_members.position',
  seenParent(db),
]

/** The parent that a member sees: one that the member is in too, and not in the trash. */
export const seenParent = (db: Knex): Knex.Raw =>
  db.raw(`(
    select parent.id from projects as parent
    join project_members as seen on seen.project_id = parent.id and seen.user_id = project_members.user_id
    where parent.id = projects.parent_id and parent.deleted_at is null
  ) as parent_id`)

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz' },
  name: { column: 'name', type: 'text', isName: true },
  position: { column: 'position', type: 'text' },
}

/** An absent filter does not narrow the list. */
export interface ProjectFilter {
  status: Project['status']
  is_favourite?: boolean | undefined
  /** `none` for those without a parent that the user sees. */
  parent_id?: string | undefined
}

function filtered(db: Knex, userId: string, { status, is_favourite, parent_id }: ProjectFilter): Knex.QueryBuilder {
  const mine = ofMember(db, userId).where({ status }).select(projectColumns(db))
  if (is_favourite !== undefined) mine.where({ is_favourite })
  const query = db.from(mine.as('mine'))
  if (parent_id === undefined) return query
  return parent_id === 'none' ? query.whereNull('parent_id') : query.where({ parent_id })
}

/** The projects of a member, without those in the trash. */
function ofMember(db: Knex, userId: string): Knex.QueryBuilder {
  return db('projects')
    .join('project_members', 'project_members.project_id', 'projects.id')
    .where({ 'project_members.user_id': userId })
    .whereNull('projects.deleted_at')
}

export async function listProjects(
  db: Knex,
  userId: string,
  filter: ProjectFilter,
  page: PageRequest,
): Promise<Page<Project>> {
  return readPage(filtered(db, userId, filter).select('*'), sortKeys, page)
}

export async function countProjects(db: Knex, userId: string, filter: ProjectFilter): Promise<number> {
  const [row] = await filtered(db, userId, filter).count({ total: '*' })
  return Number(row?.total)
}

/** Null when the user is no member, or there is no such project. */
export async function findProject(db: Knex, userId: string, id: string): Promise<Project | null> {
  const row = await ofMember(db, userId).where({ 'projects.id': id }).first(projectColumns(db))
  return row ?? null
}

/** Of some ids, the projects that the user is a member of, in no particular order. */
export async function findProjects(db: Knex, userId: string, ids: string[]): Promise<Project[]> {
  return ofMember(db, userId).whereIn('projects.id', ids).select(projectColumns(db))
}

/** Projects without what is the reader's own, ordered by id, without those in the trash. */
export async function findProjectData(db: Knex, ids: string[]): Promise<Schemas['ProjectData'][]> {
  return db('projects')
    .select(sharedColumns)
    .whereRaw('id = any(?::uuid[])', [ids])
    .whereNull('deleted_at')
    .orderBy('id')
}

/** The ids of the user's projects in ascending order, after one of them. */
export async function listProjectIds(
  db: Knex,
  userId: string,
  behind: string | undefined,
  limit: number,
): Promise<string[]> {
  const query = ofMember(db, userId).orderBy('projects.id').limit(limit)
  if (behind !== undefined) query.where('projects.id', '>', behind)
  return query.pluck('projects.id')
}

/** The names of the projects that take new todos of the user. */
export async function listOpenProjectNames(db: Knex, userId: string): Promise<Pick<Project, 'id' | 'name'>[]> {
  return ofMember(db, userId)
    .where({ status: 'active' })
    .whereIn('project_members.role', ['editor', 'owner'])
    .select('projects.id', 'projects.name')
}

/** For messages. The caller must have checked the access. */
export async function findProjectName(db: Knex, id: string): Promise<Pick<Project, 'id' | 'name'>> {
  return db('projects').first('id', 'name').where({ id })
}

/** Inserts the project and its first member, the owner. */
export async function insertProject(
  db: Knex,
  ownerId: string,
  project: Pick<Schemas['ProjectCreate'], 'name'> & Partial<Schemas['ProjectCreate']>,
): Promise<Project> {
  const id = newId()
  // In one statement, since neither may be without the other.
  await db.raw(
    `with project as (?)
     insert into project_members (project_id, user_id, role, position) select id, owner_id, 'owner', ? from project`,
    [
      db('projects')
        .insert({ id, owner_id: ownerId, ...project })
        .returning(['id', 'owner_id']),
      lastPlace(db, ownerId),
    ],
  )
  return (await findProject(db, ownerId, id)) as Project
}

/** Applies a merge patch. */
export async function updateProject(db: Knex, id: string, patch: Schemas['ProjectUpdate']): Promise<void> {
  await db('projects')
    .update({ ...patch, ...touched(db) })
    .where({ id })
}

/** Moves the project and its todos to the trash. Returns the number of todos. */
export async function deleteProject(db: Knex, id: string, userId: string): Promise<number> {
  const deletion = { deleted_at: db.fn.now(), deleted_by: userId }
  const todos = await db('todos')
    .update({ ...deletion, deleted_with_project: true })
    .where({ project_id: id })
    .whereNull('deleted_at')
  await db('projects').update(deletion).where({ id })
  return todos
}

/** The role of a user in a project that is not in the trash; null for no member. */
export async function findRole(db: Knex, userId: string, projectId: string): Promise<ProjectRole | null> {
  return (await findProject(db, userId, projectId))?.role ?? null
}

/** Whether a user is a member of a project. The caller must have locked the project. */
export async function isMember(db: Knex, userId: string, projectId: string): Promise<boolean> {
  const row = await db('project_members').first('role').where({ project_id: projectId, user_id: userId })
  return row !== undefined
}
