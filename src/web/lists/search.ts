/** Search of the copy on the device, as one types: every word somewhere in title or notes, without accents. */
import { useLiveQuery } from 'dexie-react-hooks'
import { plain } from '../store/apply.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'

/** The open ones first, then by how early in the text the first word is. */
export function useFound(text: string, limit: number): TodoRow[] | undefined {
  const database = useDatabase()
  const words = plain(text).split(/\s+/).filter(Boolean)
  return useLiveQuery(async () => {
    if (words.length === 0) return []
    const rows = await database.todos
      .filter((row) => !row.hidden && words.every((word) => row.words.includes(word)))
      .toArray()
    const first = words[0] as string
    const rank = ({ todo, words: text }: TodoRow) =>
      (todo.completed ? 10_000 : 0) + Math.min(text.indexOf(first), 9_999)
    return rows.sort((one, other) => rank(one) - rank(other)).slice(0, limit)
  }, [database, words.join(' '), limit])
}
