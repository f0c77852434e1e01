/** Pages of a list: keyset cursors that lose and repeat nothing, whatever is inserted meanwhile; `skip` for those who count. */
import type { Knex } from 'knex'
import { Problem } from '../contract/problem.ts'

/** A sort key of a list. */
export interface SortKey {
  column: string
  /** How Postgres reads the cursor's value. */
  type: 'timestamptz' | 'integer' | 'text'
  /** Nulls come last in both directions. */
  nullable?: boolean
  /** A unique uuid column that breaks ties; `id` when absent. */
  tiebreaker?: string
}

export interface PageRequest {
  /** A key of the list's sort keys; with a leading `-` it is descending. */
  sort: string
  cursor?: string | undefined
  skip: number
  limit: number
}

export interface Page<Row> {
  rows: Row[]
  /** Leads to the next page; null on the last one. */
  next: string | null
}

/**
 * Reads one page of a query. The order ends in the tiebreaker, so it is total. Throws 409
 * `cursor_invalid` for a cursor that does not decode or belongs to another order.
 */
export async function readPage<Row extends object>(
  query: Knex.QueryBuilder,
  keys: Record<string, SortKey>,
  request: PageRequest,
): Promise<Page<Row>> {
  const order = orderOf(keys, request)
  if (order.cursor !== null) after(query, order, order.cursor)
  return pageOf(query, order, request)
}

/**
 * Some of the rows that a page is of. It narrows and orders by `read` the query in which it reads them, which an index
 * in that order can answer from its beginning.
 */
export type Source = (read: (query: Knex.QueryBuilder) => Knex.QueryBuilder) => Knex.QueryBuilder

/**
 * Reads one page of all that several sources have, as `readPage` does. No row may be in two of them. Each is read no
 * further than the page can reach, so what it costs does not depend on how much there is.
 */
export async function readMergedPage<Row extends object>(
  db: Knex,
  sources: Source[],
  keys: Record<string, SortKey>,
  request: PageRequest,
): Promise<Page<Row>> {
  const order = orderOf(keys, request)
  const { column, tiebreaker = 'id' } = order.key
  const beginnings = sources.flatMap((source) =>
    stretches(order).map((narrow) =>
      source((query) =>
        narrow(query)
          .orderBy(column, order.direction)
          .orderBy(tiebreaker, order.direction)
          .limit(request.skip + request.limit + 1),
      ),
    ),
  )
  return pageOf(db.select('*').from(merged(db, beginnings)), order, request)
}

/** What several queries find, as a table. */
export function merged(db: Knex, queries: Knex.QueryBuilder[]): Knex.QueryBuilder {
  return db.unionAll(queries, true).as('merged')
}

interface Order {
  key: SortKey
  /** As the cursor has it. */
  sort: string
  direction: 'asc' | 'desc'
  /** The place behind which the page begins. */
  cursor: [Value, string] | null
}

function orderOf(keys: Record<string, SortKey>, { sort, cursor }: PageRequest): Order {
  const descending = sort.startsWith('-')
  const key = keys[descending ? sort.slice(1) : sort]
  if (!key) throw new Error(`no sort key "${sort}"`)
  const place = cursor === undefined ? null : decodeCursor(cursor, sort, key)
  return { key, sort, direction: descending ? 'desc' : 'asc', cursor: place }
}

async function pageOf<Row extends object>(
  query: Knex.QueryBuilder,
  { key, sort, direction }: Order,
  { skip, limit }: PageRequest,
): Promise<Page<Row>> {
  if (key.nullable) query.orderByRaw('?? is null', [key.column])
  const rows: Row[] = await query
    .orderBy(key.column, direction)
    .orderBy(key.tiebreaker ?? 'id', direction)
    .offset(skip)
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, next: last ? encodeCursor(sort, last, key) : null }
}

type Value = string | number | null

/** Keeps the rows that come after a cursor's. */
function after(query: Knex.QueryBuilder, order: Order, [value, id]: [Value, string]): Knex.QueryBuilder {
  const { column, type, nullable, tiebreaker = 'id' } = order.key
  const operator = order.direction === 'desc' ? '<' : '>'
  if (value === null) return query.whereNull(column).whereRaw(`?? ${operator} ?::uuid`, [tiebreaker, id])
  const beyond = `(??, ??) ${operator} (?::${type}, ?::uuid)`
  if (!nullable) return query.whereRaw(beyond, [column, tiebreaker, value, id])
  return query.whereRaw(`(${beyond} or ?? is null)`, [column, tiebreaker, value, id, column])
}

/**
 * What narrows a query to each part of an order that an index gives without sorting: with nulls, which come last in both
 * directions and in no index do, what has a value and what has none.
 */
function stretches(order: Order): ((query: Knex.QueryBuilder) => Knex.QueryBuilder)[] {
  const { key, cursor } = order
  const narrow = (query: Knex.QueryBuilder) => (cursor === null ? query : after(query, order, cursor))
  if (!key.nullable) return [narrow]
  const without = (query: Knex.QueryBuilder) => query.whereNull(key.column)
  if (cursor?.[0] === null) return [narrow]
  const valued = { ...order, key: { ...key, nullable: false } }
  return [(query) => (cursor === null ? query : after(query, valued, cursor)).whereNotNull(key.column), without]
}

function encodeCursor(sort: string, row: object, { column, tiebreaker = 'id' }: SortKey): string {
  const values = row as Record<string, unknown>
  return Buffer.from(JSON.stringify([sort, values[column], values[tiebreaker]])).toString('base64url')
}

function decodeCursor(cursor: string, sort: string, key: SortKey): [Value, string] {
  try {
    const [ownSort, value, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (ownSort === sort && rest.length === 0 && isUuid(id) && fits(key, value)) return [value, id]
  } catch {
    // What is not ours is refused below.
  }
  throw new Problem('cursor_invalid', { status: 409, title: 'The cursor is not valid' })
}

const isUuid = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Whether Postgres can read the value as the key's type: a cursor may hold anything, and 500 is no answer to it. */
function fits({ type, nullable }: SortKey, value: unknown): value is Value {
  if (value === null) return nullable === true
  if (type === 'integer') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
  if (typeof value !== 'string') return false
  if (type === 'text') return !value.includes('\0')
  // Postgres refuses the year 0, and days that Date would move to the next month.
  if (!/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value) || Number.isNaN(Date.parse(value)))
    return false
  return new Date(value).toISOString().slice(0, 19) === value.slice(0, 19)
}

/** The header `Link` of a page (RFC 8288): the same request with the cursor of what follows; undefined on the last page. */
export function linkNext(path: string, query: Record<string, unknown>, next: string | null): string | undefined {
  if (next === null) return undefined
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, skip: undefined, cursor: next }))
    if (value !== undefined) parameters.set(name, String(value))
  return `<${path}?${parameters}>; rel="next"`
}

/** The `LIKE` pattern of a text that stands anywhere. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
