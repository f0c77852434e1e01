/** The SQL of an import. A row whose id exists stays as it is, so that a repeated import adds nothing. */
import type { Knex } from 'knex'
import { searchTextOf } from '../../language/fold.ts'
import type { Schemas } from '../../service/api.ts'
import { type Label, labelColumns } from '../labels/queries.ts'
import { type Notification, notificationColumns } from '../notifications/queries.ts'
import { mayEdit } from '../projects/access.ts'
import { lockProjectsOf } from '../projects/locks.ts'
import { lastPlace } from '../projects/own.ts'
import { type Reminder, reminderColumns } from '../reminders/queries.ts'
import { type Section, sectionColumns } from '../sections/queries.ts'
import { todoColumns } from '../todos/queries.ts'

import { type View, viewColumns } from '../views/queries.ts'

type Todo = Schemas['Todo']
type Project = Schemas['Project']
type Webhook = Schemas['Webhook']

/** Of some ids, those that the user owns, in the trash too. */
export async function findOwn(
  db: Knex,
  table: 'projects' | 'todos' | 'reminders' | 'webhooks' | 'notifications',
  userId: string,
  ids: string[],
): Promise<Set<string>> {
  const query = db(table).whereIn('id', ids)
  if (table === 'projects') query.where({ owner_id: userId })
  else if (table !== 'todos') query.where({ user_id: userId })
  else {
    const owned = db('projects').select('id').where({ owner_id: userId })
    const mine = db('project_members').select('project_id').where({ user_id: userId })
    query.where((either) =>
      either
        .where((made) =>
          made.where({ user_id: userId }).where((seen) => seen.whereNull('project_id').orWhereIn('project_id', mine)),
        )
        .orWhereIn('project_id', owned),
    )
  }
  return new Set(await query.pluck('id'))
}

/** Of some projects, those that the user may edit and that are not in the trash, with their statuses, locked for a change. */
export async function lockEditable(db: Knex, userId: string, ids: string[]): Promise<Map<string, Project['status']>> {
  const { roles, statuses } = await lockProjectsOf(db, userId, ids, 'change')
  return new Map([...statuses].filter(([id]) => mayEdit(roles.get(id))))
}

/** By project, those of some users who are members of it. */
export async function findMembers(
  db: Knex,
  projectIds: string[],
  userIds: string[],
): Promise<Map<string, Set<string>>> {
  const rows: { project_id: string; user_ids: string[] }[] = await db('project_members')
    .select('project_id', db.raw('array_agg(user_id) as user_ids'))
    .whereRaw('project_id = any(?::uuid[]) and user_id = any(?::uuid[])', [projectIds, userIds])
    .groupBy('project_id')
  return new Map(rows.map(({ project_id, user_ids }) => [project_id, new Set(user_ids)]))
}

/** Without a position it is the last one. */
type NewProject = Omit<
  Project,
  'owner_id' | 'role' | 'task_count' | 'open_task_count' | 'version' | 'position' | 'parent_id'
> & {
  position: string | null
}

/** Returns the ids of the rows that were added. */
export async function insertProjects(db: Knex, ownerId: string, projects: NewProject[]): Promise<string[]> {
  if (projects.length === 0) return []
  const rows = await db('projects')
    .insert(
      projects.map(({ is_favourite: _, is_muted: __, position: ___, ...project }) => {
        return { ...project, owner_id: ownerId, imported_by: ownerId }
      }),
    )
    .onConflict('id')
    .ignore()
    .returning(['id', 'created_at'])
  await beginVersions(db, 'projects', ownerId, rows)
  const own = new Map(projects.map((project) => [project.id, project]))
  // One by one, since each place is behind the one before.
  for (const { id, created_at } of rows) {
    const { is_favourite, is_muted, position } = own.get(id) as NewProject
    const member = { project_id: id, user_id: ownerId, role: 'owner', created_at, is_favourite, is_muted }
    await db('project_members').insert({ ...member, position: position ?? lastPlace(db, ownerId) })
  }
  return rows.map(({ id }) => id)
}

/** Puts projects below others. */
export async function updateParents(db: Knex, projects: readonly { id: string; parent_id: string }[]): Promise<void> {
  await db.raw(
    `update projects set parent_id = placed.parent_id from unnest(?::uuid[], ?::uuid[]) as placed (id, parent_id)
     where projects.id = placed.id`,
    [projects.map(({ id }) => id), projects.map(({ parent_id }) => parent_id)],
  )
}

/**
 * Begins the versions of added rows above those of the importer's deleted ones, which may have had the same ids: a version never
 * comes again with other content. A statement of its own, since the insert may have waited for the deletion.
 */
async function beginVersions(
  db: Knex,
  table: string,
  userId: string,
  rows: { id: string; version?: number | undefined }[],
) {
  const begun: { id: string; version: number }[] = await db(table)
    .update({ version: db.raw('former_versions.version + 1') })
    .updateFrom('former_versions')
    .where({ 'former_versions.user_id': userId })
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .returning(['id', `${table}.version`])
  const versions = new Map(begun.map(({ id, version }) => [id, version]))
  for (const row of rows) row.version = versions.get(row.id) ?? row.version
}

export type NewSection = Omit<Section, 'version'> & { imported_by: string }

/** Returns the rows that were added. */
export async function insertSections(db: Knex, userId: string, sections: NewSection[]): Promise<Section[]> {
  if (sections.length === 0) return []
  const rows: Section[] = await db('sections').insert(sections).onConflict('id').ignore().returning(sectionColumns)
  await beginVersions(db, 'sections', userId, rows)
  return rows
}

export type NewLabel = Pick<Label, 'id' | 'name' | 'color' | 'created_at' | 'updated_at'> & {
  folded_name: string
  imported_by: string
} & ({ project_id: string } | { user_id: string })

/** Returns the rows that were added. */
export async function insertLabels(db: Knex, userId: string, labels: NewLabel[]): Promise<Label[]> {
  if (labels.length === 0) return []
  const rows: Label[] = await db('labels').insert(labels).onConflict().ignore().returning(labelColumns)
  await beginVersions(db, 'labels', userId, rows)
  return rows
}

export type NewView = Omit<View, 'project_id' | 'version'> & { imported_by: string } & (
    | { project_id: string }
    | { user_id: string }
  )

/** Returns the rows that were added. */
export async function insertViews(db: Knex, userId: string, views: NewView[]): Promise<View[]> {
  if (views.length === 0) return []
  const rows: View[] = await db('views').insert(views).onConflict('id').ignore().returning(viewColumns)
  await beginVersions(db, 'views', userId, rows)
  return rows
}

type NewTodo = Omit<Todo, 'version' | 'subtask_count' | 'completed_subtask_count'>

/** In one statement, since they refer to one another. Returns the rows that were added. */
export async function insertTodos(db: Knex, userId: string, todos: NewTodo[]): Promise<Todo[]> {
  if (todos.length === 0) return []
  const folded = todos.map((todo) => ({ ...todo, search_text: searchTextOf(todo.title, todo.description) }))
  const rows: Todo[] = await db('todos').insert(folded).onConflict('id').ignore().returning(todoColumns)
  await beginVersions(db, 'todos', userId, rows)
  return rows
}

/** How many reminders a user has of each of some todos. */
export async function countRemindersByTodo(db: Knex, userId: string, todoIds: string[]): Promise<Map<string, number>> {
  const rows: { todo_id: string; total: string }[] = await db('reminders')
    .where({ user_id: userId })
    .whereRaw('todo_id = any(?::uuid[])', [todoIds])
    .groupBy('todo_id')
    .select('todo_id')
    .count({ total: '*' })
  return new Map(rows.map(({ todo_id, total }) => [todo_id, Number(total)]))
}

/** One that waits gets its time anew, and waits no more where that has passed. Returns the rows that were added. */
export async function insertReminders(
  db: Knex,
  userId: string,
  reminders: Omit<Schemas['ImportedReminder'], 'version'>[],
): Promise<Reminder[]> {
  if (reminders.length === 0) return []
  const { rows } = await db.raw<{ rows: Reminder[] }>(
    `insert into reminders (id, todo_id, user_id, at, minutes_before, remind_at, snoozed_until, reminded_at, imported_by,
       created_at, updated_at)
     select id, todo_id, :userId, at, minutes_before, case when next > now() then next end,
       case when next > now() then snoozed_until end, reminded_at, :userId, created_at, updated_at
     from (
       select given.*, case when given.remind_at is not null then coalesce(snoozed_until, at,
         reminder_base(due_on, due_at, :userId::uuid) - make_interval(mins => minutes_before)) end as next
       from json_to_recordset(:given::json) as given (id uuid, todo_id uuid, at timestamptz, minutes_before integer,
         remind_at timestamptz, snoozed_until timestamptz, reminded_at timestamptz, created_at timestamptz,
         updated_at timestamptz)
       join todos on todos.id = given.todo_id
     ) as given
     on conflict (id) do nothing returning ${reminderColumns.join(', ')}`,
    { userId, given: JSON.stringify(reminders) },
  )
  await beginVersions(db, 'reminders', userId, rows)
  return rows
}

/** Returns the number of rows that were added. */
export async function insertWebhooks(
  db: Knex,
  webhooks: (Pick<
    Webhook,
    'id' | 'url' | 'description' | 'event_types' | 'project_id' | 'filter' | 'created_at' | 'updated_at'
  > & {
    user_id: string
    enabled: boolean
    sealed_secret: Buffer
  })[],
): Promise<number> {
  if (webhooks.length === 0) return 0
  const rows = await db('webhooks').insert(webhooks).onConflict('id').ignore().returning(['id', 'user_id'])
  if (rows[0]) await beginVersions(db, 'webhooks', rows[0].user_id, rows)
  return rows.length
}

/** Returns the rows that were added. */
export async function insertNotifications(
  db: Knex,
  userId: string,
  notifications: Notification[],
): Promise<Notification[]> {
  if (notifications.length === 0) return []
  return db('notifications')
    .insert(notifications.map((notification) => ({ ...notification, user_id: userId })))
    .onConflict('id')
    .ignore()
    .returning(notificationColumns)
}
