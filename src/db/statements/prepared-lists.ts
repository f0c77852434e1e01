/** Pages of lists that are read often: made into SQL once, and read together by the requests of a moment. */
import type { Knex } from 'knex'
import {
  inTotalOrder,
  keyOf,
  mergedPage,
  type Order,
  type Page,
  type PageRequest,
  type Place,
  pageOf,
  placeOf,
  type SortKey,
  type Source,
} from '../page.ts'
import { batchedLookup, lookupPerShape } from './batched-lookup.ts'
import { compileEach, compileOnce } from './prepared.ts'

/** Rows of one statement at most: whoever shares it waits for all of them. */
const sharedRows = 1_000

/** What stands for a value in a query: it is given when the query runs, or a column of what several requests ask for. */
type ValueOf<Name extends string> = (name: Name) => string | Knex.Raw

/** What a page of a whole list depends on, besides its SQL. */
type Asked = 'userId' | 'from_value' | 'from_id'

/** What the SQL of a page depends on. */
interface Part<Shape> extends Pick<PageRequest, 'sort' | 'skip' | 'limit'> {
  shape: Shape
  /** At the beginning, behind a row that has a value to sort by, or behind one that has none. */
  from: 'start' | 'value' | 'null'
}

export interface MergedPages<Shape, Name extends string, Row> {
  keys: Record<string, SortKey>
  /** As for `readMergedPage`. */
  sourcesOf(db: Knex, value: ValueOf<Name | 'userId'>, shape: Shape): Source[]
  /** Whether nothing but the user narrows the list. The index of its order is then best for all values. */
  isWhole(shape: Shape): boolean
  /** A row with its own members, of one that may have others. Written out, 100 of them take 3 us; to leave one out, 23. */
  ownOf(row: Row): Row
}

/**
 * `readMergedPage` of a list whose query is made into SQL once for each `shape`, with names in place of values. Whole lists
 * of several requests are read by one prepared statement (`batchedLookup`); others are planned each time, by their values.
 */
export function compileMergedPages<Shape, Name extends string, Row extends object>(
  pages: MergedPages<Shape, Name, Row>,
) {
  const { keys, isWhole } = pages
  const read = compileEach<Part<Shape>, Name | Asked, Row>((db, value, part) => pageQuery(pages, db, value, part))
  const readTogether = lookupPerShape((part: Part<Shape>) => {
    const most = Math.max(1, Math.floor(sharedRows / (part.limit + 1)))
    return batchedLookup(togetherWith<Shape, Name, Row>(pages, part), most)
  })

  return async function readPage(
    db: Knex,
    shape: Shape,
    values: Record<string, Knex.Value>,
    { sort, cursor, skip, limit }: PageRequest,
  ): Promise<Page<Row>> {
    const key = keyOf(keys, sort)
    const place = placeOf(key, sort, cursor)
    const [value, id] = place ?? []
    const from = place === null ? 'start' : value === null ? 'null' : 'value'
    const part: Part<Shape> = { shape, sort, skip, limit, from }
    const given = { ...values, from_value: value, from_id: id } as Record<Name | Asked, Knex.Value>
    const together = isWhole(shape) && skip === 0 ? readTogether(part) : undefined
    const rows = together ? await together(db, given) : await read(db, part, given)
    return pageOf(rows, { key, sort, place }, limit)
  }
}

/** `value` stands for what is asked for. */
function pageQuery<Shape, Name extends string, Row>(
  { keys, sourcesOf }: MergedPages<Shape, Name, Row>,
  db: Knex,
  value: ValueOf<Name | Asked>,
  part: Part<Shape>,
): Knex.QueryBuilder {
  return mergedPage(db, sourcesOf(db, value, part.shape), orderOf(keys, value, part), part)
}

function orderOf<Shape>(
  keys: Record<string, SortKey>,
  value: ValueOf<'from_value' | 'from_id'>,
  { sort, from }: Part<Shape>,
): Order {
  const place = from === 'start' ? null : [from === 'null' ? null : value('from_value'), value('from_id')]
  return { key: keyOf(keys, sort), sort, place: place as Place | null }
}

/** Reads the page of each who asked: each is found as if it were alone, and its rows are marked with its place. */
function togetherWith<Shape, Name extends string, Row extends object>(
  pages: MergedPages<Shape, Name, Row>,
  part: Part<Shape>,
): (db: Knex, asked: Record<Asked, Knex.Value>[]) => Promise<Row[][]> {
  const read = compileOnce<Asked, Row & { asked_place: number }>((db, value) => {
    const ofAsked = (name: string) => db.raw('??', [`asked.${name}`])
    const order = orderOf(pages.keys, ofAsked, part)
    const asked = db.raw(
      `unnest(?::uuid[], ?::${order.key.type}[], ?::uuid[]) with ordinality as asked("userId", from_value, from_id, place)`,
      [value('userId'), value('from_value'), value('from_id')],
    )
    const all = db
      .select('page.*', db.raw('asked.place::integer as asked_place'))
      .from(asked)
      .crossJoin(db.raw('lateral ? as page', [pageQuery(pages, db, ofAsked, part)]))
    return inTotalOrder(all.orderBy('asked.place'), order)
  })

  return async function readAll(db, asked) {
    const column = (name: Asked) => asked.map((one) => one[name] ?? null)
    const values = { userId: column('userId'), from_value: column('from_value'), from_id: column('from_id') }
    const found = asked.map((): Row[] => [])
    for (const row of await read(db, values)) found[row.asked_place - 1]?.push(pages.ownOf(row))
    return found
  }
}
