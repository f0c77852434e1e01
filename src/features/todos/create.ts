/** Creates a todo. */
import type { Knex } from 'knex'
import { recordTodos } from '../../changelog/record.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { requireLabels } from '../labels/access.ts'
import { notifyTodoChanged } from '../notifications/notify.ts'
import { requireSection } from '../sections/access.ts'
import { lockDestination, requireOpen, requirePlace } from './access.ts'
import { dueMembers, notDue } from './due.ts'
import { inOrder } from './labels.ts'
import { insertTodo } from './queries.ts'

/** Its quota must be taken. Throws 409 for a place where the user cannot create it. */
export async function create(
  context: Context,
  db: Knex,
  user: Caller,
  body: Schemas['TodoCreate'],
): Promise<Schemas['Todo']> {
  const place = { project_id: body.project_id ?? null, assignee_ids: inOrder(body.assignee_ids ?? []) }
  const projects = await lockDestination(db, user.id, { ...place, hasLabels: Boolean(body.label_ids?.length) })
  await requirePlace(db, user.id, place, projects)
  requireOpen(projects, place.project_id)
  await requireSection(db, place.project_id, body.section_id)
  await requireLabels(db, { ...place, user_id: user.id }, body.label_ids ?? [])
  const todo = await insertTodo(db, user.id, { ...trimmed(body), ...dueMembers(notDue, body, user) })
  await recordTodos(context.events, db, user, 'todo.created', [todo])
  if (todo.assignee_ids.length > 0)
    await notifyTodoChanged(context, db, user, { assignee_ids: [], completed: false }, todo)
  return todo
}

/** Labels and assignees in their order: another one is no change. */
export function trimmed<T extends Pick<Schemas['TodoUpdate'], 'title' | 'label_ids' | 'assignee_ids'>>(todo: T): T {
  const { title, label_ids, assignee_ids } = todo
  return {
    ...todo,
    ...(title !== undefined && { title: title.trim() }),
    ...(label_ids && { label_ids: inOrder(label_ids) }),
    ...(assignee_ids && { assignee_ids: inOrder(assignee_ids) }),
  }
}
