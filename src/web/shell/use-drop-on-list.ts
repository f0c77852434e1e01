/** Changes to-dos that are dropped on a list of the sidebar. */
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { done } from '../ui/toast.ts'

export function useDropOnList() {
  const database = useDatabase()
  return async (ids: string[], patch: TodoPatch, where: string) => {
    // Loaded then, since the first paint does not need it.
    const { todosOf, updateTodos } = await import('../store/commands.ts')
    const todos = await todosOf(database, ids)
    done(t.todo.moved(todos.length, where), await updateTodos(database, todos, patch))
  }
}
