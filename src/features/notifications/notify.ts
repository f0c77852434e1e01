/** Notifies users of a change, in its transaction: in their list of notifications, and by email where they want it. */
import type { Knex } from 'knex'
import type { Caller, Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { deleteOldest } from './oldest.ts'
import { insertNotifications, type NewNotification } from './queries.ts'

type Todo = Schemas['Todo']
type Project = Pick<Schemas['Project'], 'id' | 'name'>
type Actor = Pick<Caller, 'id' | 'name'>
type Wires = Pick<Context, 'events' | 'quotas'>

/**
 * Inserts notifications of users who see what they are about, and marks those that their users want by email if `mails`:
 * mail/gather.ts makes emails of them. Returns at once where there are none.
 */
export async function notify(
  { events, quotas }: Wires,
  db: Knex,
  notifications: NewNotification[],
  { mails = true } = {},
): Promise<void> {
  if (notifications.length === 0) return
  const made = await insertNotifications(db, notifications, { mails })
  const users = quotas.due(
    'notifications',
    made.map(({ user_id }) => user_id),
  )
  await deleteOldest(db, users, quotas.limitOf('notifications'))
  await events.append(
    db,
    made.map(({ user_id: userId, ...data }) => {
      return { type: 'notification.created' as const, actorId: data.actor_id, projectId: null, userId, data }
    }),
  )
}

export async function notifyProjectCreated(context: Wires, db: Knex, actor: Actor, project: Project): Promise<void> {
  const message = `Your project “${project.name}” was created.`
  await notify(context, db, [about(actor.id, 'project_created', message, { actor, projectId: project.id })])
}

/** `userId` was invited. In the list only where the invitation itself is an email. */
export async function notifyInvited(
  context: Wires,
  db: Knex,
  actor: Actor,
  project: Project,
  userId: string,
  { hasMail }: { hasMail: boolean },
): Promise<void> {
  const message = `${actor.name} invited you to “${project.name}”. Accept or decline the invitation.`
  const notification = about(userId, 'project_invited', message, { actor, projectId: project.id })
  await notify(context, db, [notification], { mails: !hasMail })
}

/** Notifies the other users whom changes of todos concern: a todo was assigned to them, or completed. */
export async function notifyTodosChanged(
  context: Wires,
  db: Knex,
  actor: Actor,
  changes: readonly { before: Pick<Todo, 'assignee_ids' | 'completed'>; after: Todo }[],
): Promise<void> {
  const notifications = changes.flatMap(({ before, after }) => notificationsOf(actor, before, after))
  await notify(context, db, notifications)
}

function notificationsOf(
  actor: Actor,
  before: Pick<Todo, 'assignee_ids' | 'completed'>,
  todo: Todo,
): NewNotification[] {
  const notifications: NewNotification[] = []
  const aboutTodo = (userId: string, type: 'todo_assigned' | 'todo_completed', verb: string) =>
    about(userId, type, `${actor.name} ${verb}`, { actor, projectId: todo.project_id, todoId: todo.id })
  const { assignee_ids, user_id } = todo
  for (const userId of assignee_ids)
    if (!before.assignee_ids.includes(userId) && userId !== actor.id)
      notifications.push(aboutTodo(userId, 'todo_assigned', `assigned “${todo.title}” to you.`))
  if (todo.completed && !before.completed)
    for (const userId of new Set([user_id, ...assignee_ids]))
      if (userId !== actor.id) notifications.push(aboutTodo(userId, 'todo_completed', `completed “${todo.title}”.`))
  return notifications
}

const disabled = {
  gone: 'its receiver returned 410, so it wants no more events',
  failing: 'all its deliveries of five days failed',
  filter_unreadable:
    'a day that its filter counts from today has left the calendar. Change the filter, and turn it on again',
}

/** The service disabled a webhook to `host`. */
export async function notifyWebhookDisabled(
  context: Wires,
  db: Knex,
  userId: string,
  host: string,
  reason: keyof typeof disabled,
): Promise<void> {
  const message = `Your webhook to ${host} was disabled: ${disabled[reason]}.`
  const type = 'webhook_disabled'
  await notify(context, db, [{ user_id: userId, type, message, actor_id: null, project_id: null, todo_id: null }])
}

function about(
  userId: string,
  type: NewNotification['type'],
  message: string,
  { actor, projectId, todoId = null }: { actor: Actor; projectId: string | null; todoId?: string | null },
): NewNotification {
  return { user_id: userId, type, message, actor_id: actor.id, project_id: projectId, todo_id: todoId }
}
