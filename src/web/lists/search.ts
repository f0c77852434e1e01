/** Search of the copy on the device, as one types: every word somewhere in title or notes, without accents. */
import { useLiveQuery } from 'dexie-react-hooks'
import { plain } from '../store/apply.ts'
import type { Database } from '../store/database.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'

/** How many rows are read in one task. */
const partSize = 100

type Known = Pick<TodoRow, 'words'> & { completed: boolean }

/** The words of all rows, read once. After that only rows with a later stamp are read. */
interface Words {
  byId: Map<string, Known>
  last: number
}
const wordsOf = new WeakMap<Database, Words>()

async function catchUp(database: Database): Promise<Words> {
  const words = wordsOf.get(database) ?? { byId: new Map(), last: 0 }
  wordsOf.set(database, words)
  // In parts, between which the browser can do something else.
  for (;;) {
    const part = await database.todos.where('stamp').above(words.last).limit(partSize).toArray()
    for (const row of part) words.byId.set(row.id, { words: row.words, completed: row.todo.completed })
    words.last = part.at(-1)?.stamp ?? words.last
    if (part.length < partSize) return words
  }
}

export interface FoundRows {
  /** As many as are wanted. */
  rows: TodoRow[]
  /** How many there are. */
  count: number
}

/** The open ones first, then by how early in the text the first word is. */
export function useFound(text: string, limit: number): FoundRows | undefined {
  const database = useDatabase()
  const wanted = plain(text).split(/\s+/).filter(Boolean)
  return useLiveQuery(async () => {
    const [first] = wanted
    if (first === undefined) return { rows: [], count: 0 }
    const { byId } = await catchUp(database)
    const ranks: [id: string, rank: number][] = []
    for (const [id, { words, completed }] of byId)
      if (wanted.every((word) => words.includes(word)))
        ranks.push([id, (completed ? 10_000 : 0) + Math.min(words.indexOf(first), 9_999)])
    ranks.sort(([, one], [, other]) => one - other)
    const rows: TodoRow[] = []
    let gone = 0
    while (rows.length < limit && rows.length + gone < ranks.length) {
      const from = rows.length + gone
      const ids = ranks.slice(from, from + limit - rows.length).map(([id]) => id)
      for (const [index, row] of (await database.todos.bulkGet(ids)).entries()) {
        // Deletions have no stamp: they are found here.
        if (row === undefined) byId.delete(ids[index] as string)
        if (row && !row.hidden) rows.push(row)
        else gone++
      }
    }
    return { rows, count: ranks.length - gone }
  }, [database, wanted.join(' '), limit])
}
