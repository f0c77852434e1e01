/** The rows of a list that are shown: read in parts, so that no read of many blocks the screen. */
import type { Collection } from 'dexie'
import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useRef, useState } from 'react'
import type { Database } from '../store/database.ts'
import { addDays } from '../store/dates.ts'
import { useDatabase, useToday } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'
import { isLabel, labelOf, sortedFor, type View } from './arrange.ts'

/** How many rows are shown at first, and how many more at the end of them. */
const pageSize = 60
/** How many rows are read in one task. */
const partSize = 200
const highest = '\uffff'

export interface ShownRows {
  /** In their order; undefined until they are read. */
  rows: TodoRow[] | undefined
  /** Shows more of them; where all are shown it does nothing. */
  showMore: () => void
}

/** The rows of a list, or of a project by its id. */
export function useRows(list: string, view: View): ShownRows {
  const database = useDatabase()
  const now = useToday()
  const [shown, setShown] = useState({ list, limit: pageSize })
  const limit = shown.list === list ? shown.limit : pageSize
  const { sort, group, layout } = view
  // A board shows all of its columns.
  const most = layout === 'board' ? 1000 : limit
  const before = useRef(new Map<string, TodoRow>())
  const rows = useLiveQuery(
    async () => known(await rowsOf(database, { list, now, view: { ...view, sort, group }, limit: most }), before),
    [database, list, now, sort, group, most],
  )
  const isCut = rows !== undefined && rows.length >= most
  const showMore = useCallback(() => {
    if (isCut) setShown({ list, limit: most + pageSize })
  }, [isCut, list, most])
  return { rows, showMore }
}

/** Rows that have not changed are the same objects as before, so that nothing is made anew for them. */
export function known(rows: TodoRow[], before: { current: Map<string, TodoRow> }): TodoRow[] {
  const found = rows.map((row) => {
    const old = before.current.get(row.id)
    return old?.stamp !== undefined && old.stamp === row.stamp ? old : row
  })
  before.current = new Map(found.map((row) => [row.id, row]))
  return found
}

interface Wanted {
  list: string
  now: string
  view: View
  limit: number
}

async function rowsOf({ todos }: Database, { list, now, view, limit }: Wanted): Promise<TodoRow[]> {
  switch (list) {
    case 'today':
      return cut(await inParts(todos.where('day').belowOrEqual(now)))
    case 'overdue':
      return cut(await inParts(todos.where('day').below(now)))
    case 'upcoming':
      return cut(await inParts(todos.where('day').between(addDays(now, 1), highest)))
    case 'completed':
      return todos.orderBy('done').reverse().limit(limit).toArray()
    default: {
      if (isLabel(list)) return cut(await inParts(todos.where('labels').equals(labelOf(list))))
      // The order that people give is an index; others need all rows.
      const all = todos.where('[list+order]').between([list, ''], [list, highest])
      const shown =
        view.sort === 'manual' && view.group === 'none'
          ? await inParts(all.limit(limit), limit)
          : cut(await inParts(all))
      return withSubtasks(shown)
    }
  }
  /** The open subtasks of the to-dos are shown with them, wherever in the order they are. */
  async function withSubtasks(rows: TodoRow[]): Promise<TodoRow[]> {
    const found = new Map(rows.map((row) => [row.id, row]))
    const isParent = ({ todo }: TodoRow) => todo.subtask_count > todo.completed_subtask_count
    for (let level = rows.filter(isParent); level.length > 0; level = level.filter(isParent)) {
      const parts = await todos
        .where('parent')
        .anyOf(level.map(({ id }) => id))
        .toArray()
      level = parts.filter((row) => row.list !== undefined && !found.has(row.id))
      for (const row of level) found.set(row.id, row)
    }
    return [...found.values()]
  }
  function cut(rows: TodoRow[]): TodoRow[] {
    return sortedFor(rows, view, list).slice(0, limit)
  }
}

/** Between two parts the browser can do something else. */
async function inParts(all: Collection<TodoRow, string>, most = Number.POSITIVE_INFINITY): Promise<TodoRow[]> {
  const rows: TodoRow[] = []
  while (rows.length < most) {
    const part = await all
      .clone()
      .offset(rows.length)
      .limit(Math.min(partSize, most - rows.length))
      .toArray()
    rows.push(...part)
    if (part.length < partSize) break
  }
  return rows
}
