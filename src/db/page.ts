/** Pages of a list: keyset cursors that lose and repeat nothing, whatever is inserted meanwhile; `skip` for those who count. */
import type { Knex } from 'knex'
import { decodeCursor, encodeCursor, isUuid } from './cursor.ts'
import { CursorError } from './errors.ts'

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
 * Reads one page of a query. The order ends in the tiebreaker, so it is total. Throws
 * a CursorError for a cursor that does not decode or belongs to another order.
 */
export async function readPage<Row extends object>(
  query: Knex.QueryBuilder,
  keys: Record<string, SortKey>,
  { sort, cursor, skip, limit }: PageRequest,
): Promise<Page<Row>> {
  const key = keyOf(keys, sort)
  const order = { key, sort, place: placeOf(key, sort, cursor) }
  if (order.place !== null) after(query, order, order.place)
  return pageOf(await ordered(query, order, { skip, limit }), order, limit)
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
  { sort, cursor, skip, limit }: PageRequest,
): Promise<Page<Row>> {
  const key = keyOf(keys, sort)
  const order = { key, sort, place: placeOf(key, sort, cursor) }
  return pageOf(await mergedPage(db, sources, order, { skip, limit }), order, limit)
}

type Extent = Pick<PageRequest, 'skip' | 'limit'>

/** The rows of a page: those that it can reach of each source, put in order. */
export function mergedPage(db: Knex, sources: Source[], order: Order, { skip, limit }: Extent): Knex.QueryBuilder {
  const read = (query: Knex.QueryBuilder) => inOrder(query, order).limit(skip + limit + 1)
  const parts = sources.flatMap((source) => stretches(order).map((narrow) => source((query) => read(narrow(query)))))
  return ordered(db.select('*').from(merged(db, parts)), order, { skip, limit })
}

/** What several queries find, as a table. */
export function merged(db: Knex, queries: Knex.QueryBuilder[]): Knex.QueryBuilder {
  return db.unionAll(queries, true).as('merged')
}

/** The value of the sort key and the tiebreaker of the row behind which a page begins. */
export type Place = [value: Value, id: string]

export interface Order {
  key: SortKey
  /** As the request and the cursor have it. */
  sort: string
  /** Null: at the beginning. */
  place: Place | null
}

/** The sort key that a request names. */
export function keyOf(keys: Record<string, SortKey>, sort: string): SortKey {
  const key = keys[sort.startsWith('-') ? sort.slice(1) : sort]
  if (!key) throw new Error(`no sort key "${sort}"`)
  return key
}

/** Where the page behind a cursor begins. Throws a CursorError. */
export function placeOf(key: SortKey, sort: string, cursor: string | undefined): Place | null {
  return cursor === undefined ? null : readCursor(cursor, sort, key)
}

const directionOf = ({ sort }: Order) => (sort.startsWith('-') ? 'desc' : 'asc')

function inOrder(query: Knex.QueryBuilder, order: Order): Knex.QueryBuilder {
  const { column, tiebreaker = 'id' } = order.key
  return query.orderBy(column, directionOf(order)).orderBy(tiebreaker, directionOf(order))
}

/** Puts the rows of a page in order, whatever index they are from. */
export function inTotalOrder(query: Knex.QueryBuilder, order: Order): Knex.QueryBuilder {
  const { column, nullable } = order.key
  return inOrder(nullable ? query.orderByRaw('?? is null', [column]) : query, order)
}

/** A page of a query, and one row more by which it is known whether there is another page. */
function ordered(query: Knex.QueryBuilder, order: Order, { skip, limit }: Extent): Knex.QueryBuilder {
  return inTotalOrder(query, order)
    .offset(skip)
    .limit(limit + 1)
}

/** Makes a page of its rows and the one behind it. */
export function pageOf<Row extends object>(rows: Row[], { key, sort }: Order, limit: number): Page<Row> {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, next: last ? cursorOf(sort, last, key) : null }
}

/** Of a sort key, as a cursor has it. */
export type Value = string | number | null

/** Keeps the rows that come after a place. */
function after(query: Knex.QueryBuilder, order: Order, [value, id]: Place): Knex.QueryBuilder {
  const { column, type, nullable, tiebreaker = 'id' } = order.key
  const operator = directionOf(order) === 'desc' ? '<' : '>'
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
  const { key, place } = order
  const narrow = (query: Knex.QueryBuilder) => (place === null ? query : after(query, order, place))
  if (!key.nullable) return [narrow]
  const without = (query: Knex.QueryBuilder) => query.whereNull(key.column)
  if (place?.[0] === null) return [narrow]
  const valued = { ...order, key: { ...key, nullable: false } }
  return [(query) => (place === null ? query : after(query, valued, place)).whereNotNull(key.column), without]
}

function cursorOf(sort: string, row: object, { column, tiebreaker = 'id' }: SortKey): string {
  const values = row as Record<string, unknown>
  return encodeCursor([sort, values[column], values[tiebreaker]])
}

function readCursor(cursor: string, sort: string, key: SortKey): Place {
  const [ownSort, value, id, ...rest] = decodeCursor(cursor)
  if (ownSort === sort && rest.length === 0 && isUuid(id) && fits(key, value)) return [value, id]
  throw new CursorError('The cursor belongs to another list or order.')
}

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

/** The `LIKE` pattern of a text that stands anywhere. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
