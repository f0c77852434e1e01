import fc from 'fast-check'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CursorError } from '../../src/db/errors.ts'
import { type PageRequest, readPage, type SortKey } from '../../src/db/page.ts'
import { linkNext } from '../../src/service/list-reply.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

interface Row {
  id: string
  title: string
  name: string
  priority: number
  due_at: string | null
}

const keys: Record<string, SortKey> = {
  title: { column: 'title', type: 'text' },
  name: { column: 'name', type: 'text', isName: true },
  priority: { column: 'priority', type: 'integer' },
  due_at: { column: 'due_at', type: 'timestamptz', nullable: true },
}

let database: TestDatabase
let pool: Knex

beforeAll(async () => {
  database = await createDatabase()
  pool = database.pool
  await pool.raw(
    'create table things (id uuid primary key, title text, name text, priority integer, due_at timestamptz)',
  )
})

afterAll(() => database.drop())

const page = (request: Partial<PageRequest>) =>
  readPage<Row>(pool('things').select('*'), keys, { sort: 'title', skip: 0, limit: 100, ...request })

/** Few values, so that ties and nulls are common; microseconds, since two instants may differ in nothing else. */
const row = fc.record({
  id: fc.uuid(),
  title: fc.constantFrom('a', 'b', 'B', 'ä', 'a b', '%', '\\'),
  name: fc.constantFrom('a', 'A', 'b', 'B', 'ä', 'a2', 'A10', 'a1', '2', '10', 'Straße', 'STRASSE', 'é 9', 'É 10'),
  priority: fc.integer({ min: 1, max: 3 }),
  due_at: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000001Z', '2026-01-01T00:00:00.000002Z'),
})

/** Without regard to case, and "2" before "10". */
const naturally = new Intl.Collator('und', { numeric: true, sensitivity: 'accent' }).compare
const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Instants compare as text when all have their fraction. */
const withFraction = (value: Row[keyof Row]) =>
  typeof value === 'string' ? value.replace(/:00Z$/, ':00.000000Z') : value

function sorted(rows: Row[], sort: string): Row[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const key = sort.replace('-', '') as keyof Row
  return rows.toSorted((a, b) => {
    const [x, y] = [withFraction(a[key]), withFraction(b[key])]
    if (x === null || y === null) return Number(x === null) - Number(y === null) || sign * byText(a.id, b.id)
    const order = typeof x === 'number' ? x - (y as number) : (key === 'name' ? naturally : byText)(x, y as string)
    return sign * (order || byText(a.id, b.id))
  })
}

test('the pages of any list, in any order and size, are the list', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 25 }),
      fc.constantFrom('title', '-title', 'name', '-name', 'priority', '-priority', 'due_at', '-due_at'),
      fc.integer({ min: 1, max: 7 }),
      async (rows, sort, limit) => {
        await pool('things').truncate()
        if (rows.length > 0) await pool('things').insert(rows)
        const seen: Row[] = []
        let cursor: string | null | undefined
        do {
          const { rows: found, next } = await page({ sort, limit, cursor: cursor ?? undefined })
          expect(found.length).toBeLessThanOrEqual(limit)
          seen.push(...found)
          cursor = next
        } while (cursor)
        expect(seen.map(({ id }) => id)).toEqual(sorted(rows, sort).map(({ id }) => id))
        const skipped = await page({ sort, skip: 2, limit: 100 })
        expect(skipped.rows.map(({ id }) => id)).toEqual(
          sorted(rows, sort)
            .slice(2)
            .map(({ id }) => id),
        )
      },
    ),
    { numRuns: 60 },
  )
})

const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10'

test.each([
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('hello').toString('base64url')],
  ['another order', cursorOf('-title', 'a', id)],
  ['no id', cursorOf('title', 'a')],
  ['an id that is no uuid', cursorOf('title', 'a', "'; drop table things")],
  ['too much', cursorOf('title', 'a', id, 1)],
  ['a value of another type', cursorOf('title', 1, id)],
  ['null where none can be', cursorOf('title', null, id)],
  ['a NUL character', cursorOf('title', 'a\0', id)],
])('a cursor with %s is refused', async (_, cursor) => {
  await expect(page({ cursor })).rejects.toThrow(CursorError)
})

test.each([
  ['priority', 2 ** 31],
  ['priority', 1.5],
  ['due_at', '2026-02-31T00:00:00Z'],
  ['due_at', 'infinity'],
  ['due_at', '2026-13-01T00:00:00Z'],
])('a cursor of %s with the value %s is refused or read, and never an error', async (sort, value) => {
  const answer = await page({ sort, cursor: cursorOf(sort, value, id) }).catch((error) => error)
  expect(answer).toBeInstanceOf(CursorError)
})

test('no cursor at all makes the database fail', async () => {
  const sort = fc.constantFrom('title', '-title', 'priority', 'due_at', '-due_at')
  const parts = fc.tuple(
    sort,
    fc.oneof(
      fc.jsonValue(),
      row.map(({ due_at }) => due_at),
    ),
    fc.oneof(fc.uuid(), fc.string()),
  )
  await fc.assert(
    fc.asyncProperty(
      sort,
      fc.oneof(
        fc.string(),
        parts.map((all) => cursorOf(...all)),
      ),
      async (key, cursor) => {
        const answer = await page({ sort: key, cursor }).catch((error) => error)
        if (answer instanceof Error) expect(answer).toBeInstanceOf(CursorError)
      },
    ),
    { numRuns: 200 },
  )
})

test('the link keeps the request and replaces the place', () => {
  expect(
    linkNext('listTodos', {}, { limit: 2, search: 'a b', skip: 3, cursor: 'old', priority: undefined }, 'new'),
  ).toBe('</todos?limit=2&search=a+b&cursor=new>; rel="next"')
  expect(linkNext('listTodos', {}, {}, null)).toBeUndefined()
})
