/** Lists: filters, orders and pages, compared with a naive model in memory; what is found; what a page after page sees. */
import fc from 'fast-check'
import type { Response } from 'supertest'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { searchTextOf, wordsOf } from '../../src/language/fold.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertContract, assertProblem, type Input, send } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { closeInstant, closeTodo, dueFor, readInstant, type SampleInstant, toBody, zones } from './todo-samples.ts'

type Todo = Schemas['Todo']

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
  const bob = await newPerson(service())
  await newTodo(bob, { title: "Bob's, which nobody else sees" })
})
const clear = () => service().database.pool('todos').delete().where({ user_id: ada.id })
beforeEach(clear)

async function create(body: object): Promise<Todo> {
  const answer = await ada.send('post', '/todos', body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
async function list(query: NonNullable<Input['query']> = {}): Promise<Response> {
  const answer = await send('listTodos', service(), { as: ada, query })
  assertContract('listTodos', answer)
  return answer
}
const titles = async (query: NonNullable<Input['query']>) => (await list(query)).body.map(({ title }: Todo) => title)

/** The query of the next page; null on the last one. */
function nextQuery({ headers }: Response): Record<string, string> | null {
  if (headers.link === undefined) return null
  const [, target] = /^<([^>]+)>; rel="next"$/.exec(headers.link) ?? []
  const url = new URL(target ?? '', `${service().url}/todos`)
  expect(url.pathname).toBe('/todos')
  return Object.fromEntries(url.searchParams)
}

/** Follows `rel="next"` from the first page to the last. */
async function pages(query: NonNullable<Input['query']>): Promise<Response[]> {
  const answers = [await list(query)]
  for (let next = nextQuery(answers[0] as Response); next; next = nextQuery(answers.at(-1) as Response))
    answers.push(await list(next))
  return answers
}

const orders = ['created_at', 'updated_at', 'due', 'priority', 'title'].flatMap((key) => [key, `-${key}`])

interface Asked {
  completed?: boolean
  search?: string
  priority?: number
  due_before?: SampleInstant
  due_after?: SampleInstant
  available?: boolean
}
const filters = {
  completed: fc.boolean(),
  search: fc.constantFrom('a', 'é', 'Ж', '%', '_', '\\', 'aa', '日', '🌊', 'ÿ'),
  priority: fc.integer({ min: 1, max: 3 }),
  due_before: closeInstant,
  due_after: closeInstant,
  available: fc.boolean(),
}
/** Few filters at a time, since all of them together leave little to sort. */
const asked = fc
  .tuple(fc.subarray(Object.keys(filters) as (keyof typeof filters)[], { maxLength: 2 }), fc.record(filters))
  .map(([names, values]): Asked => Object.fromEntries(names.map((name) => [name, values[name]])))
const order = fc.option(fc.constantFrom(...orders), { nil: undefined })

/** The list that the contract promises. */
function model(todos: Todo[], zone: string, asked: Asked, sort = '-created_at') {
  const { completed, search, priority, due_before, due_after, available } = asked
  const words = wordsOf(search ?? '')
  const contains = (text: string | null) => text?.toLowerCase().includes((search ?? '').toLowerCase()) ?? false
  const found = ({ title, description }: Todo) =>
    words.length === 0
      ? contains(title) || contains(description)
      : words.every((word) => searchTextOf(title, description).includes(` ${word}`))
  const due = (todo: Todo) => dueFor(todo, zone) ?? Number.NaN
  const sign = sort.startsWith('-') ? -1 : 1
  return (
    todos
      .filter((todo) => completed === undefined || todo.completed === completed)
      .filter((todo) => priority === undefined || todo.priority === priority)
      .filter((todo) => due_before === undefined || due(todo) < due_before.micros)
      .filter((todo) => due_after === undefined || due(todo) >= due_after.micros)
      // The days are long ago or far ahead.
      .filter(({ start_on }) => available === undefined || (start_on ?? '') < '2020' === available)
      .filter((todo) => search === undefined || found(todo))
      .map((todo) => ({ todo, rank: rankOf(todo, sort.replace('-', ''), zone) }))
      .sort((a, b) => {
        if ((a.rank === null) !== (b.rank === null)) return a.rank === null ? 1 : -1
        return sign * (compareRanks(a.rank, b.rank) || compare(a.todo.id, b.todo.id))
      })
      .map(({ todo }) => todo)
  )
}

/** Without regard to case, and "2" before "10". */
const naturally = new Intl.Collator('und', { numeric: true, sensitivity: 'accent' }).compare

/** Instants sort by time. */
function rankOf(todo: Todo, key: string, zone: string): string | number | null {
  if (key === 'due') return dueFor(todo, zone)
  if (key === 'title') return todo.title
  if (key === 'priority') return todo.priority
  const instant = todo[key as 'created_at' | 'updated_at']
  return instant && readInstant(instant)
}
const compare = <T extends string | number | null>(a: T, b: T) =>
  a === b || a === null || b === null ? 0 : a < b ? -1 : 1

const compareRanks = (a: string | number | null, b: string | number | null) =>
  typeof a === 'string' && typeof b === 'string' ? naturally(a, b) : compare(a, b)

test('the pages of any list are together the list of a naive model, in its order', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(closeTodo, { minLength: 4, maxLength: 12 }),
      fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
      fc.array(fc.tuple(asked, order, fc.integer({ min: 1, max: 5 }), fc.nat({ max: 2 })), {
        minLength: 5,
        maxLength: 5,
      }),
      fc.constantFrom(...zones),
      async (samples, touched, lists, zone) => {
        await clear()
        await ada.send('patch', '/users/me/preferences', { time_zone: zone }).expect(200)
        const todos: Todo[] = []
        for (const sample of samples) todos.push(await create(toBody(sample)))
        for (const index of touched) {
          const todo = todos[index]
          if (todo) todos[index] = (await ada.send('patch', `/todos/${todo.id}`, { completed: !todo.completed })).body
        }
        for (const [ask, sort, limit, skip] of lists) {
          const wanted = model(todos, zone, ask, sort)
          const query: NonNullable<Input['query']> = sort ? { sort } : {}
          for (const [name, value] of Object.entries(ask)) query[name] = typeof value === 'object' ? value.text : value
          const answers = await pages({ ...query, limit, skip, count: true })
          expect(answers.flatMap(({ body }) => body)).toEqual(wanted.slice(skip))
          for (const { headers } of answers) expect(headers['total-count']).toBe(String(wanted.length))
          for (const { body } of answers.slice(0, -1)) expect(body).toHaveLength(limit)
          expect((await list({ ...query, limit: 100 })).body).toEqual(wanted)
        }
      },
    ),
    { numRuns: 30 },
  )
})

describe('search', () => {
  test('gives no character a special meaning', async () => {
    for (const title of ['50% off', '500 off', 'a_b', 'a-b', 'c:\\temp', 'c:temp', "it's", 'x\ty'])
      await create({ title })
    expect(await titles({ search: '50% off' })).toEqual(['500 off', '50% off'])
    expect(await titles({ search: '%' })).toEqual(['50% off'])
    expect(await titles({ search: 'b_A' })).toEqual(['a-b', 'a_b'])
    expect(await titles({ search: '\\' })).toEqual(['c:\\temp'])
    expect(await titles({ search: ':\\T' })).toEqual(['c:temp', 'c:\\temp'])
    expect(await titles({ search: "'" })).toEqual(["it's"])
    expect(await titles({ search: '\t' })).toEqual(['x\ty'])
  })

  test('finds title and description in any case, of any script', async () => {
    await create({ title: 'CAFÉ au lait' })
    await create({ title: 'Москва', description: null })
    await create({ title: 'Later', description: 'Ångström, then ΔΟΞΑ' })
    expect(await titles({ search: 'café' })).toEqual(['CAFÉ au lait'])
    expect(await titles({ search: 'МОСК' })).toEqual(['Москва'])
    expect(await titles({ search: 'åNGSTRÖM' })).toEqual(['Later'])
    expect(await titles({ search: 'δοξα' })).toEqual(['Later'])
    expect(await titles({ search: 'lait cafe' })).toEqual(['CAFÉ au lait'])
    expect(await titles({ search: 'afé' })).toEqual([])
  })
})

describe('pages', () => {
  test('link to the next one with all parameters of the request, except those that the cursor holds', async () => {
    for (const title of ['milk & eggs=1', 'Milk + honey', 'milk #2', 'tea']) await create({ title, priority: 2 })
    const others = { sort: 'title', limit: 1, count: true, label_match: 'any' }
    const query = { search: 'milk', priority: 2, completed: false, ...others }
    const first = await list({ ...query, skip: 1 })
    const { cursor, ...kept } = nextQuery(first) as Record<string, string>
    expect(cursor).toMatch(/^[\w-]+$/)
    expect(kept).toEqual(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])))
    const rest = (await pages({ ...kept, cursor: cursor as string })).flatMap(({ body }) => body)
    expect([...first.body, ...rest].map(({ title }) => title)).toEqual(['milk #2', 'Milk + honey'])
  })

  test('end with a page without a link', async () => {
    for (const title of ['a', 'b']) await create({ title })
    expect((await list({ limit: 2 })).headers.link).toBeUndefined()
    expect((await list({ limit: 1, skip: 1 })).headers.link).toBeUndefined()
    const beyond = await list({ skip: 2_147_483_647, count: true })
    expect({ body: beyond.body, total: beyond.headers['total-count'] }).toEqual({ body: [], total: '2' })
    expect((await list()).headers['total-count']).toBeUndefined()
  })

  test('have 100 items by default', async () => {
    const rows = Array.from({ length: 101 }, (_, index) => {
      return { id: crypto.randomUUID(), user_id: ada.id, title: `Todo ${index}`, position: '5000000000' }
    })
    await service().database.pool('todos').insert(rows)
    const answers = await pages({})
    expect(answers.map(({ body }) => body.length)).toEqual([100, 1])
    expect(new Set(answers.flatMap(({ body }) => body.map(({ id }: Todo) => id))).size).toBe(101)
  })

  test.each(orders)('by %s lose and repeat nothing while todos come and go', async (sort) => {
    const samples = Array.from({ length: 9 }, (_, index) => ({
      title: `Todo ${index % 4}`,
      priority: 1 + (index % 3),
      ...(index % 3 > 0 && { due_at: `2026-11-2${index % 2}T00:00:00Z` }),
    }))
    const [kept, doomed]: [string[], string[]] = [[], []]
    for (const [index, sample] of samples.entries()) (index % 4 === 3 ? doomed : kept).push((await create(sample)).id)

    const seen: string[] = []
    for (let query: Record<string, string> | null = { sort, limit: '2' }; query; ) {
      const answer = await list(query)
      seen.push(...answer.body.map(({ id }: Todo) => id))
      // One at the start of the order, one at its end, and one less.
      await create({ title: 'A', priority: 1, due_at: '2000-01-01T00:00:00Z' })
      if (seen.length < 8) await create({ title: 'Z', priority: 5 })
      const gone = doomed.pop()
      if (gone) await ada.send('delete', `/todos/${gone}`)
      query = nextQuery(answer)
    }
    expect(seen.filter((id) => kept.includes(id)).sort()).toEqual(kept.sort())
    expect(seen).toHaveLength(new Set(seen).size)
  })
})

test('concurrent lists of several users equal those that each user gets alone', async () => {
  const people = [await newPerson(service()), await newPerson(service()), await newPerson(service())] as const
  const [eve, bob] = people
  const project_id = await newProject(eve, [[bob, 'editor']])
  for (const [index, person] of people.entries())
    for (let count = 0; count < 12; count++) {
      const place = index < 2 && count % 3 === 0 ? { project_id } : {}
      const due = count % 2 === 0 ? { due_at: `2026-11-1${count % 4}T00:00:00Z` } : {}
      await newTodo(person, { title: `Todo ${count % 5}`, priority: 1 + (count % 3), ...place, ...due })
    }
  const asked: { as: Person; query: Record<string, string> }[] = []
  for (const as of people)
    for (const sort of orders) {
      // The first page, one behind a value, and one behind none, where there is such a one.
      for (let query: Record<string, string> | null = { sort, limit: '5' }; query; ) {
        asked.push({ as, query })
        query = nextQuery(await send('listTodos', service(), { as, query }))
      }
    }
  const answer = async (one: (typeof asked)[number]) => (await send('listTodos', service(), one)).body
  const alone: unknown[] = []
  for (const one of asked) alone.push(await answer(one))
  expect(await Promise.all(asked.map(answer))).toEqual(alone)
})

describe('a cursor', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10'

  test('of another order is rejected', async () => {
    for (const title of ['a', 'b', 'c']) await create({ title })
    const { cursor } = nextQuery(await list({ sort: 'title', limit: 1 })) as { cursor: string }
    expect((await list({ sort: 'title', cursor })).body).toHaveLength(2)
    for (const sort of orders.filter((order) => order !== 'title'))
      assertProblem(await list({ sort, cursor }), 'cursor_invalid')
  })

  test.each<[string, string, string]>([
    ['that is no JSON', 'title', 'abc'],
    ['that is no array', 'title', encode({})],
    ['that is null', 'title', encode(null)],
    ['without an id', 'title', encode(['title', 'a'])],
    ['with an id that is none', 'title', encode(['title', 'a', 'b'])],
    ['with more', 'title', encode(['title', 'a', id, 1])],
    ['with U+0000', 'title', encode(['title', '\0', id])],
    ['with null where there is none', 'title', encode(['title', null, id])],
    ['with a number for a text', 'title', encode(['title', 1, id])],
    ['with an object for a text', 'title', encode(['title', { a: 1 }, id])],
    ['with a text for a number', 'priority', encode(['priority', '1', id])],
    ['with a number beyond int4', 'priority', encode(['priority', 2 ** 31, id])],
    ['with a fraction', 'priority', encode(['priority', 1.5, id])],
    ['with a month that is none', 'due', encode(['due', '2026-13-01T00:00:00Z', id])],
    ['with a day that is none', 'due', encode(['due', '2026-02-30T00:00:00Z', id])],
    ['with an hour that is none', 'due', encode(['due', '2026-02-20T25:00:00Z', id])],
    ['with a year that is none', 'due', encode(['due', '0000-01-01T00:00:00Z', id])],
    ['with SQL for a date', 'due', encode(['due', "now'", id])],
  ])('%s is refused', async (_, sort, cursor) => {
    assertProblem(await list({ sort, cursor }), 'cursor_invalid')
  })
})
