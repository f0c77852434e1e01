/** Changes to-dos that are dropped on a list of the sidebar. */
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { done } from '../ui/toast.ts'

export function useDropOnList() {
  const database = useDatabase()
  return async (ids: string[], patch: TodoPatch, where: string) => {
    // Loaded then, since the first paint does not need it.
    const { updateTodos } = await import('../store/commands.ts')
    const rows = (await database.todos.bulkGet(ids)).flatMap((row) => (row ? [row.todo] : []))
    done(t.todo.moved(rows.length, where), await updateTodos(database, rows, patch))
  }
}
