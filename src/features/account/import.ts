/** Imports an exported document. An object that the caller does not own gets a derived id, the same at every import. */
import type { Knex } from 'knex'
import { v5 as uuidOfName } from 'uuid'
import { recordTodos } from '../../changelog/record.ts'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import { followDays } from '../reminders/follow.ts'
import { lockOwnList } from '../todos/order.ts'
import { findTodos } from '../todos/queries.ts'
import { bounded } from '../todos/rank.ts'
import { readTodos } from '../todos/subtask-queries.ts'
import { recordParents } from '../todos/subtasks.ts'
import { lockPreferences, updatePreferences } from '../users/preferences.ts'
import { newSigningSecret } from '../webhooks/signing.ts'
import { isTarget } from '../webhooks/target.ts'
import { type ImportedFilters, importedFilters } from './import-filters.ts'
import { type ImportedLabels, importLabels } from './import-labels.ts'
import { type Counts, counts, fitting, type Import, missing, notAhead, type Wires } from './import-objects.ts'
import { todoTrees, withParents } from './import-parents.ts'
import { importParents, importProjects, lockPlaces, type Places } from './import-projects.ts'
import * as queries from './import-queries.ts'
import { importReminders } from './import-reminders.ts'
import { type ImportedSections, importSections } from './import-sections.ts'
import { importViews } from './import-views.ts'
import { importedDue, importedSeries, uncounted } from './imported-todo.ts'

/** Imports everything in the transaction of `db`. Returns the counts by kind. */
export async function importData(
  context: Wires,
  db: Knex,
  user: Caller,
  document: Schemas['DataImport'],
): Promise<Schemas['DataImported']> {
  await lockPreferences(db, user.id)
  const counted = ['projects', 'todos', 'reminders', 'webhooks', 'notifications'] as const
  const named = counted.filter((name) => document[name]?.length)
  await context.quotas.lockCounted(db, user, named)
  // Serializes imports of a user, and moves within the user's own list.
  await lockOwnList(db, user.id)
  const given = { db, user, document, idOf: (id: string) => uuidOfName(id, user.id) }
  const projects = await importProjects(context, given)
  const places = await lockPlaces(given)
  await importParents(context, given, projects.parents, places)
  const { time_zone } = await updatePreferences(db, user.id, document.preferences)
  await followDays(context.events, db, user)
  const parts = { ...given, ...places, todos: document.todos }
  const sections = await importSections(context, { ...parts, sections: (document.sections ?? []).map(notAhead) })
  const labels = await importLabels(context, { ...parts, labels: (document.labels ?? []).map(notAhead) })
  const userOf = (id: string) => (id === document.profile.id ? user.id : undefined)
  const others = { project: places.placeOf, section: sections.namedOf, label: labels.namedOf }
  const filters = await importedFilters({
    ...given,
    filtered: [...(document.views ?? []), ...document.webhooks],
    otherOf: { ...others, assignee: userOf, creator: userOf },
  })
  const views = await importViews(context, { ...parts, views: (document.views ?? []).map(notAhead), filters })
  const todos = await importTodos(context, given, places, { time_zone, ...sections, ...labels })
  const reminders = await importReminders(context, {
    ...given,
    absent: await missing(given, 'reminders', document.reminders ?? []),
  })
  const webhooks = await importWebhooks(context, given, places, filters)
  const notifications = await importNotifications(context, given, places)
  return {
    ...{ projects: projects.counts, todos, webhooks, notifications },
    sections: counts(document.sections ?? [], sections.added, sections.over, sections.leftOut),
    labels: counts(document.labels ?? [], labels.added, labels.over),
    views: counts(document.views ?? [], views.added, views.over, views.leftOut),
    reminders: counts(document.reminders ?? [], reminders.added, reminders.over, reminders.leftOut),
  }
}

async function importTodos(
  context: Wires,
  given: Import,
  { placeOf, archived }: Places,
  {
    sectionOf,
    labelsOf,
    ...writer
  }: Pick<Caller, 'time_zone'> & Pick<ImportedSections, 'sectionOf'> & Pick<ImportedLabels, 'labelsOf'>,
): Promise<Counts> {
  const { db, user, document } = given
  const assigneesOf = await membersAmongAssignees(given, placeOf)
  const absent = (await missing(given, 'todos', document.todos)).map(({ assignee_id, ...todo }) => ({
    ...uncounted(todo),
    ...importedDue(todo, writer),
    ...importedSeries(given, todo),
    user_id: user.id,
    position: bounded(todo.position),
    completed: todo.completed_at !== null,
    project_id: placeOf(todo.project_id),
    section_id: sectionOf(todo, placeOf(todo.project_id)),
    parent_id: todo.parent_id ?? null,
    label_ids: labelsOf(todo, placeOf(todo.project_id)),
    assignee_ids: assigneesOf({ assignee_id, ...todo }),
  }))
  const refused = absent.find(({ project_id }) => project_id !== null && archived.has(project_id))
  if (refused) throw problem('project_archived', { detail: `The project ${refused.project_id} is archived.` })
  const { rows, over } = await fitting(context, given, 'todos', absent)
  const added = await queries.insertTodos(db, user.id, await withParents(given, rows, todoTrees))
  // With the counts of their subtasks.
  const made = await readTodos(
    db,
    added.map(({ id }) => id),
  )
  await recordTodos(context.events, db, user, 'todo.created', made)
  const ids = new Set(made.map(({ id }) => id))
  const below = made.filter(({ parent_id }) => parent_id !== null && !ids.has(parent_id))
  await recordParents(context, db, user, below)
  return counts(document.todos, added.length, over)
}

type Assigned = Pick<Schemas['ImportedTodo'], 'assignee_ids' | 'project_id'> & {
  assignee_id?: string | null | undefined
}

/** The assignees of a todo: the caller, and members of the project that it goes to. An older version knew one of them. */
async function membersAmongAssignees({ db, user, document }: Import, placeOf: Places['placeOf']) {
  const assigneesIn = ({ assignee_id, assignee_ids = assignee_id == null ? [] : [assignee_id] }: Assigned) =>
    assignee_ids.map((id) => (id === document.profile.id ? user.id : id))
  const places = document.todos.flatMap(({ project_id }) => placeOf(project_id) ?? [])
  const members = await queries.findMembers(db, [...new Set(places)], [...new Set(document.todos.flatMap(assigneesIn))])
  return (todo: Assigned): string[] => {
    const team = members.get(placeOf(todo.project_id) ?? '')
    return [...new Set(assigneesIn(todo))].filter((id) => id === user.id || team?.has(id)).sort()
  }
}

async function importWebhooks(
  context: Wires,
  given: Import,
  { placeOf }: Places,
  filters: ImportedFilters,
): Promise<Counts> {
  const { db, user, document } = given
  const absent = await missing(given, 'webhooks', document.webhooks)
  const sendable = absent.filter(
    ({ url, project_id, filter }) =>
      isTarget(url, context.config.webhookTargets) &&
      (project_id === null || placeOf(project_id)) &&
      filters.isReadable(filter),
  )
  const { rows, over } = await fitting(context, given, 'webhooks', sendable)
  const added = await queries.insertWebhooks(
    db,
    rows.map(({ id, url, description, event_types, project_id, filter, created_at, updated_at }) => ({
      filter: filters.filterOf(filter),
      ...{ id, url, description, event_types, created_at, updated_at },
      user_id: user.id,
      project_id: placeOf(project_id),
      // Disabled, since no receiver knows its new secret yet.
      enabled: false,
      sealed_secret: context.webhookSecrets.seal(newSigningSecret(), id),
    })),
  )
  return counts(document.webhooks, added, over, absent.length - sendable.length)
}

async function importNotifications(context: Wires, given: Import, { placeOf }: Places): Promise<Counts> {
  const { db, user, document, idOf } = given
  const ids = document.notifications.flatMap(({ todo_id }) => todo_id ?? [])
  const todos = new Set((await findTodos(db, user.id, [...ids, ...ids.map(idOf)])).map(({ id }) => id))
  const named = document.notifications.flatMap(({ reminder_id }) => reminder_id ?? [])
  const reminders = await queries.findOwn(db, 'reminders', user.id, [...named, ...named.map(idOf)])
  const absent = (await missing(given, 'notifications', document.notifications)).map((notification) => {
    const { project_id, todo_id, actor_id, reminder_id } = notification
    return {
      ...notification,
      late: notification.late ?? false,
      reminder_id:
        reminder_id == null ? null : ([reminder_id, idOf(reminder_id)].find((id) => reminders.has(id)) ?? null),
      actor_id: actor_id === document.profile.id || actor_id === user.id ? user.id : null,
      project_id: placeOf(project_id),
      todo_id: todo_id === null ? null : ([todo_id, idOf(todo_id)].find((id) => todos.has(id)) ?? null),
    }
  })
  const { rows, over } = await fitting(context, given, 'notifications', absent)
  const added = await queries.insertNotifications(db, user.id, rows)
  const told = { type: 'notification.created' as const, actorId: user.id, projectId: null, userId: user.id }
  await context.events.append(
    db,
    added.map((data) => ({ ...told, data })),
  )
  return counts(document.notifications, added.length, over)
}
