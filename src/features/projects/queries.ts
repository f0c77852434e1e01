/** The SQL of projects. A project's row is also the lock of what is in the project. */
import type { Knex } from 'knex'
import { isPlain } from '../../db/knex.ts'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import { prepared } from '../../db/statements/prepared.ts'
import { touched } from '../../db/touched.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import type { Schemas } from '../../service/api.ts'
import { lastPlace } from './own.ts'

export type Project = Schemas['Project']
export type ProjectRole = Schemas['ProjectRole']

/** Qualified, since every query joins the caller's membership, which contains the role. */
export const projectColumns = [
  'projects.id',
  'projects.name',
  'projects.description',
  'projects.color',
  'projects.icon',
  'projects.default_view',
  'projects.status',
  'projects.owner_id',
  'project_members.role',
  'project_members.is_favourite',
  'project_members.is_muted',
  'project_members.position',
  'projects.task_count',
  'projects.open_task_count',
  'projects.version',
  'projects.created_at',
  'projects.updated_at',
]

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz' },
  name: { column: 'name', type: 'text', isName: true },
  position: { column: 'position', type: 'text' },
}

/** An absent filter does not narrow the list. */
export interface ProjectFilter {
  status: Project['status']
  is_favourite?: boolean | undefined
}

function filtered(db: Knex, userId: string, { status, is_favourite }: ProjectFilter): Knex.QueryBuilder {
  const query = ofMember(db, userId).where({ status })
  return is_favourite === undefined ? query : query.where({ is_favourite })
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
  const mine = filtered(db, userId, filter).select(projectColumns).as('mine')
  return readPage(db.select('*').from(mine), sortKeys, page)
}

export async function countProjects(db: Knex, userId: string, filter: ProjectFilter): Promise<number> {
  const [row] = await filtered(db, userId, filter).count({ total: '*' })
  return Number(row?.total)
}

/** Null when the user is no member, or there is no such project. */
export async function findProject(db: Knex, userId: string, id: string): Promise<Project | null> {
  const row = await ofMember(db, userId).where({ 'projects.id': id }).first(projectColumns)
  return row ?? null
}

/** Of some ids, the projects that the user is a member of, in no particular order. */
export async function findProjects(db: Knex, userId: string, ids: string[]): Promise<Project[]> {
  return ofMember(db, userId).whereIn('projects.id', ids).select(projectColumns)
}

/** Projects without what is the reader's own, ordered by id, without those in the trash. */
export async function findProjectData(db: Knex, ids: string[]): Promise<Schemas['ProjectData'][]> {
  const shared = projectColumns.filter((column) => !column.startsWith('project_members.'))
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

/**
 * How a write locks a project. `share`: the project, its members and their roles stay as they are. `change`: the caller
 * changes them, the order of the list or the counts. A transaction must not ask for `change` after `share`: two that do
 * wait for each other.
 */
export type ProjectLock = 'share' | 'change'

interface LockedProject {
  id: string
  status: Project['status']
  deleted: boolean
}

/** `members`: only projects that the user is a member of, so that a stranger locks nothing. */
const selectProjects = prepared<'ids' | 'userId', LockedProject, { lock: ProjectLock; members: boolean }>(
  (db, value, { lock, members }) => {
    const projects = db('projects')
      .select('id', 'status', db.raw('deleted_at is not null as deleted'))
      .where('id', db.raw('any(?::uuid[])', [value('ids')]))
      .orderBy('id')
    const memberships = db('project_members').select(db.raw('1')).whereRaw('project_id = projects.id')
    if (members) projects.whereExists(memberships.where({ user_id: value('userId') }))
    return lock === 'share' ? projects.forShare('projects') : projects.forNoKeyUpdate('projects')
  },
)

const statusesOf = (rows: LockedProject[]) =>
  new Map(rows.filter(({ deleted }) => !deleted).map(({ id, status }) => [id, status]))

/**
 * Locks projects for a change until the transaction ends, in the order of their ids, before anything in them is locked
 * (docs/decisions/032-order-of-locks.md). Returns the statuses of those that are not in the trash.
 */
export async function lockProjects(db: Knex, ids: string[]): Promise<Map<string, Project['status']>> {
  return statusesOf(await selectProjects(db, { ids, userId: null }, { lock: 'change', members: false }))
}

/**
 * Locks those of some projects, and of the projects of some todos, sections, labels and views, that a user is a member of, and
 * `others`. Returns their ids.
 */
export async function lockNamedProjects(db: Knex, userId: string, ids: string[], others: string[]): Promise<string[]> {
  const named = db.raw('any(?::uuid[])', [ids])
  const mine = db('projects')
    .select('id')
    .whereIn('id', db('project_members').select('project_id').where({ user_id: userId }))
    .where((either) =>
      ['todos', 'sections', 'labels', 'views'].reduce(
        (all, table) => all.orWhereIn('id', db(table).select('project_id').where(`${table}.id`, named)),
        either.where('id', named),
      ),
    )
  return db('projects')
    .whereIn('id', mine)
    .modify((all) => others.length > 0 && all.orWhere('id', db.raw('any(?::uuid[])', [others])))
    .orderBy('id')
    .forNoKeyUpdate('projects')
    .pluck('id')
}

/** The projects that a user is a member of, or has made todos in, also those in the trash. */
export function projectsWith(db: Knex, userId: string): Knex.QueryBuilder {
  const joined = db('project_members').select('project_id').where({ user_id: userId })
  const written = db('todos').select('project_id').where({ user_id: userId }).whereNotNull('project_id')
  return db('projects').select('id').whereIn('id', joined.union(written)).orderBy('id')
}

/** Projects that were locked, with what was read behind the lock. */
export interface LockedProjects {
  /** By id; a project in the trash is absent. */
  statuses: Map<string, Project['status']>
  /** The caller's role by project; absent where the caller is no member, and for a project in the trash. */
  roles: Map<string, ProjectRole>
}

const selectRoles = prepared<'userId' | 'ids', { project_id: string; role: ProjectRole }>((db, value) =>
  db('project_members')
    .select('project_id', 'role')
    .where({ user_id: value('userId') })
    .where('project_id', db.raw('any(?::uuid[])', [value('ids')])),
)

/** Locks those of some projects that the user is a member of, as `lockProjects` does. */
export async function lockProjectsOf(
  db: Knex,
  userId: string,
  ids: string[],
  lock: ProjectLock,
): Promise<LockedProjects> {
  const kept = keptProjects(db, userId, ids)
  if (kept) return kept
  // Both are sent at once. The second one begins when the first has the locks, so it reads what they protect.
  const [locked, roles] = await inOneTrip([
    selectProjects(db, { ids, userId }, { lock, members: true }),
    selectRoles(db, { userId, ids }),
  ])
  const statuses = statusesOf(locked)
  const present = roles.filter(({ project_id }) => statuses.has(project_id))
  return { statuses, roles: new Map(present.map(({ project_id, role }) => [project_id, role])) }
}

/** Of a unit of work: the user whose projects it keeps, and their ids, those in the trash too. */
const keptOf = new WeakMap<Knex, { userId: string; ids: Set<string>; projects: LockedProjects }>()

/**
 * Locks projects for all operations of a unit of work, which read them no more: none of them may change a project's status or its
 * members.
 */
export async function keepProjects(db: Knex, userId: string, ids: string[]): Promise<void> {
  if (ids.length === 0 || isPlain(db)) return
  const projects = await lockProjectsOf(db, userId, ids, 'change')
  keptOf.set(db, { userId, ids: new Set(ids), projects })
}

/** Projects that the unit of work keeps; undefined unless it keeps all of these. */
export function keptProjects(db: Knex, userId: string, ids: string[]): LockedProjects | undefined {
  const kept = keptOf.get(db)
  return kept?.userId === userId && ids.every((id) => kept.ids.has(id)) ? kept.projects : undefined
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

/** Locks a project for a change, if the user is a member of it. */
export async function lockProject(db: Knex, userId: string, id: string): Promise<void> {
  await lockProjectsOf(db, userId, [id], 'change')
}
