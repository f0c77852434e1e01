/** Search of the copy on the device, as one types: every word somewhere in title or notes, without accents. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import { plain } from '../store/apply.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'
import type { Asked, Found } from './search-words.ts'
import { known } from './use-rows.ts'

export interface FoundRows {
  /** As many as are wanted. */
  rows: TodoRow[]
  /** How many there are. */
  count: number
}

/** The open ones first, then by how early in the text the first word is. */
export function useFound(text: string, limit: number): FoundRows | undefined {
  const database = useDatabase()
  const words = plain(text).split(/\s+/).filter(Boolean).join(' ')
  const [found, setFound] = useState<Found>()
  const worker = useWorker(database.name, setFound)
  useEffect(() => {
    worker?.postMessage({ words, limit } satisfies Asked)
  }, [worker, words, limit])
  // Until those of these words are found, those of the words before stay.
  const ids = found?.ids
  const before = useRef(new Map<string, TodoRow>())
  const rows = useLiveQuery(async () => {
    if (ids === undefined) return undefined
    const read = await database.todos.bulkGet(ids)
    return known(
      read.filter((row): row is TodoRow => row !== undefined && !row.hidden),
      before,
    )
  }, [database, ids])
  return words === '' ? { rows: [], count: 0 } : rows && { rows, count: found?.count ?? rows.length }
}

/** The thread that reads the words of all rows, as long as the search is shown. */
function useWorker(name: string, onFound: (found: Found) => void): Worker | undefined {
  const [worker, setWorker] = useState<Worker>()
  useEffect(() => {
    const made = new Worker(new URL('./search-words.ts', import.meta.url), { type: 'module', name })
    made.onmessage = ({ data }: MessageEvent<Found>) => onFound(data)
    setWorker(made)
    return () => made.terminate()
  }, [name, onFound])
  return worker
}
