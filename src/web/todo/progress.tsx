/** How much of a to-do is done: its subtasks, and what it is itself a part of. */
import { useLiveQuery } from 'dexie-react-hooks'
import { CornerDownRight, ListTree } from 'lucide-react'
import type { Todo } from '../../sdk/index.ts'
import { useDatabase } from '../store/live.ts'
import { subtasks } from '../strings/subtasks.ts'

export function Progress({ todo }: { todo: Pick<Todo, 'subtask_count' | 'completed_subtask_count'> }) {
  const { subtask_count: all, completed_subtask_count: done } = todo
  if (all === 0) return null
  return (
    <span
      role="img"
      aria-label={subtasks.progress(done, all)}
      className={`flex items-center gap-1 whitespace-nowrap tabular-nums ${done === all ? 'text-accent' : ''}`}
    >
      <ListTree size={13} className="shrink-0" /> {done}/{all}
    </span>
  )
}

/** The title of the to-do that a subtask belongs to. */
export function PartOf({ id }: { id: string }) {
  const database = useDatabase()
  const title = useLiveQuery(async () => (await database.todos.get(id))?.todo.title, [database, id])
  if (title === undefined) return null
  return (
    <span role="img" className="flex min-w-0 items-center gap-1 text-faint" aria-label={subtasks.partOf(title)}>
      <CornerDownRight size={13} className="shrink-0 rtl:-scale-x-100" />
      <span className="max-w-32 truncate">{title}</span>
    </span>
  )
}
