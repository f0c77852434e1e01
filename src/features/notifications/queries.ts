/** The SQL of notifications. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type Notification = Schemas['Notification']
export type NotificationType = Notification['type']

const columns = [
  'id',
  'type',
  'message',
  'actor_id',
  'project_id',
  'todo_id',
  'read_at',
  'created_at',
] as const satisfies (keyof Notification)[]

/** A todo in the trash is none that one could look at. */
const shownColumns = (db: Knex) =>
  columns.map((column) =>
    column === 'todo_id'
      ? db.raw('(select id from todos where id = notifications.todo_id and deleted_at is null) as todo_id')
      : column,
  )

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

export interface NotificationFilter {
  unread?: boolean | undefined
}

export async function listNotifications(
  db: Knex,
  userId: string,
  filter: NotificationFilter,
  page: PageRequest,
): Promise<Page<Notification>> {
  return readPage(filtered(db, userId, filter).select(shownColumns(db)), sortKeys, page)
}

export async function countNotifications(db: Knex, userId: string, filter: NotificationFilter): Promise<number> {
  const [row] = await filtered(db, userId, filter).count({ total: '*' })
  return Number(row?.total)
}

function filtered(db: Knex, userId: string, { unread }: NotificationFilter): Knex.QueryBuilder {
  const query = ofUser(db, userId)
  if (unread === true) query.whereNull('read_at')
  if (unread === false) query.whereNotNull('read_at')
  return query
}

/** What a user is told; nothing of a project in the trash. */
function ofUser(db: Knex, userId: string): Knex.QueryBuilder {
  return db('notifications').where({ user_id: userId }).whereNotExists(deletedProject(db))
}

/** The project of a notification, when it is in the trash. */
function deletedProject(db: Knex): Knex.QueryBuilder {
  return db('projects').whereRaw('projects.id = notifications.project_id').whereNotNull('projects.deleted_at')
}

export async function findNotification(db: Knex, userId: string, id: string): Promise<Notification | null> {
  const row = await ofUser(db, userId).first(shownColumns(db)).where({ id })
  return row ?? null
}

/** Nobody changes the notification until the transaction ends. */
export async function lockNotification(db: Knex, userId: string, id: string): Promise<void> {
  await db('notifications').first('id').where({ user_id: userId, id }).forUpdate()
}

/** When it was read stays when it is read again. */
export async function updateRead(db: Knex, userId: string, id: string, read: boolean): Promise<Notification | null> {
  const [row] = await ofUser(db, userId)
    .update({ read_at: read ? db.raw('coalesce(read_at, now())') : null })
    .where({ id })
    .returning(shownColumns(db))
  return row ?? null
}

/** Answers how many were unread. */
export async function markAllRead(db: Knex, userId: string): Promise<number> {
  return ofUser(db, userId).update({ read_at: db.fn.now() }).whereNull('read_at')
}

/** A notification to be made. `key`: of two with the same key, for the same user, there will be one. */
export interface NewNotification {
  user_id: string
  type: NotificationType
  message: string
  actor_id: string | null
  project_id: string | null
  todo_id: string | null
  key?: string
}

/** Inserts those that are not there yet, and answers them with their users. */
export async function insertNotifications(
  db: Knex,
  notifications: NewNotification[],
): Promise<(Notification & { user_id: string })[]> {
  if (notifications.length === 0) return []
  return db('notifications')
    .insert(notifications.map((notification) => ({ id: newId(), ...notification })))
    .onConflict(['user_id', 'key'])
    .ignore()
    .returning([...columns, 'user_id'])
}

/** The ids of those whose users want them by mail as well. */
export async function wantedByMail(
  db: Knex,
  notifications: { id: string; user_id: string; type: NotificationType }[],
): Promise<string[]> {
  const users = [...new Set(notifications.map(({ user_id }) => user_id))]
  const preferences = await findMailPreferences(db, users)
  return notifications.filter(({ user_id, type }) => (preferences.get(user_id) ?? defaults)[type]).map(({ id }) => id)
}

export type MailPreferences = Schemas['Preferences']['mail']

const defaults: MailPreferences = {
  project_created: false,
  project_invited: true,
  todo_assigned: true,
  todo_due_soon: true,
  todo_completed: false,
  webhook_disabled: true,
}
const preferenceColumns = Object.keys(defaults) as NotificationType[]

/** Those of users who decided nothing are the defaults. */
async function findMailPreferences(db: Knex, userIds: string[]): Promise<Map<string, MailPreferences>> {
  if (userIds.length === 0) return new Map()
  const rows = await db('preferences')
    .select('user_id', ...preferenceColumns)
    .whereIn('user_id', userIds)
  return new Map(rows.map(({ user_id, ...preferences }) => [user_id, preferences]))
}

export async function findMailPreference(db: Knex, userId: string): Promise<MailPreferences> {
  const decided = await findMailPreferences(db, [userId])
  return decided.get(userId) ?? defaults
}

/** Nobody changes the preferences until the transaction ends. Who decided nothing gets the row that there is to lock. */
export async function lockMailPreference(db: Knex, userId: string): Promise<void> {
  await db('preferences').insert({ user_id: userId }).onConflict('user_id').ignore()
  await db('preferences').first('user_id').where({ user_id: userId }).forUpdate()
}

/** A merge patch: what is absent is kept. */
export async function updateMailPreferences(
  db: Knex,
  userId: string,
  patch: Schemas['PreferencesUpdate']['mail'] = {},
): Promise<MailPreferences> {
  if (Object.keys(patch).length > 0)
    await db('preferences')
      .insert({ user_id: userId, ...patch })
      .onConflict('user_id')
      .merge(patch)
  return findMailPreference(db, userId)
}

/** What its mail needs; null when the notification is gone, or its user may not act. */
export async function findNotificationLetter(
  db: Knex,
  id: string,
): Promise<{ email: string; name: string; message: string } | null> {
  const row = await db('notifications')
    .join('users', 'users.id', 'notifications.user_id')
    .first('users.email', 'users.name', 'notifications.message')
    .where({ 'notifications.id': id })
    .whereNull('users.disabled_at')
    .whereNotExists(deletedProject(db))
  return row ?? null
}

/** Todos that are due within a day, and who has to do them: the assignee, or else who made them. */
export async function findDueSoon(
  db: Knex,
  limit: number,
): Promise<
  (Pick<NewNotification, 'user_id' | 'project_id' | 'todo_id'> & { key: string; title: string; due_at: string })[]
> {
  const key = `'due:' || todos.id || ':' || extract(epoch from todos.due_at)`
  return db('todos')
    .join('users', (join) => join.on(db.raw('users.id = coalesce(todos.assignee_id, todos.user_id)')))
    .select('todos.id as todo_id', 'todos.project_id', 'todos.title', 'todos.due_at', 'users.id as user_id')
    .select(db.raw(`${key} as key`))
    .where({ 'todos.completed': false })
    .whereNull('todos.deleted_at')
    .whereRaw(`todos.due_at > now() and todos.due_at <= now() + interval '1 day'`)
    .whereNull('users.disabled_at')
    .whereNotExists((told) =>
      told.from('notifications').whereRaw('notifications.user_id = users.id').whereRaw(`notifications.key = ${key}`),
    )
    .orderBy('todos.due_at')
    .limit(limit)
}

/** Who is no member any more is told nothing of the project. */
export async function deleteNotificationsOfProject(db: Knex, userId: string, projectId: string): Promise<void> {
  await db('notifications').delete().where({ user_id: userId, project_id: projectId })
}
