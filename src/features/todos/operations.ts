/** The todos of the caller and of the caller's projects. */
import { recordTodos, recordTodoUpdates } from '../../changelog/record.ts'
import type { Reader } from '../../db/statements/prepared-lists.ts'
import { dayOf } from '../../language/zones.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers, Request } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { requireSection } from '../sections/access.ts'
import { deletion, editOf, lockTodosToEdit, lockTodoToEdit } from './access.ts'
import { renumberList } from './bulk.ts'
import { change, changeEach, refused } from './change.ts'
import { create } from './create.ts'
import { readFilterOf } from './filter/query.ts'
import { countTodos, findMatchingIds, listTodos, maxTodos, type TodoList } from './lists.ts'
import { lockInList, rankAt } from './move.ts'
import { findTodo, updateTodo } from './queries.ts'
import { readLine, requireTitle } from './quick-add.ts'
import { preview } from './recurrence.ts'
import { skip } from './series.ts'
import { deleteTodos } from './subtask-queries.ts'
import { recordParents, subtasksOf } from './subtasks.ts'

export const todos = {
  async listTodos(_, { db, user, query }) {
    const reader = { userId: user.id, zone: user.time_zone }
    const list = listOf(query, reader)
    const page = await listTodos(db, reader, list, query)
    return listReply('listTodos', { query }, page, () => countTodos(db, reader, list, query))
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
    // The next todo of a series takes from it.
    if (body.completed) await context.quotas.lockAhead(db, user, ['todos'])
    const locked = await lockTodoToEdit(db, user.id, path.todo_id, editOf(body))
    return { status: 200, body: await change(context, db, user, locked, body) }
  },

  async updateManyTodos(context, { db, user, body: { ids: given = [], filter, patch = {} } }) {
    const reader = { userId: user.id, zone: user.time_zone }
    const condition = filter === undefined ? undefined : readFilterOf(filter, reader, 'body')
    const ids = condition ? await findMatchingIds(db, reader, condition, maxTodos + 1) : lowerCase(given)
    if (ids.length > maxTodos) throw problem('too_many_todos')
    if (patch.completed) await context.quotas.lockAhead(db, user, ['todos'])
    const locked = await lockTodosToEdit(db, reader, { ids, condition }, editOf(patch))
    const results = await changeEach(context, db, user, locked, patch)
    const found = new Set(results.map(({ id }) => id))
    const missing = condition ? [] : ids.filter((id) => !found.has(id))
    for (const id of missing) results.push(refused(id, problem('todo_not_found')))
    results.sort((one, other) => (one.id < other.id ? -1 : 1))
    const count = (outcome: Schemas['TodoUpdateResult']['outcome']) =>
      results.filter((result) => result.outcome === outcome).length
    return { status: 200, body: { changed: count('changed'), refused: count('refused'), results } }
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

  async deleteTodo(context, { db, user, path }) {
    const { todo } = await lockTodoToEdit(db, user.id, path.todo_id, deletion)
    const subtasks = await subtasksOf(db, todo)
    const ids = subtasks.map(({ id }) => id)
    await deleteTodos(db, todo.id, ids, user.id)
    await recordTodos(context.events, db, user, 'todo.deleted', [todo, ...subtasks])
    await recordParents(context, db, user, [todo])
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
  const { filter, project_id, section_id, parent_id, label_id, label_match, assignee_id, ...others } = listFilter(query)
  return {
    ...others,
    ...(project_id === 'none' ? { own: true } : { project_id }),
    ...(section_id === 'none' ? { unsectioned: true } : { section_id }),
    ...(parent_id === 'none' ? { top_level: true } : { parent_id }),
    ...assigned(assignee_id, reader),
    ...(label_id && { [label_match === 'all' ? 'all_labels' : 'any_label']: label_id }),
    condition: filter === undefined ? filter : readFilterOf(filter, reader),
  }
}

function assigned(given: string[] | undefined, { userId }: Reader): Pick<TodoList, 'any_assignee' | 'unassigned'> {
  if (!given) return {}
  const ids = given.filter((one) => one !== 'none').map((one) => (one === 'me' ? userId : one))
  return { ...(ids.length > 0 && { any_assignee: ids }), ...(ids.length < given.length && { unassigned: true }) }
}

/** Each id once, as it is stored. */
const lowerCase = (ids: string[]) => [...new Set(ids.map((id) => id.toLowerCase()))]
