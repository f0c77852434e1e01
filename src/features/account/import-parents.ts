/** The parents of imported todos: as in the document, where that makes no circle, no sixth level and no tree that is too large. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import { maxLevels, maxTodos } from '../todos/parents.ts'
import { findTodos } from '../todos/queries.ts'
import { type Above, findAbove, measureTree } from '../todos/subtask-queries.ts'

type Row = Pick<Schemas['Todo'], 'id' | 'project_id' | 'user_id' | 'parent_id'>

interface Given {
  db: Knex
  user: { id: string }
  /** The derived id of an object of the document. */
  idOf(id: string): string
}

/** Where a todo is: on which level, and below which one on the first level. */
interface Place {
  level: number
  first: string
}

/** Rows with the ids of their parents here, in place of those of the document. The lists that they go to must be locked. */
export async function withParents<R extends Row>({ db, user, idOf }: Given, rows: R[]): Promise<R[]> {
  const wanted = rows.flatMap(({ parent_id }) => parent_id ?? [])
  if (wanted.length === 0) return rows
  const there = new Map((await findTodos(db, user.id, [...new Set([...wanted, ...wanted.map(idOf)])])).map(byId))
  const added = new Map(rows.map(byId))
  const places = new Map<string, Promise<Place>>()
  const sizes = new Map<string, number>()
  const parents = new Map<string, string | null>()

  async function place(row: Row, above: ReadonlySet<string>): Promise<Place> {
    const own = { level: 1, first: row.id }
    const derived = row.parent_id && idOf(row.parent_id)
    const found = [row.parent_id, derived].find((id) => id !== null && (there.has(id) || added.has(id)))
    const parent = found == null ? undefined : (there.get(found) ?? added.get(found))
    if (!parent || !isWith(parent, row) || above.has(parent.id)) return alone(own)
    const { level, first } = await placeOf(parent, above)
    const size = sizes.get(first) ?? 1
    if (level >= maxLevels || size >= maxTodos) return alone(own)
    sizes.set(first, size + 1)
    parents.set(row.id, parent.id)
    return { level: level + 1, first }
  }

  const alone = (own: Place) => {
    sizes.set(own.first, 1)
    return own
  }

  function placeOf(row: Row, above: ReadonlySet<string>): Promise<Place> {
    const known = places.get(row.id)
    if (known) return known
    const made = there.has(row.id) ? placeThere(row.id) : place(row, new Set([...above, row.id]))
    places.set(row.id, made)
    return made
  }

  async function placeThere(id: string): Promise<Place> {
    const above = await findAbove(db, id)
    const first = (above.at(-1) as Above).id
    if (!sizes.has(first)) sizes.set(first, (await measureTree(db, first)).todos)
    return { level: above.length, first }
  }

  for (const row of rows) await placeOf(row, new Set())
  return rows.map((row) => ({ ...row, parent_id: parents.get(row.id) ?? null }))
}

const isWith = (parent: Row, { project_id, user_id }: Row) =>
  parent.project_id === project_id && (project_id !== null || parent.user_id === user_id)

const byId = <T extends { id: string }>(row: T): [string, T] => [row.id, row]
