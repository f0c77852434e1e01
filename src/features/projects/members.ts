/** The SQL of a project's members. */
import type { Knex } from 'knex'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'
import { lastPlace } from './own.ts'
import type { ProjectRole } from './queries.ts'

export type Member = Schemas['Member']

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz', tiebreaker: 'user_id' },
  name: { column: 'name', type: 'text', isName: true, tiebreaker: 'user_id' },
}

/** The members of a project, with the addresses that the reader may see: all of them as an owner, else the own one. */
function membersOf(db: Knex, projectId: string, readerId: string): Knex.QueryBuilder {
  const owned = db('project_members')
    .select(db.raw('1'))
    .where({ project_id: projectId, user_id: readerId, role: 'owner' })
  const found = members(db)
    .select(db.raw('case when user_id = ? or exists (?) then users.email end as email', [readerId, owned]))
    .where({ project_id: projectId })
  return db.select('*').from(found.as('members'))
}

function members(db: Knex): Knex.QueryBuilder {
  return db('project_members')
    .join('users', 'users.id', 'project_members.user_id')
    .select('project_id', 'user_id', 'users.name', 'project_members.role', 'project_members.created_at')
}

/** A user's memberships of all projects. */
export async function listMemberships(db: Knex, userId: string): Promise<Schemas['MemberData'][]> {
  return members(db).where({ user_id: userId }).orderBy('project_id')
}

export async function listMembers(
  db: Knex,
  projectId: string,
  readerId: string,
  page: PageRequest,
): Promise<Page<Member>> {
  return readPage(membersOf(db, projectId, readerId), sortKeys, page)
}

/** The names of a project's members; none for a reader who is not one of them. */
export async function listMemberNames(
  db: Knex,
  projectId: string,
  readerId: string,
): Promise<{ id: string; name: string }[]> {
  const own = db('project_members').select('project_id').where({ user_id: readerId, project_id: projectId })
  return db('project_members')
    .join('users', 'users.id', 'project_members.user_id')
    .whereIn('project_members.project_id', own)
    .select('users.id', 'users.name')
}

export async function countMembers(db: Knex, projectId: string): Promise<number> {
  const [row] = await db('project_members').where({ project_id: projectId }).count({ total: '*' })
  return Number(row?.total)
}

/** As the reader sees it. */
export async function findMember(
  db: Knex,
  projectId: string,
  userId: string,
  readerId: string,
): Promise<Member | null> {
  const row = await membersOf(db, projectId, readerId).first().where({ user_id: userId })
  return row ?? null
}

/** Returns false when the user is a member already. */
export async function insertMember(db: Knex, projectId: string, userId: string, role: ProjectRole): Promise<boolean> {
  const rows = await db('project_members')
    .insert({ project_id: projectId, user_id: userId, role, position: lastPlace(db, userId) })
    .onConflict(['project_id', 'user_id'])
    .ignore()
    .returning('user_id')
  return rows.length > 0
}

/**
 * The role of one member (null for no member) and the owners' ids. The caller must have locked the project: of two
 * requests that each remove the other owner, the second one waits, and then finds that its owner is the last.
 */
export async function findTeam(
  db: Knex,
  projectId: string,
  userId: string,
): Promise<{ role: ProjectRole | null; owners: string[] }> {
  const rows: { user_id: string; role: ProjectRole }[] = await db('project_members')
    .select('user_id', 'role')
    .where({ project_id: projectId })
    .where((wanted) => wanted.where({ role: 'owner' }).orWhere({ user_id: userId }))
    .orderBy('user_id')
  return {
    role: rows.find((row) => row.user_id === userId)?.role ?? null,
    owners: rows.filter(({ role }) => role === 'owner').map(({ user_id }) => user_id),
  }
}

export async function updateMemberRole(db: Knex, projectId: string, userId: string, role: ProjectRole): Promise<void> {
  await db('project_members').update({ role }).where({ project_id: projectId, user_id: userId })
  // A project's representation contains the reader's role, so its ETag must change.
  await db('projects').increment('version', 1).where({ id: projectId })
}

export async function deleteMember(db: Knex, projectId: string, userId: string): Promise<void> {
  await db('project_members').delete().where({ project_id: projectId, user_id: userId })
}

/** SQL for the ids of a user's projects, without those in the trash. */
export function projectsOf(db: Knex, userId: string): Knex.QueryBuilder {
  return db('project_members')
    .join('projects', 'projects.id', 'project_members.project_id')
    .select('project_members.project_id')
    .where({ 'project_members.user_id': userId })
    .whereNull('projects.deleted_at')
}

/** How many of some users are members of a project. */
export async function countMembersAmong(db: Knex, projectId: string, userIds: readonly string[]): Promise<number> {
  const [row] = await db('project_members')
    .where({ project_id: projectId })
    .whereRaw('user_id = any(?::uuid[])', [[...userIds]])
    .count({ total: '*' })
  return Number(row?.total)
}

export async function listMemberIds(db: Knex, projectId: string): Promise<string[]> {
  return db('project_members').where({ project_id: projectId }).orderBy('user_id').pluck('user_id')
}

/** Sets another owner as `owner_id`, after the present one has left or was demoted. */
export async function handOverProject(db: Knex, projectId: string, fromId: string, toId: string): Promise<void> {
  await db('projects')
    .update({ owner_id: toId, version: db.raw('version + 1') })
    .where({ id: projectId, owner_id: fromId })
}
