/** Pages of lists that are read often: made into SQL once, and read by the requests of a moment in one batch. */
import type { Knex } from 'knex'
import { isPlain } from '../knex.ts'
import {
  type IndexRange,
  inTotalOrder,
  type Keyset,
  keyOf,
  keysetOf,
  mergedPage,
  type Order,
  type Page,
  type PageRequest,
  pageOf,
  type SortKey,
  type Source,
} from '../page.ts'
import { batchedLookup, lookupPerShape } from './batches.ts'
import { prepared } from './prepared.ts'

/** Rows of one batch at most, since each of its requests waits for all of them. */
const maximumRows = 1_000

/** Stands for a value in a query: given when the query runs, or a column of the requests of a batch. */
type ValueOf<Name extends string> = (name: Name) => Knex.Raw

/** The reader of a list: a user and their time zone, which decides what a day is. */
export interface Reader {
  userId: string
  zone: string
}

/** The values of a page of a whole list. */
type Asked = keyof Reader | 'from_value' | 'from_id'

/** Pages of one shape have the same SQL. */
interface PageShape<Name> extends Pick<PageRequest, 'sort' | 'skip' | 'limit'> {
  filters: Name[]
  /** At the beginning, behind a row that has a value to sort by, or behind one that has none. */
  from: 'start' | 'value' | 'null'
}

/**
 * A condition of the rows of a list, which are read by themselves where there are several: none is in two. With a rank, these rows
 * have it as the column `relevance`.
 */
export interface Alternative {
  sql?: Knex.Raw | undefined
  rank?: number | undefined
}

export interface ListDefinition<Name extends string> {
  keys: Record<string, SortKey>
  /**
   * As for `readMergedPage`. `filters` are the names of the values that narrow the list, and `alternatives` are what narrows it
   * beside them.
   */
  sourcesOf(
    db: Knex,
    value: ValueOf<Name | keyof Reader>,
    filters: Name[],
    { sort, alternatives }: { sort: string; alternatives: Alternative[] | undefined },
  ): Source[]
  /** The ranges of an order that no single column has, which narrow it by the filters too; undefined for all others. */
  rangesOf(db: Knex, value: ValueOf<Name | keyof Reader>, filters: Name[], order: Order): IndexRange[] | undefined
}

/**
 * `readMergedPage` of a user's list whose SQL is made once for each set of filters. A list without filters is prepared, and
 * read for all requests of a batch; others are planned each time, since their values decide which index is best. One with
 * alternatives has SQL of its own.
 */
export function preparedList<Name extends string, Row extends object>(list: ListDefinition<Name>) {
  const readAlone = prepared<Name | Asked, Row, PageShape<Name>>(
    (db, value, shape) => pageQuery(list, db, value, shape),
    { replanned: true },
  )
  const lookupOf = lookupPerShape((shape: PageShape<Name>) =>
    batchedLookup(batchReader<Name, Row>(list, shape), Math.max(1, Math.floor(maximumRows / (shape.limit + 1)))),
  )

  return async function readPage(
    db: Knex,
    reader: Reader,
    values: Partial<Record<Name, Knex.Value>>,
    { sort, cursor, skip, limit }: PageRequest,
    alternatives?: Alternative[],
  ): Promise<Page<Row>> {
    const key = keyOf(list.keys, sort)
    const keyset = keysetOf(key, sort, cursor)
    const [value, id] = keyset ?? []
    const from = keyset === null ? 'start' : value === null ? 'null' : 'value'
    const filters = Object.keys(values) as Name[]
    const shape: PageShape<Name> = { filters, sort, skip, limit, from }
    const given = { ...values, ...reader, from_value: value, from_id: id } as Record<Name | Asked, Knex.Value>
    const read = () => {
      if (alternatives) return pageQuery(list, db, (name) => db.raw('?', [given[name]]), shape, alternatives)
      const lookup = filters.length === 0 && skip === 0 && !isPlain(db) ? lookupOf(shape) : undefined
      return lookup ? lookup(db, given) : readAlone(db, given, shape)
    }
    return pageOf<Row>(await read(), { key, sort, keyset }, limit)
  }
}

function pageQuery<Name extends string>(
  { keys, sourcesOf, rangesOf }: ListDefinition<Name>,
  db: Knex,
  value: ValueOf<Name | Asked>,
  shape: PageShape<Name>,
  alternatives?: Alternative[],
): Knex.QueryBuilder {
  const order = orderOf(keys, value, shape)
  const sources = sourcesOf(db, value, shape.filters, { sort: shape.sort, alternatives })
  return mergedPage(db, sources, order, shape, rangesOf(db, value, shape.filters, order))
}

function orderOf<Name>(
  keys: Record<string, SortKey>,
  value: ValueOf<'from_value' | 'from_id'>,
  { sort, from }: PageShape<Name>,
): Order {
  const keyset = from === 'start' ? null : [from === 'null' ? null : value('from_value'), value('from_id')]
  return { key: keyOf(keys, sort), sort, keyset: keyset as Keyset | null }
}

/**
 * Reads the pages of a batch in one statement. Each is found as if it were alone. A request without a user follows each one
 * of the batch: it finds nothing, and its row of nulls ends the page before it.
 */
function batchReader<Name extends string, Row extends object>(
  list: ListDefinition<Name>,
  shape: PageShape<Name>,
): (db: Knex, asked: Record<Asked, Knex.Value>[]) => Promise<Row[][]> {
  const { tiebreaker = 'id' } = keyOf(list.keys, shape.sort)
  const read = prepared<Asked, Row>((db, value) => {
    const ofAsked = (name: string) => db.raw('??', [`asked.${name}`])
    const order = orderOf(list.keys, ofAsked, shape)
    const asked = db.raw(
      `unnest(?::uuid[], ?::text[], ?::${order.key.type}[], ?::uuid[]) with ordinality
         as asked("userId", zone, from_value, from_id, number)`,
      [value('userId'), value('zone'), value('from_value'), value('from_id')],
    )
    const page = pageQuery(list, db, ofAsked, shape)
    const all = db
      .select('page.*')
      .from(asked)
      .leftJoin(db.raw('lateral ? as page', [page]), (join) => join.on(db.raw('true')))
    return inTotalOrder(all.orderBy('asked.number'), order)
  })

  return async function readAll(db, asked) {
    const column = (name: Asked) => asked.flatMap((one) => [one[name] ?? null, null])
    const values = {
      userId: column('userId'),
      zone: column('zone'),
      from_value: column('from_value'),
      from_id: column('from_id'),
    }
    const pages: Row[][] = []
    let page: Row[] = []
    let isEmpty = false
    for (const row of await read(db, values)) {
      if ((row as Record<string, unknown>)[tiebreaker] !== null) page.push(row)
      // A page without rows has a row of nulls of its own.
      else if (page.length === 0 && !isEmpty) isEmpty = true
      else {
        pages.push(page)
        page = []
        isEmpty = false
      }
    }
    return pages
  }
}
