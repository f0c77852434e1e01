/** The to-dos that a view shows, found in the copy; where the copy lacks what the filter asks for, by the service. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useRef } from 'react'
import { isTestable, type NameOf, type Test, testOf } from '../../language/filter/matches.ts'
import { type Condition, conditionOf } from '../../language/filter/meaning.ts'
import { FilterError } from '../../language/filter/syntax.ts'
import { items, listViewTodos, type View } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import type { Database } from '../store/database.ts'
import { useDatabase, useToday } from '../store/live.ts'
import { isNew, type TodoRow } from '../store/model.ts'
import { useTimeZone } from '../store/preferences.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { sortedBy } from './order.ts'

export interface Matching {
  rows: TodoRow[] | undefined
  /** Where the rows were found; `nobody`: the service is needed and cannot be reached. */
  by: 'device' | 'service' | 'nobody'
  /** Why the filter cannot be read. */
  error?: FilterError
}

/** How many rows are read in one task. */
const partSize = 200

export function useMatching(view: View): Matching {
  const database = useDatabase()
  const today = useToday()
  const zone = useTimeZone()
  const userId = useSession().user?.id ?? ''
  const { filter, project_id, sort } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: `today` is another condition tomorrow
  const condition = useMemo(() => readFilter(filter, userId, zone), [filter, userId, zone, today])
  const isReadable = !(condition instanceof FilterError)
  const isOwn = isReadable && (condition === null || isTestable(condition))
  const found = useRef<Found>(undefined)
  const rows = useLiveQuery(async () => {
    if (!isOwn) return []
    const { nameOf, key } = await namesIn(database)
    if (found.current?.key !== key || found.current.condition !== condition)
      found.current = { key, condition, last: 0, known: new Set(), byId: new Map() }
    const holds = condition === null ? () => true : testOf(condition, zone, nameOf)
    await catchUp(
      database,
      found.current,
      (todo) => (project_id === null || todo.project_id === project_id) && holds(todo),
    )
    return sortedBy([...found.current.byId.values()], sort)
  }, [database, condition, isOwn, project_id, sort, zone])
  const asks = isReadable && !isOwn && !isNew(view.id)
  const { data: ids, error } = useLoaded(async () => (asks ? idsOf(view.id) : []), [asks, view.id, view.version])
  const named = useLiveQuery(async () => {
    const read = await database.todos.bulkGet(ids ?? [])
    return read.filter((row): row is TodoRow => row !== undefined && !row.hidden)
  }, [database, ids])
  if (condition instanceof FilterError) return { rows: [], by: 'device', error: condition }
  if (isOwn) return { rows, by: 'device' }
  return { rows: ids && named, by: error !== undefined || !asks ? 'nobody' : 'service' }
}

function readFilter(filter: string | null, userId: string, zone: string): Condition | FilterError | null {
  try {
    return filter === null ? null : conditionOf(filter, { userId, zone, now: new Date() })
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
}

async function idsOf(view_id: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of items(listViewTodos, { client, path: { view_id }, query: { limit: 100 } })) ids.push(id)
  return ids
}

/** The rows found so far, and how far the copy is read: later only rows that have changed are. */
interface Found {
  key: string
  condition: Condition | null
  last: number
  known: Set<string>
  byId: Map<string, TodoRow>
}

/** Between two parts the browser can do something else. */
async function catchUp({ todos }: Database, found: Found, holds: Test): Promise<void> {
  for (;;) {
    const part = await todos.where('stamp').above(found.last).limit(partSize).toArray()
    for (const row of part) {
      found.known.add(row.id)
      if (holds(row.todo)) found.byId.set(row.id, row)
      else found.byId.delete(row.id)
    }
    found.last = part.at(-1)?.stamp ?? found.last
    if (part.length < partSize) break
  }
  // Deletions have no stamp.
  if ((await todos.where('stamp').above(0).count()) === found.known.size) return
  found.known = new Set(await todos.where('stamp').above(0).primaryKeys())
  for (const id of found.byId.keys()) if (!found.known.has(id)) found.byId.delete(id)
}

/** The names of projects, sections and labels; `key` is another one when one of them has changed. */
async function namesIn({ projects, sections, labels }: Database): Promise<{ nameOf: NameOf; key: string }> {
  const all = [
    ...(await projects.toArray()).map(({ id, project }) => [id, project.name] as const),
    ...(await sections.toArray()).map(({ id, section }) => [id, section.name] as const),
    ...(await labels.toArray()).map(({ id, label }) => [id, label.name] as const),
  ]
  const names = new Map(all)
  return { nameOf: (_, id) => names.get(id), key: JSON.stringify(all) }
}
