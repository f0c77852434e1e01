/** The order of the to-dos of a view, as the service has it. Pure functions. */
import type { View } from '../../sdk/index.ts'
import { dueKey } from '../store/dates.ts'
import type { TodoRow } from '../store/model.ts'

type Key = string | number
const keys: Record<string, (row: TodoRow) => Key> = {
  created_at: ({ todo }) => todo.created_at,
  updated_at: ({ todo }) => todo.updated_at,
  due: ({ todo }) => dueKey(todo),
  priority: ({ todo }) => todo.priority,
  title: ({ todo }) => todo.title.toLowerCase(),
  position: ({ todo }) => todo.position,
}

const order = (one: Key, other: Key) => (one < other ? -1 : one > other ? 1 : 0)

export function sortedBy(rows: TodoRow[], sort: View['sort']): TodoRow[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const name = sort.replace('-', '')
  const keyOf = keys[name] as (row: TodoRow) => Key
  /** To-dos without a day are last in both directions. */
  const isDayless = ({ day }: TodoRow) => Number(name === 'due' && day === undefined)
  return [...rows].sort(
    (one, other) =>
      isDayless(one) - isDayless(other) || sign * order(keyOf(one), keyOf(other)) || sign * order(one.id, other.id),
  )
}
