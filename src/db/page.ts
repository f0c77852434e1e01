/** Pages of a list, by keyset cursors, which neither skip nor repeat rows when others are inserted, or by `skip`. */
import type { Knex } from 'knex'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { CursorError } from './errors.ts'
import { isUuid } from './new-id.ts'
import { naturalOrder } from './texts.ts'

/** A sort key of a list. */
export interface SortKey {
  column: string
  /** The Postgres type of the cursor's value. */
  type: 'timestamptz' | 'integer' | 'text'
  /** Whether it is a text that people read, which has the natural order. */
  isName?: boolean
  /** Nulls come last in both directions. */
  nullable?: boolean
  /** Whether the largest values come first where the request says no direction. */
  isReversed?: boolean
  /** A unique uuid column that breaks ties; `id` when absent. */
  tiebreaker?: string
}

export interface PageRequest {
  /** The name of a sort key; with a leading `-`, in descending order. */
  sort: string
  cursor?: string | undefined
  skip: number
  limit: number
}

export interface Page<Row> {
  rows: Row[]
  /** The cursor of the next page; null on the last one. */
  next: string | null
}

/**
 * Reads one page of a query. The order ends in the tiebreaker, so it is total. Throws a CursorError for a cursor that
 * does not decode or that belongs to another order.
 */
export async function readPage<Row extends object>(
  query: Knex.QueryBuilder,
  keys: Record<string, SortKey>,
  { sort, cursor, skip, limit }: PageRequest,
): Promise<Page<Row>> {
  const key = keyOf(keys, sort)
  const order = { key, sort, keyset: keysetOf(key, sort, cursor) }
  if (order.keyset !== null) after(query, order, order.keyset)
  return pageOf(await ordered(query, order, { skip, limit }), order, limit)
}

/**
 * A part of a list's rows. It builds the query of the part, and applies `read`, which narrows, orders and limits it,
 * where an index in that order can serve it.
 */
export type Source = (read: (query: Knex.QueryBuilder) => Knex.QueryBuilder) => Knex.QueryBuilder

/**
 * Reads one page of the rows of several sources, like `readPage`. A row must be in one source only. Each source is read
 * no further than the page can reach, so the cost does not depend on the number of rows.
 */
export async function readMergedPage<Row extends object>(
  db: Knex,
  sources: Source[],
  keys: Record<string, SortKey>,
  { sort, cursor, skip, limit }: PageRequest,
): Promise<Page<Row>> {
  const key = keyOf(keys, sort)
  const order = { key, sort, keyset: keysetOf(key, sort, cursor) }
  return pageOf(await mergedPage(db, sources, order, { skip, limit }), order, limit)
}

type Extent = Pick<PageRequest, 'skip' | 'limit'>

/** A part of an order: it narrows a query to it, and sorts it as an index does. */
export type IndexRange = (query: Knex.QueryBuilder) => Knex.QueryBuilder

/** The query of a page: the rows of each source that it can reach, in order. */
export function mergedPage(
  db: Knex,
  sources: Source[],
  order: Order,
  { skip, limit }: Extent,
  ranges: IndexRange[] = indexRanges(order),
): Knex.QueryBuilder {
  const parts = sources.flatMap((source) =>
    ranges.map((range) => source((query) => range(query).limit(skip + limit + 1))),
  )
  return ordered(db.select('*').from(merged(db, parts)), order, { skip, limit })
}

/** The rows of several queries as a table. */
export function merged(db: Knex, queries: Knex.QueryBuilder[]): Knex.QueryBuilder {
  return db.unionAll(queries, true).as('merged')
}

/** The value of the sort key and the tiebreaker of the row behind which a page begins. */
export type Keyset = [value: Value, id: string]

export interface Order {
  key: SortKey
  /** The value of the request and of the cursor. */
  sort: string
  /** Null at the beginning. */
  keyset: Keyset | null
}

/** The sort key that a request names. */
export function keyOf(keys: Record<string, SortKey>, sort: string): SortKey {
  const key = keys[sort.startsWith('-') ? sort.slice(1) : sort]
  if (!key) throw new Error(`no sort key "${sort}"`)
  return key
}

/** Where the page behind a cursor begins. Throws a CursorError. */
export function keysetOf(key: SortKey, sort: string, cursor: string | undefined): Keyset | null {
  return cursor === undefined ? null : readCursor(cursor, sort, key)
}

export const directionOf = ({ sort, key: { isReversed = false } }: Order) =>
  sort.startsWith('-') === isReversed ? 'asc' : 'desc'

/** SQL for the column as it is sorted. */
const sorted = ({ isName }: SortKey) => (isName ? `?? collate ${naturalOrder}` : '??')

function inOrder(query: Knex.QueryBuilder, order: Order): Knex.QueryBuilder {
  const { tiebreaker = 'id' } = order.key
  return query
    .orderByRaw(`${sorted(order.key)} ${directionOf(order)}`, [order.key.column])
    .orderBy(tiebreaker, directionOf(order))
}

/** Adds the order of a list, with nulls last in both directions. */
export function inTotalOrder(query: Knex.QueryBuilder, order: Order): Knex.QueryBuilder {
  const { column, nullable } = order.key
  return inOrder(nullable ? query.orderByRaw('?? is null', [column]) : query, order)
}

/** A page of a query, and one row more, which tells whether another page follows. */
function ordered(query: Knex.QueryBuilder, order: Order, { skip, limit }: Extent): Knex.QueryBuilder {
  return inTotalOrder(query, order)
    .offset(skip)
    .limit(limit + 1)
}

/** Returns the page of rows that were read by `ordered`. */
export function pageOf<Row extends object>(rows: Row[], { key, sort }: Order, limit: number): Page<Row> {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, next: last ? cursorOf(sort, last, key) : null }
}

/** A sort key's value in a cursor. */
export type Value = string | number | null

/** Narrows a query to the rows after a keyset. */
function after(query: Knex.QueryBuilder, order: Order, [value, id]: Keyset): Knex.QueryBuilder {
  const { column, type, nullable, tiebreaker = 'id' } = order.key
  const operator = directionOf(order) === 'desc' ? '<' : '>'
  if (value === null) return query.whereNull(column).whereRaw(`?? ${operator} ?::uuid`, [tiebreaker, id])
  const beyond = `(${sorted(order.key)}, ??) ${operator} (?::${type}, ?::uuid)`
  if (!nullable) return query.whereRaw(beyond, [column, tiebreaker, value, id])
  return query.whereRaw(`(${beyond} or ?? is null)`, [column, tiebreaker, value, id, column])
}

/**
 * The ranges of an order that an index returns without a sort. A nullable key has two: rows with a value and rows without.
 * Nulls come last in both directions, which no single index does.
 */
function indexRanges(order: Order): IndexRange[] {
  const { key, keyset } = order
  const narrow: IndexRange = (query) => inOrder(keyset === null ? query : after(query, order, keyset), order)
  if (!key.nullable || keyset?.[0] === null) return [narrow]
  const valued = { ...order, key: { ...key, nullable: false } }
  return [
    (query) => inOrder(keyset === null ? query : after(query, valued, keyset), order).whereNotNull(key.column),
    (query) => inOrder(query, order).whereNull(key.column),
  ]
}

function cursorOf(sort: string, row: object, { column, tiebreaker = 'id' }: SortKey): string {
  const values = row as Record<string, unknown>
  return encodeCursor([sort, values[column], values[tiebreaker]])
}

function readCursor(cursor: string, sort: string, key: SortKey): Keyset {
  const [ownSort, value, id, ...rest] = decodeCursor(cursor)
  if (ownSort === sort && rest.length === 0 && isUuid(id) && isValueOf(key, value)) return [value, id]
  throw new CursorError('The cursor belongs to another list or order.')
}

/**
 * Whether a value of a cursor, which may be anything, is one of the key's type, so that Postgres does not fail on it.
 */
function isValueOf({ type, nullable }: SortKey, value: unknown): value is Value {
  if (value === null) return nullable === true
  if (type === 'integer') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
  if (typeof value !== 'string') return false
  if (type === 'text') return !value.includes('\0')
  // Postgres rejects the year 0, and dates such as February 30, which Date moves to the next month.
  if (!/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value) || Number.isNaN(Date.parse(value)))
    return false
  return new Date(value).toISOString().slice(0, 19) === value.slice(0, 19)
}

/** The `LIKE` pattern of values that contain a text. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
