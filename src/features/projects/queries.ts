/**
 * The SQL of projects. Lock order: rows of members by id, then rows of projects by id, so that no two requests
 * deadlock.
 */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type Project = Schemas['Project']
export type ProjectRole = Schemas['ProjectRole']

/** Qualified, since every query joins the caller's membership, which contains the role. */
const columns = [
  'projects.id',
  'projects.name',
  'projects.description',
  'projects.status',
  'projects.owner_id',
  'project_members.role',
  'projects.task_count',
  'projects.open_task_count',
  'projects.version',
  'projects.created_at',
  'projects.updated_at',
]

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz' },
  name: { column: 'name', type: 'text' },
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
  status: Project['status'],
  page: PageRequest,
): Promise<Page<Project>> {
  const mine = ofMember(db, userId).where({ status }).select(columns).as('mine')
  return readPage(db.select('*').from(mine), sortKeys, page)
}

export async function countProjects(db: Knex, userId: string, status: Project['status']): Promise<number> {
  const [row] = await ofMember(db, userId).where({ status }).count({ total: '*' })
  return Number(row?.total)
}

/** Null when the user is no member, or there is no such project. */
export async function findProject(db: Knex, userId: string, id: string): Promise<Project | null> {
  const row = await ofMember(db, userId).where({ 'projects.id': id }).first(columns)
  return row ?? null
}

/** Of some ids, the projects that the user is a member of, in no particular order. */
export async function findProjects(db: Knex, userId: string, ids: string[]): Promise<Project[]> {
  return ofMember(db, userId).whereIn('projects.id', ids).select(columns)
}

/** Projects without the reader's role, ordered by id, without those in the trash. */
export async function findProjectData(db: Knex, ids: string[]): Promise<Schemas['ProjectData'][]> {
  const shared = columns.filter((column) => column !== 'project_members.role')
  return db('projects').select(shared).whereRaw('id = any(?::uuid[])', [ids]).whereNull('deleted_at').orderBy('id')
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

/** For messages. The caller must have checked the access. */
export async function findProjectName(db: Knex, id: string): Promise<Pick<Project, 'id' | 'name'>> {
  return db('projects').first('id', 'name').where({ id })
}

/** Inserts the project and its first member, the owner. */
export async function insertProject(db: Knex, ownerId: string, project: Schemas['ProjectCreate']): Promise<Project> {
  const id = newId()
  await db('projects').insert({ id, owner_id: ownerId, ...project })
  await db('project_members').insert({ project_id: id, user_id: ownerId, role: 'owner' })
  return (await findProject(db, ownerId, id)) as Project
}

/** Applies a merge patch. */
export async function updateProject(db: Knex, id: string, patch: Schemas['ProjectUpdate']): Promise<void> {
  await db('projects')
    .update({ ...patch, version: db.raw('version + 1'), updated_at: db.fn.now() })
    .where({ id })
}

/** Locks the todos of a project, then the statuses of it and of `otherId`, which it returns. */
export async function lockWithTodos(db: Knex, id: string, otherId?: string): Promise<Map<string, Project['status']>> {
  // A change of a todo locks the todo before its project, so this does too.
  await db('todos').select('id').where({ project_id: id }).orderBy('id').forUpdate()
  return lockStatuses(db, otherId === undefined ? [id] : [id, otherId])
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

/** Whether a todo of project `fromId` is assigned to a user who is no member of `toId`. */
export async function hasForeignAssignee(db: Knex, fromId: string, toId: string): Promise<boolean> {
  const members = db('project_members').select('user_id').where({ project_id: toId })
  const row = await db('todos')
    .first('id')
    .where({ project_id: fromId })
    .whereNull('deleted_at')
    .whereNotNull('assignee_id')
    .whereNotIn('assignee_id', members)
  return row !== undefined
}

/**
 * The role of a user in a project, locked until the transaction ends. Null for no member, and for a project that does
 * not exist or is in the trash.
 */
export async function lockRole(db: Knex, userId: string, projectId: string): Promise<ProjectRole | null> {
  const roles = await lockRoles(db, projectId, [userId])
  return roles.get(userId) ?? null
}

/** The roles of several users. A user who is no member is absent from the result. */
export async function lockRoles(db: Knex, projectId: string, userIds: string[]): Promise<Map<string, ProjectRole>> {
  const rows = await db('project_members')
    .select('user_id', 'role')
    .where({ project_id: projectId })
    .whereIn('user_id', userIds)
    .whereExists(db('projects').where({ id: projectId }).whereNull('deleted_at'))
    .orderBy('user_id')
    .forShare()
  return new Map(rows.map(({ user_id, role }) => [user_id, role]))
}

/** Locks the project of a member, and the member's role, until the transaction ends. */
export async function lockProject(db: Knex, userId: string, id: string): Promise<void> {
  if (await lockRole(db, userId, id)) await db('projects').first('id').where({ id }).forNoKeyUpdate()
}

/** The statuses of projects whose counts are about to change, locked until the transaction ends; none in the trash. */
export async function lockStatuses(db: Knex, ids: string[]): Promise<Map<string, Project['status']>> {
  const rows = await db('projects')
    .select('id', 'status')
    .whereIn('id', ids)
    .whereNull('deleted_at')
    .orderBy('id')
    .forNoKeyUpdate()
  return new Map(rows.map(({ id, status }) => [id, status]))
}
