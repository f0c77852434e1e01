/** The caller's own todos. */
import { type Handlers, problem, type Schemas } from '../api.ts'
import { linkNext } from '../db/page.ts'
import { countTodos, deleteTodo, findTodo, insertTodo, listTodos, updateTodo } from './queries.ts'

export const todos = {
  async listTodos(_, { db, user, query }) {
    const { sort, cursor, skip, limit, count, ...filter } = query
    const { rows, next } = await listTodos(db, user.id, filter, { sort, cursor, skip, limit })
    const total = count ? await countTodos(db, user.id, filter) : undefined
    return { status: 200, body: rows, headers: { Link: linkNext('/todos', query, next), 'Total-Count': total } }
  },

  async createTodo(_, { db, user, body }) {
    const todo = await insertTodo(db, user.id, trimmed(body))
    return { status: 201, body: todo, headers: { Location: `/todos/${todo.id}` } }
  },

  async getTodo(_, { db, user, path }) {
    const todo = await findTodo(db, user.id, path.todo_id)
    if (!todo) throw problem('todo_not_found')
    return { status: 200, body: todo }
  },

  async updateTodo(_, { db, user, path, body }) {
    const changes = Object.keys(body).length > 0
    const todo = changes
      ? await updateTodo(db, user.id, path.todo_id, trimmed(body))
      : await findTodo(db, user.id, path.todo_id)
    if (!todo) throw problem('todo_not_found')
    return { status: 200, body: todo }
  },

  async deleteTodo(_, { db, user, path }) {
    if (!(await deleteTodo(db, user.id, path.todo_id))) throw problem('todo_not_found')
    return { status: 204 }
  },
} satisfies Handlers<'todos'>

function trimmed<T extends { title?: Schemas['TodoTitle'] }>(todo: T): T {
  return todo.title === undefined ? todo : { ...todo, title: todo.title.trim() }
}
