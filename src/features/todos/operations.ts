/** The todos of the caller and of the caller's projects. */
import { recordTodos, recordTodoUpdates } from '../../changelog/record.ts'
import { changedMembers } from '../../db/merge-patch.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { notifyTodoChanged } from '../notifications/notify.ts'
import { lockDestination, lockTodoToEdit, requireOpen, requirePlace } from './access.ts'
import { renumberList } from './bulk.ts'
import { dueMembers, notDue } from './due.ts'
import { readQueryFilter } from './filter/query.ts'
import { countTodos, listTodos } from './lists.ts'
import { lockInList, rankAt } from './move.ts'
import { deleteTodo, findTodo, insertTodo, updateTodo } from './queries.ts'

export const todos = {
  async listTodos(_, { db, user, query }) {
    const { filter, ...others } = listFilter(query)
    const reader = { userId: user.id, zone: user.time_zone }
    const list = { ...others, condition: filter === undefined ? filter : readQueryFilter(filter, reader) }
    const page = await listTodos(db, reader, list, query)
    return listReply('listTodos', { query }, page, () => countTodos(db, reader, list))
  },

  async createTodo(context, { db, user, body }) {
    const place = { project_id: body.project_id ?? null, assignee_id: body.assignee_id ?? null }
    const projects = await lockDestination(db, user.id, place.project_id)
    await requirePlace(db, user.id, place, projects)
    requireOpen(projects, place.project_id)
    const todo = await insertTodo(db, user.id, { ...trimmed(body), ...dueMembers(notDue, body, user) })
    await recordTodos(context.events, db, user, 'todo.created', [todo])
    if (todo.assignee_id !== null)
      await notifyTodoChanged(context, db, user, { assignee_id: null, completed: false }, todo)
    return { status: 201, body: todo, headers: { Location: `/todos/${todo.id}` } }
  },

  async getTodo(_, { db, user, path }) {
    const todo = await findTodo(db, user.id, path.todo_id)
    if (!todo) throw problem('todo_not_found')
    return { status: 200, body: todo }
  },

  async updateTodo(context, { db, user, path, body }) {
    const into = body.project_id
    // Completing changes the counts of its project, and going elsewhere the lists of both.
    const lock = body.completed !== undefined || into !== undefined ? 'change' : 'share'
    const { todo: before, projects } = await lockTodoToEdit(db, user.id, path.todo_id, { lock, into })
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
    const todo = await updateTodo(db, before, changes)
    await recordTodoUpdates(context.events, db, user, [{ before, after: todo }])
    await notifyTodoChanged(context, db, user, before, todo)
    return { status: 200, body: todo }
  },

  async deleteTodo({ events }, { db, user, path }) {
    const { todo } = await lockTodoToEdit(db, user.id, path.todo_id, { lock: 'change' })
    await deleteTodo(db, todo.id, user.id)
    await recordTodos(events, db, user, 'todo.deleted', [todo])
    return { status: 204 }
  },

  async moveTodo({ events }, { db, user, path, body }) {
    const before = await lockInList(db, user.id, path.todo_id)
    if (body.before === before.id || body.after === before.id) return { status: 200, body: before }
    let position = await rankAt(db, user.id, before, body)
    if (position === null) {
      await recordTodoUpdates(events, db, user, await renumberList(db, before))
      position = (await rankAt(db, user.id, before, body)) as string
    }
    if (position === before.position) return { status: 200, body: before }
    const todo = await updateTodo(db, before, { position })
    await recordTodoUpdates(events, db, user, [{ before, after: todo }])
    return { status: 200, body: todo }
  },
} satisfies Handlers<'todos'>

function trimmed<T extends { title?: Schemas['TodoTitle'] }>(todo: T): T {
  return todo.title === undefined ? todo : { ...todo, title: todo.title.trim() }
}
