/** The parents of imported todos and projects: as in the document, where that makes no circle, no level and no tree too much. */
import type { Knex } from 'knex'
import { findAbove, measureTree } from '../../db/trees.ts'
import type { Schemas } from '../../service/api.ts'
import { countBelow, maxBelow, maxLevels as maxProjectLevels } from '../projects/parents.ts'
import { findProjects } from '../projects/queries.ts'
import { maxLevels, maxTodos } from '../todos/parents.ts'
import { findTodos } from '../todos/queries.ts'

interface Row {
  id: string
  parent_id: string | null
}

interface Given {
  db: Knex
  user: { id: string }
  /** The derived id of an object of the document. */
  idOf(id: string): string
}

/** The rules of a kind of trees. */
interface Trees<R extends Row> {
  table: 'todos' | 'projects'
  maxLevels: number
  /** Those of some ids that are here. */
  find(db: Knex, userId: string, ids: string[]): Promise<R[]>
  mayBeBelow(row: R, parent: R): boolean
  /** The object that has room for so many others: the row on the first level, or each parent. */
  room: { of: 'tree' | 'parent'; most: number; empty: number; used(db: Knex, id: string): Promise<number> }
}

type TodoRow = Pick<Schemas['Todo'], 'id' | 'project_id' | 'user_id' | 'parent_id'>

export const todoTrees: Trees<TodoRow> = {
  table: 'todos',
  maxLevels,
  find: findTodos,
  mayBeBelow: ({ project_id, user_id }, parent) =>
    parent.project_id === project_id && (project_id !== null || parent.user_id === user_id),
  room: { of: 'tree', most: maxTodos, empty: 1, used: async (db, id) => (await measureTree(db, 'todos', id)).size },
}

export const projectTrees: Trees<Row> = {
  table: 'projects',
  maxLevels: maxProjectLevels,
  find: findProjects,
  mayBeBelow: () => true,
  room: { of: 'parent', most: maxBelow, empty: 0, used: countBelow },
}

/** Where a row is: on which level, and below which one on the first level. */
interface Place {
  level: number
  first: string
}

/** Rows with the ids of their parents here, in place of those of the document. Their parents and lists must be locked. */
export async function withParents<K extends Row, R extends K>(
  { db, user, idOf }: Given,
  rows: R[],
  { table, maxLevels, find, mayBeBelow, room }: Trees<K>,
): Promise<R[]> {
  const wanted = rows.flatMap(({ parent_id }) => parent_id ?? [])
  if (wanted.length === 0) return rows
  const added = new Map<string, K>(rows.map(byId))
  const named = [...new Set([...wanted, ...wanted.map(idOf)])].filter((id) => !added.has(id))
  const there = new Map((await find(db, user.id, named)).map(byId))
  const places = new Map<string, Promise<Place>>()
  const sizes = new Map<string, number>()
  const parents = new Map<string, string | null>()

  async function place(row: K, above: ReadonlySet<string>): Promise<Place> {
    const own = { level: 1, first: row.id }
    const derived = row.parent_id && idOf(row.parent_id)
    const found = [row.parent_id, derived].find((id) => id !== null && (there.has(id) || added.has(id)))
    const parent = found == null ? undefined : (there.get(found) ?? added.get(found))
    if (!parent || !mayBeBelow(row, parent) || above.has(parent.id)) return own
    const { level, first } = await placeOf(parent, above)
    const counted = room.of === 'tree' ? first : parent.id
    const size = sizes.get(counted) ?? (added.has(counted) ? room.empty : await room.used(db, counted))
    if (level >= maxLevels || size >= room.most) return own
    sizes.set(counted, size + 1)
    parents.set(row.id, parent.id)
    return { level: level + 1, first }
  }

  function placeOf(row: K, above: ReadonlySet<string>): Promise<Place> {
    const known = places.get(row.id)
    if (known) return known
    const made = there.has(row.id) ? placeThere(row.id) : place(row, new Set([...above, row.id]))
    places.set(row.id, made)
    return made
  }

  async function placeThere(id: string): Promise<Place> {
    const above = await findAbove<{ id: string }>(db, table, id, 'id')
    return { level: above.length, first: above.at(-1)?.id ?? id }
  }

  for (const row of rows) await placeOf(row, new Set())
  return rows.map((row) => ({ ...row, parent_id: parents.get(row.id) ?? null }))
}

const byId = <T extends Row>(row: T): [string, T] => [row.id, row]
