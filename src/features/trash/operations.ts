/** The trash: list, restore and purge deleted todos and projects. */
import { recordProject, recordTodos, recordTodosPurged } from '../../changelog/record.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { withChangesOfParents } from '../projects/parents.ts'
import { findProject } from '../projects/queries.ts'
import { recordRestored } from '../reminders/follow.ts'
import { lockSubtasks, readTodos } from '../todos/subtask-queries.ts'
import { recordParents } from '../todos/subtasks.ts'
import { purgeProject } from './purge.ts'
import * as queries from './queries.ts'

export const trash = {
  async listTrash({ config }, { db, user, query }) {
    const filter = { type: query.type, retentionDays: config.trashRetentionDays }
    const page = await queries.listTrash(db, user.id, filter, query)
    return listReply('listTrash', { query }, page, () => queries.countTrash(db, user.id, filter))
  },

  async emptyTrash({ events }, { db, user }) {
    await queries.lockListsOfTrash(db, user.id)
    const todos = await queries.purgeTodos(db, user.id)
    await recordTodosPurged(events, db, user, todos)
    let purged = todos.length
    for (const id of await queries.listProjectIds(db, user.id)) {
      await purgeProject(events, db, user, id)
      purged++
    }
    return { status: 200, body: { purged } }
  },

  async restoreTrashItem(context, { db, user, path }) {
    const found = await queries.lockTodo(db, user.id, path.item_id)
    if (found) {
      const { todo, status } = found
      if (todo.project_id !== null && status === undefined) throw problem('project_deleted')
      if (status === 'archived') throw problem('project_archived')
      const { events } = context
      await queries.restoreTodo(db, todo.id)
      const [restored = todo] = await readTodos(db, [todo.id])
      const subtasks = await lockSubtasks(db, todo.id)
      const tree = [restored, ...subtasks]
      await recordTodos(events, db, user, 'todo.restored', tree)
      await recordParents(context, db, user, [restored])
      const ids = tree.map(({ id }) => id)
      await recordRestored(events, db, user, ids)
      return { status: 200, body: { type: 'todo', todo: restored } }
    }
    if (!(await queries.lockProject(db, user.id, path.item_id))) throw problem('trash_item_not_found')
    const { events } = context
    const project = await withChangesOfParents(events, db, user, { parentId: path.item_id }, async () => {
      await queries.restoreProject(db, path.item_id)
      const restored = (await findProject(db, user.id, path.item_id)) as Schemas['Project']
      await recordProject(events, db, user, 'project.restored', restored)
      return restored
    })
    return { status: 200, body: { type: 'project', project } }
  },

  async purgeTrashItem({ events }, { db, user, path }) {
    const found = await queries.lockTodo(db, user.id, path.item_id)
    if (found) {
      await recordTodosPurged(events, db, user, await queries.purgeTodo(db, found.todo.id))
      return { status: 204 }
    }
    if (!(await queries.lockProject(db, user.id, path.item_id))) throw problem('trash_item_not_found')
    await purgeProject(events, db, user, path.item_id)
    return { status: 204 }
  },
} satisfies Handlers<'trash'>
