/** The SQL of an export: what a user owns, and the user's memberships; nothing from the trash. */
import type { Knex } from 'knex'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'
import { todoColumns } from '../todos/queries.ts'

const created: SortKey = { column: 'created_at', type: 'timestamptz' }

export async function listOwnedProjects(
  db: Knex,
  userId: string,
  page: PageRequest,
): Promise<Page<Schemas['Project']>> {
  return readPage(db.select('*').from(ownedProjects(db, userId).as('owned')), { created_at: created }, page)
}

/** Those of some ids that the user owns. */
export async function findOwnedProjects(db: Knex, userId: string, ids: string[]): Promise<Schemas['Project'][]> {
  return ownedProjects(db, userId).whereIn('id', ids)
}

function ownedProjects(db: Knex, userId: string): Knex.QueryBuilder {
  return db('projects')
    .select('id', 'name', 'description', 'status', 'owner_id', db.raw(`'owner' as role`))
    .select('task_count', 'open_task_count', 'version', 'created_at', 'updated_at')
    .where({ owner_id: userId })
    .whereNull('deleted_at')
}

export async function listMembershipsPage(
  db: Knex,
  userId: string,
  page: PageRequest,
): Promise<Page<Schemas['ExportedMembership']>> {
  const memberships = db('project_members')
    .join('projects', 'projects.id', 'project_members.project_id')
    .select('project_id', 'projects.name as project_name', 'project_members.role', 'project_members.created_at')
    .where({ user_id: userId })
    .whereNull('projects.deleted_at')
  const keys = { created_at: { ...created, tiebreaker: 'project_id' } }
  return readPage(db.select('*').from(memberships.as('memberships')), keys, page)
}

/**
 * The todos of the user's own list, of owned projects, and those that the user created in projects that the user is still a
 * member of.
 */
export async function listOwnTodos(db: Knex, userId: string, page: PageRequest): Promise<Page<Schemas['Todo']>> {
  return readPage(ownTodos(db, userId), { created_at: created }, page)
}

/** Those of some ids that are in the user's export. */
export async function findOwnTodos(db: Knex, userId: string, ids: string[]): Promise<Schemas['Todo'][]> {
  return ownTodos(db, userId).whereIn('id', ids)
}

function ownTodos(db: Knex, userId: string): Knex.QueryBuilder {
  return db('todos')
    .select(todoColumns)
    .whereNull('deleted_at')
    .where((either) =>
      either
        .where((created) => created.where({ user_id: userId }).where((seen) => isSeenBy(db, seen, userId)))
        .orWhereIn('project_id', ownedBy(db, userId)),
    )
}

/** Of no project, or of one that the user is a member of now: to have made a todo gives no right to it. */
function isSeenBy(db: Knex, todos: Knex.QueryBuilder, userId: string): void {
  const mine = db('project_members').select('project_id').where({ user_id: userId })
  todos.whereNull('project_id').orWhereIn('project_id', mine)
}

function ownedBy(db: Knex, userId: string): Knex.QueryBuilder {
  return db('projects').select('id').where({ owner_id: userId })
}
