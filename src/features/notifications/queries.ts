/** The SQL of notifications. */
import type { Knex } from 'knex'
import { isForgotten } from '../../changelog/forgotten.ts'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Schemas } from '../../service/api.ts'
import { receivedInvitations } from '../invitations/queries.ts'
import { wantsMail } from '../users/preferences.ts'

export type Notification = Schemas['Notification']
export type NotificationType = Notification['type']

export const notificationColumns = [
  'id',
  'type',
  'message',
  'actor_id',
  'project_id',
  'todo_id',
  'reminder_id',
  'late',
  'read_at',
  'created_at',
] as const satisfies (keyof Notification)[]

/** The message as it is shown: without the name of an actor whose account was deleted. */
export const shownMessage = `case when ${isForgotten('notifications.actor_id')} then neutral_message(notifications.type)
  else notifications.message end as message`

/** Columns that are not shown as they are stored. `todo_id` is null while the todo is in the trash, where it cannot be opened. */
const shown: Partial<Record<keyof Notification, string>> = {
  message: shownMessage,
  actor_id: '(select users.id from users where users.id = notifications.actor_id) as actor_id',
  todo_id: '(select id from todos where id = notifications.todo_id and deleted_at is null) as todo_id',
  reminder_id: '(select id from reminders where id = notifications.reminder_id) as reminder_id',
}

const shownColumns = (db: Knex) => notificationColumns.map((column) => (shown[column] ? db.raw(shown[column]) : column))

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

/** The notifications of a user, without those of projects in the trash or of others. */
function ofUser(db: Knex, userId: string): Knex.QueryBuilder {
  return db('notifications').where({ user_id: userId }).whereNotExists(deletedProject(db)).where(isSeen(db))
}

/** Whether its user is a member of the notification's project now, or is invited to it. */
export function isSeen(db: Knex) {
  const membership = db('project_members')
    .whereRaw('project_members.project_id = notifications.project_id')
    .whereRaw('project_members.user_id = notifications.user_id')
  return (seen: Knex.QueryBuilder) =>
    seen
      .whereNull('notifications.project_id')
      .orWhereExists(membership)
      .orWhere((invited) =>
        invited
          .where('notifications.type', 'project_invited')
          .whereExists(
            receivedInvitations(db, db.ref('notifications.user_id')).whereRaw(
              'invitations.project_id = notifications.project_id',
            ),
          ),
      )
}

/** The notification's project, if it is in the trash. */
export function deletedProject(db: Knex): Knex.QueryBuilder {
  return db('projects').whereRaw('projects.id = notifications.project_id').whereNotNull('projects.deleted_at')
}

export async function findNotification(db: Knex, userId: string, id: string): Promise<Notification | null> {
  const row = await ofUser(db, userId).first(shownColumns(db)).where({ id })
  return row ?? null
}

/** Locks the notification until the transaction ends. */
export async function lockNotification(db: Knex, userId: string, id: string): Promise<void> {
  await db('notifications').first('id').where({ user_id: userId, id }).forUpdate()
}

/** Reading it again keeps the time at which it was read first. */
export async function updateRead(db: Knex, userId: string, id: string, read: boolean): Promise<Notification | null> {
  const [row] = await ofUser(db, userId)
    .update({ read_at: read ? db.raw('coalesce(read_at, now())') : null })
    .where({ id })
    .returning(shownColumns(db))
  return row ?? null
}

/** Returns how many were unread. */
export async function markAllRead(db: Knex, userId: string): Promise<number> {
  const unread = ofUser(db, userId).select('id').whereNull('read_at').orderBy('id').forNoKeyUpdate('notifications')
  return db('notifications').update({ read_at: db.fn.now() }).whereIn('id', unread).whereNull('read_at')
}

/** Locks notifications in the order of their ids, before a statement changes several of them in no order. */
export async function lockNotifications(
  db: Knex,
  which: (notifications: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<void> {
  await which(db('notifications')).select('id').orderBy('id').forUpdate()
}

/** Locks those of some notifications that are the user's. */
export async function lockNamedNotifications(db: Knex, userId: string, ids: string[]): Promise<void> {
  await lockNotifications(db, (of) => of.where({ user_id: userId }).whereRaw('id = any(?::uuid[])', [ids]))
}

/** A notification to insert. A user gets at most one with the same `key`. */
export interface NewNotification {
  user_id: string
  type: NotificationType
  message: string
  actor_id: string | null
  project_id: string | null
  todo_id: string | null
  key?: string
  reminder_id?: string
  late?: boolean
}

const inserted = [
  ...['id', 'user_id', 'type', 'message', 'actor_id', 'project_id', 'todo_id', 'key'],
  ...['reminder_id', 'late'],
]

/**
 * SQL for whether its user wants an email of a `given` notification, too. Only confirmed addresses get emails, and only about what
 * users with a confirmed address did: others are possibly no account of the address's owner.
 */
const wantedByMail = `(users.email_verified_at is not null and ${wantsMail('given.type')} and (given.actor_id is null or exists (
  select from users as actor where actor.id = given.actor_id and actor.email_verified_at is not null)))`

/**
 * Inserts the notifications that do not exist yet, of users who see what they are about and have not muted it; their own
 * reminders come all the same. Marks those that their users want by
 * email if `mails`. Returns them with their users. A user whose deletion is in flight gets none: the foreign key would wait for
 * the deletion, which waits for projects that the caller has locked.
 */
export async function insertNotifications(
  db: Knex,
  notifications: NewNotification[],
  { mails }: { mails: boolean },
): Promise<(Notification & { user_id: string })[]> {
  const given = notifications.map((notification) => ({ id: newId(), late: false, ...notification }))
  return insertGiven(db, { given: JSON.stringify(given), mails })
}

const insertGiven = prepared<'given' | 'mails', Notification & { user_id: string }>((db, value) =>
  db.raw(
    `insert into notifications (${inserted}, wanted_by_mail)
     select ${inserted.map((column) => `given.${column}`)}, ?::boolean and ${wantedByMail}
     from json_to_recordset(?::json)
       as given (id uuid, user_id uuid, type text, message text, actor_id uuid, project_id uuid, todo_id uuid, key text,
         reminder_id uuid, late boolean)
     join users on users.id = given.user_id
     left join preferences on preferences.user_id = users.id
     where given.project_id is null or given.type = 'project_invited' or exists (
       select from project_members where project_id = given.project_id and user_id = given.user_id
         and (not is_muted or given.type = 'reminder'))
     order by given.project_id, given.todo_id
     for key share of users skip locked
     on conflict (user_id, key) do nothing
     returning ${[...notificationColumns, 'user_id']}`,
    [value('mails'), value('given')],
  ),
)

/** Deletes a former member's notifications of the project. */
export async function deleteNotificationsOfProject(db: Knex, userId: string, projectId: string): Promise<void> {
  await lockNotifications(db, (of) => of.where({ user_id: userId, project_id: projectId }))
  await db('notifications').delete().where({ user_id: userId, project_id: projectId })
}
