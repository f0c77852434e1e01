/** Search of the copy on the device, as one types: every word somewhere in title or notes, without accents. */
import { useLiveQuery } from 'dexie-react-hooks'
import { plain } from '../store/apply.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'

/** How many rows are read in one task. */
const partSize = 200

/** The open ones first, then by how early in the text the first word is. */
export function useFound(text: string, limit: number): TodoRow[] | undefined {
  const database = useDatabase()
  const words = plain(text).split(/\s+/).filter(Boolean)
  return useLiveQuery(async () => {
    if (words.length === 0) return []
    const rows: TodoRow[] = []
    // In parts, between which the browser can do something else.
    for (let last = ''; ; ) {
      const part = await database.todos.where('id').above(last).limit(partSize).toArray()
      for (const row of part) if (!row.hidden && words.every((word) => row.words.includes(word))) rows.push(row)
      if (part.length < partSize) break
      last = part.at(-1)?.id as string
    }
    const first = words[0] as string
    const rank = ({ todo, words: text }: TodoRow) =>
      (todo.completed ? 10_000 : 0) + Math.min(text.indexOf(first), 9_999)
    return rows.sort((one, other) => rank(one) - rank(other)).slice(0, limit)
  }, [database, words.join(' '), limit])
}
