/** Pages of a list: keyset cursors that lose and repeat nothing, whatever is inserted meanwhile; `skip` for those who count. */
import type { Knex } from 'knex'
import { Problem } from '../contract/problem.ts'
import { compileEach } from './compile-once.ts'

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
  { sort, cursor, skip, limit }: PageRequest,
): Promise<Page<Row>> {
  const key = keyOf(keys, sort)
  const place = cursor === undefined ? null : decodeCursor(cursor, sort, key)
  return pageOf(await restrict(query, key, { sort, place, skip, limit }), key, { sort, limit })
}

/** The same for a list that is read often: its query is built once for each `shape`, with names in place of values. */
export function compilePages<Shape, Name extends string, Row extends object>(
  keys: Record<string, SortKey>,
  build: (db: Knex, value: (name: Name) => string, shape: Shape) => Knex.QueryBuilder,
) {
  type Part = Pick<PageRequest, 'sort' | 'skip' | 'limit'> & { shape: Shape; from: 'start' | 'value' | 'null' }
  const select = compileEach<Part, Name | 'from_value' | 'from_id', Row>((db, value, { shape, from, ...part }) => {
    const before = from === 'null' ? null : value('from_value')
    const place: Place | null = from === 'start' ? null : [before, value('from_id')]
    return restrict(build(db, value, shape), keyOf(keys, part.sort), { ...part, place })
  })

  return async function read(
    db: Knex,
    shape: Shape,
    values: Partial<Record<Name, unknown>>,
    { sort, cursor, skip, limit }: PageRequest,
  ): Promise<Page<Row>> {
    const key = keyOf(keys, sort)
    const [value, id] = cursor === undefined ? [] : decodeCursor(cursor, sort, key)
    const from = id === undefined ? 'start' : value === null ? 'null' : 'value'
    const given = { ...values, from_value: value, from_id: id } as Parameters<typeof select>[2]
    return pageOf(await select(db, { shape, sort, skip, limit, from }, given), key, { sort, limit })
  }
}

function keyOf(keys: Record<string, SortKey>, sort: string): SortKey {
  const key = keys[sort.startsWith('-') ? sort.slice(1) : sort]
  if (!key) throw new Error(`no sort key "${sort}"`)
  return key
}

/** What a cursor leads to: the value of the sort key and the tiebreaker of the row before. */
type Place = [value: Value, id: string]

/** Narrows a query to a page, and one row more by which it is known whether there is another page. */
function restrict(
  query: Knex.QueryBuilder,
  key: SortKey,
  { sort, place, skip, limit }: Pick<PageRequest, 'sort' | 'skip' | 'limit'> & { place: Place | null },
): Knex.QueryBuilder {
  const descending = sort.startsWith('-')
  const direction = descending ? 'desc' : 'asc'
  if (place) after(query, key, descending, place)
  if (key.nullable) query.orderByRaw('?? is null', [key.column])
  return query
    .orderBy(key.column, direction)
    .orderBy(key.tiebreaker ?? 'id', direction)
    .offset(skip)
    .limit(limit + 1)
}

function pageOf<Row extends object>(
  rows: Row[],
  key: SortKey,
  { sort, limit }: Pick<PageRequest, 'sort' | 'limit'>,
): Page<Row> {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, next: last ? encodeCursor(sort, last, key) : null }
}

type Value = string | number | null

/** Keeps the rows that come after the cursor's. */
function after(
  query: Knex.QueryBuilder,
  { column, type, nullable, tiebreaker = 'id' }: SortKey,
  descending: boolean,
  [value, id]: Place,
): void {
  const operator = descending ? '<' : '>'
  if (value === null) {
    query.whereNull(column).whereRaw(`?? ${operator} ?::uuid`, [tiebreaker, id])
    return
  }
  const beyond = `(??, ??) ${operator} (?::${type}, ?::uuid)`
  if (nullable) query.whereRaw(`(${beyond} or ?? is null)`, [column, tiebreaker, value, id, column])
  else query.whereRaw(beyond, [column, tiebreaker, value, id])
}

function encodeCursor(sort: string, row: object, { column, tiebreaker = 'id' }: SortKey): string {
  const values = row as Record<string, unknown>
  return Buffer.from(JSON.stringify([sort, values[column], values[tiebreaker]])).toString('base64url')
}

function decodeCursor(cursor: string, sort: string, key: SortKey): Place {
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
