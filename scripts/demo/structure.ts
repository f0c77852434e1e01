/** The steps of the demo that give todos a structure: labels and subtasks. */
import {
  createLabel,
  createTodo,
  deleteTodo,
  getTodo,
  type TaskpactClient,
  type Todo,
  type TodoCreate,
  updateTodo,
} from '../../src/sdk/index.ts'
import { call, difference, readList, refusal } from './calls.ts'
import { step } from './screen.ts'

/** A todo with subtasks, which are completed with it. */
export async function part(client: TaskpactClient): Promise<void> {
  await step('subtasks', async () => {
    const make = async (body: Pick<TodoCreate, 'title' | 'parent_id'>) =>
      (await call('createTodo', 201, createTodo({ client, body }))).data
    const parent = await make({ title: 'Pack for the mountains' })
    const parts = [
      await make({ title: 'Boots', parent_id: parent.id }),
      await make({ title: 'Map', parent_id: parent.id }),
    ]
    const update = updateTodo({ client, path: { todo_id: parent.id }, body: { completed: true } })
    const { data, must } = await call('updateTodo', 200, update)
    must(data.subtask_count === 2 && data.completed_subtask_count === 2, 'its subtasks are still open')
    await call('deleteTodo', 204, deleteTodo({ client, path: { todo_id: parent.id } }))
    for (const { id } of parts)
      await refusal('getTodo', 404, 'todo_not_found', getTodo({ client, path: { todo_id: id } }))
    return `${parts.length} of a todo, completed and deleted with it`
  })
}

/** A label, and the todos that are found by it. */
export async function label(client: TaskpactClient, todos: Todo[]): Promise<Todo[]> {
  const changed = new Map<string, Todo>()
  await step('label', async () => {
    const made = await call('createLabel', 201, createLabel({ client, body: { name: 'Trip', color: '#3b82f6' } }))
    const { id, name, project_id } = made.data
    made.must(name === 'Trip' && project_id === null, 'this is another label')
    await refusal('createLabel', 409, 'label_name_taken', createLabel({ client, body: { name: 'TRIP' } }))
    for (const todo of todos.filter(({ description }) => description?.includes('+Lisbon'))) {
      const pending = updateTodo({ client, path: { todo_id: todo.id }, body: { label_ids: [id] } })
      const { data, must } = await call('updateTodo', 200, pending)
      const { updated_at } = data
      const wrong = difference(data, { ...todo, label_ids: [id], version: todo.version + 1, updated_at })
      must(wrong === null, String(wrong))
      changed.set(todo.id, data)
    }
    const labelled = todos.flatMap((todo) => changed.get(todo.id) ?? [])
    await readList(client, { label_id: [id], sort: 'created_at' }, 100, labelled)
    await readList(client, { filter: 'label = trip', sort: 'created_at' }, 100, labelled)
    return `${labelled.length} todos of a trip, found by the label and by its name`
  })
  return todos.map((todo) => changed.get(todo.id) ?? todo)
}
