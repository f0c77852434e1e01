/** The request of each kind of change. */
import {
  createLabel,
  createProject,
  createReminder,
  createSection,
  createTodo,
  createView,
  deleteLabel,
  deleteProject,
  deleteReminder,
  deleteSection,
  deleteTodo,
  deleteView,
  moveProject,
  moveSection,
  moveTodo,
  restoreTrashItem,
  skipTodo,
  snoozeReminder,
  updateLabel,
  updateProject,
  updateSection,
  updateTodo,
  updateView,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { merged } from './apply.ts'
import type { Result } from './batches.ts'
import type { Database } from './database.ts'
import type { Change } from './model.ts'

/** Sends a change. Returns the object as it is then; null where it is deleted. */
export async function perform(database: Database, { on, key, action }: Change): Promise<Result> {
  const keyed = { client, headers: { 'Idempotency-Key': key }, throwOnError: true } as const
  const bare = { client, throwOnError: true } as const
  const todo = { todo_id: on }
  const project = { project_id: on }
  const section = { section_id: on }
  const label = { label_id: on }
  const reminder = { reminder_id: on }
  const view = { view_id: on }
  switch (action.kind) {
    case 'create-todo':
      return (await createTodo({ ...keyed, body: action.values })).data
    case 'update-todo': {
      const server = (await database.todos.get(on))?.server
      const headers = server && server.version > 0 ? { 'If-Match': `"${server.version}"` } : {}
      const body = merged(action.patch, action.base, server ?? {})
      return (await updateTodo({ ...bare, path: todo, headers, body })).data
    }
    case 'move-todo':
      return (await moveTodo({ ...keyed, path: todo, body: action.to })).data
    case 'skip-todo':
      return (await skipTodo({ ...keyed, path: todo })).data
    case 'delete-todo':
      await deleteTodo({ ...bare, path: todo })
      return null
    case 'restore-todo': {
      const { data } = await restoreTrashItem({ ...keyed, path: { item_id: on } })
      return data.type === 'todo' ? data.todo : null
    }
    case 'create-project':
      return (await createProject({ ...keyed, body: action.values })).data
    case 'update-project':
      return (await updateProject({ ...bare, path: project, body: action.patch })).data
    case 'move-project':
      return (await moveProject({ ...keyed, path: project, body: action.to })).data
    case 'delete-project':
      await deleteProject({ ...bare, path: project })
      return null
    case 'restore-project': {
      const { data } = await restoreTrashItem({ ...keyed, path: { item_id: on } })
      return data.type === 'project' ? data.project : null
    }
    case 'create-section':
      return (await createSection({ ...keyed, path: { project_id: action.project_id }, body: action.values })).data
    case 'update-section':
      return (await updateSection({ ...bare, path: section, body: action.patch })).data
    case 'move-section':
      return (await moveSection({ ...keyed, path: section, body: action.to })).data
    case 'delete-section':
      await deleteSection({ ...bare, path: section })
      return null
    case 'create-label':
      return (await createLabel({ ...keyed, body: action.values })).data
    case 'update-label':
      return (await updateLabel({ ...bare, path: label, body: action.patch })).data
    case 'delete-label':
      await deleteLabel({ ...bare, path: label })
      return null
    case 'create-reminder': {
      const { todo_id, ...body } = action.values
      return (await createReminder({ ...keyed, path: { todo_id }, body })).data
    }
    case 'snooze-reminder':
      return (await snoozeReminder({ ...keyed, path: reminder, body: { until: action.until } })).data
    case 'delete-reminder':
      await deleteReminder({ ...bare, path: reminder })
      return null
    case 'create-view':
      return (await createView({ ...keyed, body: action.values })).data
    case 'update-view':
      return (await updateView({ ...bare, path: view, body: action.patch })).data
    case 'delete-view':
      await deleteView({ ...bare, path: view })
      return null
  }
}
