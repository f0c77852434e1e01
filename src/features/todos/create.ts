/** Creates a todo. */
import type { Knex } from 'knex'
import { recordTodos } from '../../changelog/record.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Request } from '../../service/handlers.ts'
import { requireLabels } from '../labels/access.ts'
import { notifyTodosChanged } from '../notifications/notify.ts'
import { requireSection } from '../sections/access.ts'
import { lockDestination, requireOpen, requirePlace } from './access.ts'
import { dueMembers, notDue } from './due.ts'
import { inOrder } from './labels.ts'
import { projectOf, requireParent } from './parents.ts'
import { insertTodo } from './queries.ts'
import { recordParents } from './subtasks.ts'

type NewTodo = Schemas['TodoCreate']

/** Its quota must be taken. Throws 409 for a place where the user cannot create it. */
export async function create(context: Context, db: Knex, user: Caller, body: NewTodo): Promise<Schemas['Todo']> {
  const { project_id, section_id, parent_id, label_ids = [], assignee_ids = [] } = body
  const isAlone = (project_id ?? section_id ?? parent_id) == null && label_ids.length + assignee_ids.length === 0
  const isDue = (body.due_on ?? body.due_at ?? body.time_zone) != null
  const todo = await insertTodo(db, user.id, {
    ...{ ...body, title: body.title.trim() },
    ...(!isAlone && (await admit(db, user.id, body))),
    ...(isDue && dueMembers(notDue, body, user)),
  })
  await recordTodos(context.events, db, user, 'todo.created', [todo])
  if (todo.parent_id !== null) await recordParents(context, db, user, [todo])
  if (todo.assignee_ids.length > 0)
    await notifyTodosChanged(context, db, user, [{ before: { assignee_ids: [], completed: false }, after: todo }])
  return todo
}

/** The place, labels and assignees of a new todo, behind the locks that they need. Throws 409 unless it may have them. */
async function admit(
  db: Knex,
  userId: string,
  body: NewTodo,
): Promise<Pick<Schemas['Todo'], 'project_id' | 'label_ids' | 'assignee_ids'>> {
  const { section_id, parent_id } = body
  const [label_ids, assignee_ids] = [inOrder(body.label_ids ?? []), inOrder(body.assignee_ids ?? [])]
  const project_id = await projectOf(db, userId, body)
  // Of its own list, a subtask changes the counts of its parent, and the labels stay as they are.
  const own = parent_id != null ? 'change' : label_ids.length > 0 ? 'share' : undefined
  const projects = await lockDestination(db, userId, { project_id, own })
  await requirePlace(db, userId, { project_id, assignee_ids }, projects)
  requireOpen(projects, project_id)
  await requireSection(db, project_id, section_id)
  const home = { project_id, user_id: userId }
  await requireLabels(db, home, label_ids)
  if (parent_id != null) await requireParent(db, home, parent_id)
  return { project_id, label_ids, assignee_ids }
}

/**
 * By operation: whether a request takes no lock, and so may share its transaction with others (shared-transaction.ts). A
 * todo of a project locks the project, one with labels these, and a subtask its list; others lock nothing.
 */
export const shareable = {
  createTodo: ({ body: { project_id, parent_id, label_ids } }: Pick<Request<'createTodo'>, 'body'>) =>
    project_id == null && parent_id == null && !label_ids?.length,
}
