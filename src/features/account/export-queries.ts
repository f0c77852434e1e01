/** The SQL of an export: what a user owns, and the user's memberships; nothing from the trash. */
import type { Knex } from 'knex'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'
import { type Label, labelColumns } from '../labels/queries.ts'
import { projectColumns } from '../projects/queries.ts'
import { type Reminder, reminderColumns, seenReminders } from '../reminders/queries.ts'
import { type Section, sectionColumns } from '../sections/queries.ts'
import { todoColumns } from '../todos/queries.ts'
import { type View, viewColumns } from '../views/queries.ts'

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
  return ownedProjects(db, userId).whereIn('projects.id', ids)
}

function ownedProjects(db: Knex, userId: string): Knex.QueryBuilder {
  return db('projects')
    .join('project_members', 'project_members.project_id', 'projects.id')
    .select(projectColumns(db))
    .where({ owner_id: userId, 'project_members.user_id': userId })
    .whereNull('projects.deleted_at')
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

/** The sections of owned projects. */
export async function listOwnSections(db: Knex, userId: string, page: PageRequest): Promise<Page<Section>> {
  return readPage(ownSections(db, userId), { created_at: created }, page)
}

/** Those of some ids that are in the user's export. */
export async function findOwnSections(db: Knex, userId: string, ids: string[]): Promise<Section[]> {
  return ownSections(db, userId).whereRaw('id = any(?::uuid[])', [ids])
}

function ownSections(db: Knex, userId: string): Knex.QueryBuilder {
  return db('sections').select(sectionColumns).whereIn('project_id', ownedBy(db, userId).whereNull('deleted_at'))
}

/** The user's own labels, and those of owned projects. */
export async function listOwnLabels(db: Knex, userId: string, page: PageRequest): Promise<Page<Label>> {
  return readPage(ownLabels(db, userId), { created_at: created }, page)
}

/** Those of some ids that are the user's own, or of owned projects. */
export async function findOwnLabels(db: Knex, userId: string, ids: string[]): Promise<Label[]> {
  return ownLabels(db, userId).whereRaw('id = any(?::uuid[])', [ids])
}

function ownLabels(db: Knex, userId: string): Knex.QueryBuilder {
  const labels = db('labels').select(labelColumns).where({ user_id: userId })
  const inProjects = db('labels')
    .select(labelColumns)
    .whereIn('project_id', ownedBy(db, userId).whereNull('deleted_at'))
  return db.select('*').from(labels.unionAll(inProjects).as('labels'))
}

/** The user's own views, and those of owned projects. */
export async function listOwnViews(db: Knex, userId: string, page: PageRequest): Promise<Page<View>> {
  const views = db('views').select(viewColumns).where({ user_id: userId })
  const inProjects = db('views').select(viewColumns).whereIn('project_id', ownedBy(db, userId).whereNull('deleted_at'))
  return readPage(db.select('*').from(views.unionAll(inProjects).as('views')), { created_at: created }, page)
}

/** The user's reminders of todos that the user sees. */
export async function listOwnReminders(db: Knex, userId: string, page: PageRequest): Promise<Page<Reminder>> {
  return readPage(seenReminders(db, userId).select(reminderColumns), { created_at: created }, page)
}

/** Of no project, or of one that the user is a member of now: to have made a todo gives no right to it. */
function isSeenBy(db: Knex, todos: Knex.QueryBuilder, userId: string): void {
  const mine = db('project_members').select('project_id').where({ user_id: userId })
  todos.whereNull('project_id').orWhereIn('project_id', mine)
}

function ownedBy(db: Knex, userId: string): Knex.QueryBuilder {
  return db('projects').select('id').where({ owner_id: userId })
}
