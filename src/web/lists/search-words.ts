/**
 * The search in a thread of its own, whose name is that of the database: it reads the words of all rows once, and after that those with
 * a later stamp, so that typing waits for neither.
 */
import Dexie, { liveQuery, type Table } from 'dexie'
import type { TodoRow } from '../store/model.ts'

/** Words without accents, and how many rows are wanted. */
export interface Asked {
  words: string
  limit: number
}

export interface Found {
  /** Those that were asked for. */
  words: string
  ids: string[]
  count: number
}

/** How many rows are read at once. */
const partSize = 500

type Known = Pick<TodoRow, 'words'> & { completed: boolean }

const database = new Dexie(self.name)
const known = new Map<string, Known>()
let last = 0
let asked: Asked = { words: '', limit: 0 }

/** Reads what has changed. Deletions have no stamp: they are found by the number of rows. */
async function catchUp(): Promise<void> {
  if (!database.isOpen()) await database.open()
  const todos: Table<TodoRow, string> = database.table('todos')
  for (;;) {
    const part = await todos.where('stamp').above(last).limit(partSize).toArray()
    for (const { id, words, todo } of part) known.set(id, { words, completed: todo.completed })
    last = part.at(-1)?.stamp ?? last
    if (part.length < partSize) break
  }
  if ((await todos.where('stamp').above(0).count()) === known.size) return
  const present = new Set(await todos.where('stamp').above(0).primaryKeys())
  for (const id of known.keys()) if (!present.has(id)) known.delete(id)
}

function find({ words, limit }: Asked): Found {
  const wanted = words.split(' ')
  const [first = ''] = wanted
  const ranks: [id: string, rank: number][] = []
  for (const [id, { words: text, completed }] of known)
    if (wanted.every((word) => text.includes(word)))
      ranks.push([id, (completed ? 10_000 : 0) + Math.min(text.indexOf(first), 9_999)])
  ranks.sort(([, one], [, other]) => one - other)
  return { words, ids: ranks.slice(0, limit).map(([id]) => id), count: ranks.length }
}

const reply = () => {
  if (asked.words !== '') self.postMessage(find(asked))
}

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  asked = data
  reply()
}

liveQuery(catchUp).subscribe({ next: reply, error: (error) => console.error(error) })
