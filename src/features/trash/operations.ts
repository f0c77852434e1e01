/** The trash: list, restore and purge deleted todos and projects. */
import type { Knex } from 'knex'
import { type Events, recordProject, recordTodo, recordTodosPurged } from '../../changelog/record.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { findProject, lockStatuses } from '../projects/queries.ts'
import { purgeProject } from './purge.ts'
import * as queries from './queries.ts'

type Todo = Schemas['Todo']

export const trash = {
  async listTrash({ config }, { db, user, query }) {
    const filter = { type: query.type, retentionDays: config.trashRetentionDays }
    const page = await queries.listTrash(db, user.id, filter, query)
    return listReply('listTrash', { query }, page, () => queries.countTrash(db, user.id, filter))
  },

  async emptyTrash({ events }, { db, user }) {
    const todos = await queries.purgeTodos(db, user.id)
    await recordTodosPurged(events, db, user, todos)
    let purged = todos.length
    for (const id of await queries.listProjectIds(db, user.id)) {
      if (!(await queries.lockProject(db, user.id, id))) continue
      await purgeProject(events, db, user, id)
      purged++
    }
    return { status: 200, body: { purged } }
  },

  async restoreTrashItem({ events }, { db, user, path }) {
    const todo = await queries.lockTodo(db, user.id, path.item_id)
    if (todo) {
      await restoreTodo(events, db, user, todo)
      return { status: 200, body: { type: 'todo', todo } }
    }
    if (!(await queries.lockProject(db, user.id, path.item_id))) throw problem('trash_item_not_found')
    await queries.restoreProject(db, path.item_id)
    const project = (await findProject(db, user.id, path.item_id)) as Schemas['Project']
    await recordProject(events, db, user, 'project.restored', project)
    return { status: 200, body: { type: 'project', project } }
  },

  async purgeTrashItem({ events }, { db, user, path }) {
    const todo = await queries.lockTodo(db, user.id, path.item_id)
    if (todo) {
      await queries.purgeTodo(db, todo.id)
      await recordTodosPurged(events, db, user, [todo])
      return { status: 204 }
    }
    if (!(await queries.lockProject(db, user.id, path.item_id))) throw problem('trash_item_not_found')
    await purgeProject(events, db, user, path.item_id)
    return { status: 204 }
  },
} satisfies Handlers<'trash'>

/** Throws 409 when the todo's project is archived. */
async function restoreTodo(events: Events, db: Knex, actor: { id: string }, todo: Todo): Promise<void> {
  if (todo.project_id !== null) {
    const status = (await lockStatuses(db, [todo.project_id])).get(todo.project_id)
    if (status === undefined) throw problem('project_deleted')
    if (status === 'archived') throw problem('project_archived')
  }
  await queries.restoreTodo(db, todo.id)
  await recordTodo(events, db, actor, 'todo.restored', todo)
}
