/** The filter language: random filters over random todos against a model in memory, and the refusals of wrong filters. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type NameOf, testOf } from '../../src/language/filter/matches.ts'
import { conditionOf } from '../../src/language/filter/meaning.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newMember, newProject, newSection } from '../support/build.ts'
import { assertContract, assertProblem, send } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

type Todo = Schemas['Todo']

const service = useService()
const zone = 'America/New_York'
let [ada, bob]: [Person, Person] = [{} as Person, {} as Person]
const projects: { id: string; name: string }[] = []
/** Ada's own labels: Straße and later. */
const labels: string[] = []
/** Of the first project. */
let section = ''

beforeAll(async () => {
  ada = await newPerson(service(), 'Ada')
  bob = await newPerson(service(), 'Bob')
  await ada.send('patch', '/users/me/preferences', { time_zone: zone }).expect(200)
  for (const name of ['Home', 'GARDEN']) projects.push({ id: await newProject(ada, [], name), name })
  await newMember(ada, projects[0]?.id as string, bob, 'editor')
  section = (await newSection(ada, projects[0]?.id as string, { name: 'In progress' })).id
  for (const name of ['Straße', 'later']) labels.push((await newLabel(ada, { name })).id)
})

const list = (filter: string) => send('listTodos', service(), { as: ada, query: { filter, limit: 100 } })

async function found(filter: string): Promise<string[]> {
  const answer = await list(filter)
  expect(answer.status, `${filter}: ${answer.text}`).toBe(200)
  assertContract('listTodos', answer)
  return answer.body.map(({ title }: Todo) => title).sort()
}

/** A filter, and which todos it should find. */
type Sample = [text: string, holds: (todo: Todo) => boolean]

const sign = { '=': [0], '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] } as const
const comparator = fc.constantFrom(...(Object.keys(sign) as (keyof typeof sign)[]))
const order = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)
const compares = (by: keyof typeof sign, a: number | string | null, b: number | string) =>
  a !== null && (sign[by] as readonly number[]).includes(order(a, b))

/** By Intl, and not as the service computes it. */
const localDay = (instant: string) => new Date(instant).toLocaleDateString('sv-SE', { timeZone: zone })
const dueDay = ({ due_on, due_at }: Todo) => (due_at === null ? due_on : localDay(due_at))

const days = ['2026-10-31', '2026-11-01', '2026-11-02']
const text = fc.constantFrom('a', 'B', 'é', '%', '"', 'ab')
const quoted = (value: string) => JSON.stringify(value)
const has = (value: string | null, part: string) => value?.toLowerCase().includes(part.toLowerCase()) ?? false

const leaf: fc.Arbitrary<Sample> = fc.oneof(
  fc
    .tuple(comparator, fc.integer({ min: 0, max: 6 }))
    .map(([by, number]): Sample => [`priority ${by} ${number}`, ({ priority }) => compares(by, priority, number)]),
  fc
    .tuple(comparator, fc.constantFrom(...days))
    .map(([by, day]): Sample => [`due${by}${day}`, (todo) => compares(by, dueDay(todo), day)]),
  fc
    .tuple(comparator, fc.constantFrom(...days))
    .map(([by, day]): Sample => [`start ${by} ${day}`, ({ start_on }) => compares(by, start_on, day)]),
  text.map((part): Sample => [`title ~ ${quoted(part)}`, ({ title }) => has(title, part)]),
  text.map(
    (part): Sample => [`text ~ ${quoted(part)}`, (todo) => has(todo.title, part) || has(todo.description, part)],
  ),
  text.map((whole): Sample => [`Title = ${quoted(whole)}`, ({ title }) => title.toLowerCase() === whole.toLowerCase()]),
  fc.constantFrom<Sample>(
    ['completed', ({ completed }) => completed],
    ['completed = FALSE', ({ completed }) => !completed],
    ['due is none', ({ due_on }) => due_on === null],
    ['has description', ({ description }) => description !== null],
    ['completed_at is not none', ({ completed }) => completed],
    ['project is none', ({ project_id }) => project_id === null],
    ['project = home', ({ project_id }) => project_id === projects[0]?.id],
    ['project != garden', ({ project_id }) => project_id !== projects[1]?.id],
    ['project in (Home, "garden")', ({ project_id }) => project_id !== null],
    ['section = "in PROGRESS"', ({ section_id }) => section_id === section],
    ['section is none', ({ section_id }) => section_id === null],
    ['label = STRASSE', ({ label_ids }) => label_ids.includes(labels[0] as string)],
    ['label != Later', ({ label_ids }) => !label_ids.includes(labels[1] as string)],
    ['label in (later, "strasse")', ({ label_ids }) => label_ids.length > 0],
    ['has label', ({ label_ids }) => label_ids.length > 0],
    ['has recurrence', ({ recurrence }) => recurrence !== null],
    ['recurrence is none', ({ recurrence }) => recurrence === null],
    ['label is none', ({ label_ids }) => label_ids.length === 0],
    ['assignee = me', ({ assignee_ids }) => assignee_ids.includes(ada.id)],
    ['assignee = bob', ({ assignee_ids }) => assignee_ids.includes(bob.id)],
    ['assignee != bob', ({ assignee_ids }) => !assignee_ids.includes(bob.id)],
    ['assignee in (me, bob)', ({ assignee_ids }) => assignee_ids.length > 0],
    ['assignee = me and assignee = bob', ({ assignee_ids }) => assignee_ids.length === 2],
    ['assignee is none', ({ assignee_ids }) => assignee_ids.length === 0],
    ['has assignee', ({ assignee_ids }) => assignee_ids.length > 0],
    ['creator != ME', ({ user_id }) => user_id !== ada.id],
    ['priority in (1, 3 ,5)', ({ priority }) => priority % 2 === 1],
    ['created > now-1h', () => true],
    ['updated < yesterday', () => false],
    ['due < 2026-11-01T05:30:00-01:00', (todo) => compares('<', dueEnd(todo), Date.parse('2026-11-01T06:30:00Z'))],
    ['due >= 2026-11-01T15:30:00Z', (todo) => compares('>=', dueEnd(todo), Date.parse('2026-11-01T15:30:00Z'))],
  ),
)

/** The moment that a todo is due: a day is its end, an hour later where summer time ends, or in a time zone of its own. */
function dueEnd({ due_on, due_at, time_zone }: Todo): number | null {
  if (due_at !== null) return Date.parse(due_at)
  if (due_on === null) return null
  if (time_zone !== null) return Date.parse(`${due_on}T23:59:59.999+09:00`)
  // New York: UTC-4 until 2026-11-01 at 2:00, then UTC-5.
  return Date.parse(`${due_on}T${due_on < '2026-11-01' ? '23:59:59.999-04:00' : '23:59:59.999-05:00'}`)
}

const { filter: anyFilter } = fc.letrec<{ filter: Sample }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]): Sample => [`(${a[0]}) and ${b[0]}`, bothOf(a, b)]),
    fc
      .tuple(tie('filter'), tie('filter'))
      .map(([a, b]): Sample => [`(${a[0]} OR ${b[0]})`, (todo) => a[1](todo) || b[1](todo)]),
    tie('filter').map(([one, holds]): Sample => [`not (${one})`, (todo) => !holds(todo)]),
  ),
}))

const bothOf = (a: Sample, b: Sample) => (todo: Todo) => a[1](todo) && b[1](todo)

const nameOf: NameOf = (_, id) =>
  new Map([
    ...projects.map(({ id, name }) => [id, name] as const),
    ...labels.map((id, index) => [id, ['Straße', 'later'][index] as string] as const),
    [section, 'In progress'],
    [ada.id, 'Ada'],
    [bob.id, 'Bob'],
  ]).get(id)

test('any filter finds what a model in memory finds, and so does the test that the web app makes of it', {
  timeout: 60_000,
}, async () => {
  const random = fc.sample(
    fc.record({
      title: fc.constantFrom('a', 'AB', 'É', '50%', 'x "y"', 'b'),
      description: fc.constantFrom(null, '', 'ab', 'É%'),
      completed: fc.boolean(),
      priority: fc.integer({ min: 1, max: 5 }),
      due: fc.constantFrom(
        {},
        ...days.map((due_on) => ({ due_on })),
        ...days.map((due_on) => ({ due_on, time_zone: 'Asia/Tokyo' })),
        { due_at: '2026-11-01T03:59:59Z' },
        { due_at: '2026-11-01T04:00:00Z' },
        { due_at: '2026-11-02T04:59:59.999999Z' },
        { due_at: '2026-11-02T05:00:00Z' },
      ),
      start_on: fc.constantFrom(null, ...days),
      recurs: fc.boolean(),
      place: fc.constantFrom<'own' | 'home' | 'garden'>('own', 'home', 'garden'),
      labelled: fc.subarray([0, 1]),
      sectioned: fc.boolean(),
      assigned: fc.subarray<'ada' | 'bob'>(['ada', 'bob']),
    }),
    60,
  )
  for (const { due, place, assigned, labelled, sectioned, recurs, ...todo } of random) {
    const project_id = { own: null, home: projects[0]?.id, garden: projects[1]?.id }[place]
    const team = { own: ['ada'], home: ['ada', 'bob'], garden: ['ada'] }[place]
    const label_ids = place === 'own' ? labelled.map((index) => labels[index]) : []
    const section_id = place === 'home' && sectioned ? section : null
    const body = {
      ...todo,
      ...due,
      recurrence: recurs && Object.keys(due).length > 0 ? 'FREQ=DAILY' : null,
      project_id,
      section_id,
      label_ids,
      assignee_ids: assigned.filter((name) => team.includes(name)).map((name) => ({ ada, bob })[name].id),
    }
    await (place === 'home' && todo.completed ? bob : ada).send('post', '/todos', body).expect(201)
  }
  const { body: todos } = await ada.send('get', '/todos?limit=100').expect(200)
  expect(todos).toHaveLength(random.length)
  await fc.assert(
    fc.asyncProperty(anyFilter, async ([filter, holds]) => {
      const answer = await list(filter)
      expect(answer.status, `${filter}: ${answer.text}`).toBe(200)
      const idsOf = (some: Todo[]) => new Set(some.map(({ id }) => id))
      expect(idsOf(answer.body)).toEqual(idsOf(todos.filter(holds)))
      const onDevice = testOf(conditionOf(filter, { userId: ada.id, zone, now: new Date() }), zone, nameOf)
      expect(idsOf(todos.filter(onDevice)), `in memory: ${filter}`).toEqual(idsOf(todos.filter(holds)))
    }),
    { numRuns: 150 },
  )
})

describe('a filter that is wrong is 422 with the place, what was expected there, and a guess', () => {
  test.each([
    ['du < today', 'character 1: `du` is not a field; did you mean due?'],
    ['prioritty = 1', 'character 1: `prioritty` is not a field; did you mean priority?'],
    ['due <', 'character 6: expected a value, found the end'],
    ['completed and', 'character 14: expected `(`, `has`, `not` or a field, found the end'],
    ['has(subtasks)', 'character 4: expected a space, found `(`'],
    ['project is', 'character 11: expected a space, found the end'],
    ['title = "open', 'character 9: expected a closing ", found `"`'],
    ['priority ~ 3', 'character 1: `~` is not for `priority`, which has =, !=, <, <=, >, >=, in'],
    ['priority = high', 'character 12: expected a number such as 3, found `high`'],
    ['due = 2026-02-30', 'character 7: 2026-02-30 is not in the calendar'],
    ['due < today+3h', 'character 7: hours are added to `now`; `today` is a day'],
    ['due < today+99999999999d', 'character 7: `today+99999999999d` is too far away'],
    ['completed = yes', 'character 13: expected true or false, found `yes`'],
    ['completed = constructor', 'character 13: expected true or false, found `constructor`'],
    ['project = none', 'character 11: write `project is none`, or "none" in quotes where that is a name'],
    ['labell = a', 'character 1: `labell` is not a field; did you mean label?'],
    ['recurrence = daily', 'character 1: `=` is not for `recurrence`, which has is none, is not none'],
    ['label ~ a', 'character 1: `~` is not for `label`, which has =, !=, in, is none, is not none'],
    ['title', 'character 1: `title` is compared with something, such as `title ~ milk`'],
  ])('%s', async (filter, message) => {
    const answer = await list(filter)
    assertProblem(answer, 'validation_failed')
    expect(answer.body.errors).toEqual([{ location: 'query', pointer: '/filter', code: 'x-language', message }])
  })

  test('is never a fault of the service, whatever is written', async () => {
    const words = fc.constantFrom(
      ...['(', ')', 'and', 'or', 'not', 'in', 'is', 'none', 'has', '=', '<', '~', ',', '"', "'", '\\', '+7d', '-1m'],
      ...['due', 'title', 'project', 'completed', 'today', 'now', '2026-11-31', '99999999999', ';--', '?', '$1', 'é'],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 12 }), async (parts) => {
        expect([200, 422]).toContain((await list(parts.join(' '))).status)
      }),
      { numRuns: 150 },
    )
  })

  test('at any depth, up to its length', async () => {
    expect((await list(`${'('.repeat(490)}completed${')'.repeat(490)}`)).status).toBe(200)
    expect((await list(`${'not '.repeat(240)}completed`)).status).toBe(200)
    expect((await list(Array(70).fill('completed').join(' or '))).status).toBe(200)
    assertProblem(await list('('.repeat(1_000)), 'validation_failed')
  })
})

test('a filter goes with the other parameters, with pages and with counts', async () => {
  const filter = 'priority >= 1 and title ~ counted'
  for (const title of ['counted 1', 'counted 2', 'counted 3'])
    await ada.send('post', '/todos', { title, completed: title.endsWith('3') }).expect(201)
  expect(await found(filter)).toEqual(['counted 1', 'counted 2', 'counted 3'])
  const query = { filter, completed: false, limit: 1, count: true, sort: 'title' }
  const first = await send('listTodos', service(), { as: ada, query })
  expect([first.body.map(({ title }: Todo) => title), first.headers['total-count']]).toEqual([['counted 1'], '2'])
  const next = /^<([^>]+)>/.exec(first.headers.link ?? '')?.[1] as string
  const second = await ada.send('get', new URL(next, `${service().url}/todos`).href.slice(service().url.length))
  expect(second.body.map(({ title }: Todo) => title)).toEqual(['counted 2'])
  expect(second.headers.link).toBeUndefined()
})
