/** The todos of the caller and of the caller's projects. */
import { recordTodos, recordTodoUpdates } from '../../changelog/record.ts'
import { changedMembers } from '../../db/merge-patch.ts'
import type { Reader } from '../../db/statements/prepared-lists.ts'
import { problem } from '../../service/api.ts'
import type { Handlers, Request } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { notifyTodoChanged } from '../notifications/notify.ts'
import { requireSection } from '../sections/access.ts'
import { editOf, lockTodoToEdit, requireOpen, requirePlace } from './access.ts'
import { renumberList } from './bulk.ts'
import { create, trimmed } from './create.ts'
import { dueMembers } from './due.ts'
import { readQueryFilter } from './filter/query.ts'
import { labelMembers } from './labels.ts'
import { countTodos, listTodos, type TodoList } from './lists.ts'
import { lockInList, rankAt } from './move.ts'
import { deleteTodo, findTodo, updateTodo } from './queries.ts'
import { readLine, requireTitle } from './quick-add.ts'
import { preview } from './recurrence.ts'
import { beginStep, finishStep, nextIdOf, skip } from './series.ts'
import { dayOf } from './zones.ts'

export const todos = {
  async listTodos(_, { db, user, query }) {
    const reader = { userId: user.id, zone: user.time_zone }
    const list = listOf(query, reader)
    const page = await listTodos(db, reader, list, query)
    return listReply('listTodos', { query }, page, () => countTodos(db, reader, list))
  },

  async createTodo(context, { db, user, body }) {
    const todo = await create(context, db, user, body)
    return { status: 201, body: todo, headers: { Location: `/todos/${todo.id}` } }
  },

  async quickAddTodo(context, { db, user, query, body }) {
    const isTried = query.dry_run
    // It may lock the user, who is before projects.
    if (!isTried) await context.quotas.take(db, user, 'todos')
    const { draft, ...understood } = await readLine(db, user, body, { lock: !isTried })
    if (isTried) return { status: 200, body: { todo: draft, ...understood }, unstored: true }
    requireTitle(draft.title)
    const todo = await create(context, db, user, { ...draft, completed: false })
    return { status: 201, body: { todo, ...understood }, headers: { Location: `/todos/${todo.id}` } }
  },

  async getTodo(_, { db, user, path }) {
    const todo = await findTodo(db, user.id, path.todo_id)
    if (!todo) throw problem('todo_not_found')
    return { status: 200, body: todo }
  },

  async updateTodo(context, { db, user, path, body }) {
    const { todo: before, projects } = await lockTodoToEdit(db, user.id, path.todo_id, editOf(body))
    const changes = changedMembers(before, { ...trimmed(body), ...dueMembers(before, body, user) }, ['due_at'])
    if (Object.keys(changes).length === 0) return { status: 200, body: before }

    const { project_id, assignee_id } = { ...before, ...changes }
    const moves = project_id !== before.project_id
    // Without a project it belongs to its creator, so only the creator may take it out.
    if (moves && project_id === null && before.user_id !== user.id)
      throw problem('forbidden', { detail: 'Only the user who created a todo can take it out of its project.' })
    if (moves || assignee_id !== before.assignee_id)
      await requirePlace(db, user.id, { project_id, assignee_id }, projects)
    if (moves) requireOpen(projects, project_id)
    await requireSection(db, project_id, changes.section_id)
    const labels = await labelMembers(context, db, user, before, changes)
    const step = await beginStep(context, db, user, { before, after: { ...before, ...changes }, projects })
    const todo = await updateTodo(db, before, { ...changes, ...labels, ...nextIdOf(step) })
    await recordTodoUpdates(context.events, db, user, [{ before, after: todo }])
    await finishStep(context, db, user, todo, step)
    await notifyTodoChanged(context, db, user, before, todo)
    return { status: 200, body: todo }
  },

  async skipTodo(context, { db, user, path }) {
    const { todo } = await lockTodoToEdit(db, user.id, path.todo_id, { lock: 'share' })
    return { status: 200, body: await skip(context, db, user, todo) }
  },

  async previewRecurrence(_, { user, query }) {
    const zone = query.time_zone ?? user.time_zone
    const from = query.from ?? dayOf(new Date().toISOString(), zone)
    const isDay = !from.includes('T')
    const first = { due_on: isDay ? from : dayOf(from, zone), due_at: isDay ? null : from }
    return { status: 200, body: { dates: preview(query.rule, first, zone, query.count) } }
  },

  async deleteTodo({ events }, { db, user, path }) {
    const { todo } = await lockTodoToEdit(db, user.id, path.todo_id, { lock: 'change' })
    await deleteTodo(db, todo.id, user.id)
    await recordTodos(events, db, user, 'todo.deleted', [todo])
    return { status: 204 }
  },

  async moveTodo({ events }, { db, user, path, body }) {
    const before = await lockInList(db, user.id, path.todo_id)
    const { section_id = before.section_id } = body
    await requireSection(db, before.project_id, body.section_id)
    let position = await rankAt(db, user.id, before, body)
    if (position === null) {
      await recordTodoUpdates(events, db, user, await renumberList(db, before))
      position = (await rankAt(db, user.id, before, body)) as string
    }
    if (position === before.position && section_id === before.section_id) return { status: 200, body: before }
    const todo = await updateTodo(db, before, { position, section_id })
    await recordTodoUpdates(events, db, user, [{ before, after: todo }])
    return { status: 200, body: todo }
  },
} satisfies Handlers<'todos'>

/** The list that a query asks for. Throws 422 for a filter that cannot be read. */
function listOf(query: Request<'listTodos'>['query'], reader: Reader): TodoList {
  const { filter, project_id, section_id, label_id, label_match, ...others } = listFilter(query)
  return {
    ...others,
    ...(project_id === 'none' ? { own: true } : { project_id }),
    ...(section_id === 'none' ? { unsectioned: true } : { section_id }),
    ...(label_id && { [label_match === 'all' ? 'all_labels' : 'any_label']: label_id }),
    condition: filter === undefined ? filter : readQueryFilter(filter, reader),
  }
}
