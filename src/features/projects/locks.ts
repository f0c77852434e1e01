/** The locks of projects. A project's row is also the lock of what is in the project. */
import type { Knex } from 'knex'
import { isPlain } from '../../db/knex.ts'
import { prepared } from '../../db/statements/prepared.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import type { Project, ProjectRole } from './queries.ts'

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

/** Locks a project and those directly below it, which have no parent after its purge. */
export async function lockWithBelow(db: Knex, id: string): Promise<void> {
  await db('projects').select('id').where({ id }).orWhere({ parent_id: id }).orderBy('id').forNoKeyUpdate()
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

/** The projects that a user is a member of, or has made todos in, and those below the user's, also those in the trash. */
export function projectsWith(db: Knex, userId: string): Knex.QueryBuilder {
  const joined = db('project_members').select('project_id').where({ user_id: userId })
  const written = db('todos').select('project_id').where({ user_id: userId }).whereNotNull('project_id')
  const owned = db('projects').select('id').where({ owner_id: userId })
  return db('projects').select('id').whereIn('id', joined.union(written)).orWhereIn('parent_id', owned).orderBy('id')
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

/** Locks a project for a change, if the user is a member of it. */
export async function lockProject(db: Knex, userId: string, id: string): Promise<void> {
  await lockProjectsOf(db, userId, [id], 'change')
}
