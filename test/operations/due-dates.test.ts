/** When a todo is due: days and times set each other, and a day ends in the time zone of its reader. */
import { describe, expect, test } from 'vitest'
import { dueSoonNotices } from '../../src/features/notifications/due-soon.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { dayOf } from '../../src/language/zones.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { emptyExport, exportedTodo } from '../support/exports.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

type Todo = Schemas['Todo']
const dueOf = ({ due_on, due_at, time_zone }: Todo) => [due_on, due_at, time_zone]

async function personIn(time_zone: string, others: object = {}): Promise<Person> {
  const person = await newPerson(service(), 'Ada')
  await person.send('patch', '/users/me/preferences', { time_zone, ...others }).expect(200)
  return person
}

async function titles(person: Person, query: string): Promise<string[]> {
  return (await person.send('get', `/todos?${query}`).expect(200)).body.map(({ title }: Todo) => title)
}

describe('a day and a time', () => {
  const [morning, evening] = ['2026-11-22T08:00:00Z', '2026-11-22T23:30:00Z']

  test.each([
    ['a day is floating', { due_on: '2026-11-22' }, ['2026-11-22', null, null]],
    ['a time gets the time zone of the writer', { due_at: evening }, ['2026-11-23', evening, 'Europe/Berlin']],
    ['and its day there', { due_at: morning }, ['2026-11-22', morning, 'Europe/Berlin']],
    ['or its own', { due_at: evening, time_zone: 'America/New_York' }, ['2026-11-22', evening, 'America/New_York']],
    ['null is none', { due_at: evening, time_zone: null }, ['2026-11-23', evening, 'Europe/Berlin']],
    ['a day may have one', { due_on: '2026-11-22', time_zone: 'UTC' }, ['2026-11-22', null, 'UTC']],
    ['both may be sent', { due_on: '2026-11-23', due_at: evening }, ['2026-11-23', evening, 'Europe/Berlin']],
  ])('of a new todo: %s', async (_, sent, due) => {
    const ada = await personIn('Europe/Berlin')
    expect(dueOf(await newTodo(ada, sent))).toEqual(due)
  })

  const time = { due_at: evening }
  const day = { due_on: '2026-11-22' }
  test.each([
    ['a day in place of a time', time, { due_on: '2026-11-25' }, ['2026-11-25', null, 'Europe/Berlin']],
    ['the same day and no time', time, { due_on: '2026-11-23', due_at: null }, ['2026-11-23', null, 'Europe/Berlin']],
    ['the same day alone', time, { due_on: '2026-11-23' }, ['2026-11-23', evening, 'Europe/Berlin']],
    ['no day', time, { due_on: null }, [null, null, 'Europe/Berlin']],
    ['no time', time, { due_at: null }, [null, null, 'Europe/Berlin']],
    ['a time in place of a day', day, { due_at: morning }, ['2026-11-22', morning, 'Europe/Berlin']],
    ['no time of a day', day, { due_at: null }, ['2026-11-22', null, null]],
    ['another time zone of a time', time, { time_zone: 'Asia/Tokyo' }, ['2026-11-23', evening, 'Asia/Tokyo']],
    ['a time zone further west', time, { time_zone: 'Etc/GMT+12' }, ['2026-11-22', evening, 'Etc/GMT+12']],
    [
      'no time zone of a time',
      { ...time, time_zone: 'UTC' },
      { time_zone: null },
      ['2026-11-23', evening, 'Europe/Berlin'],
    ],
    ['a time zone of a day', day, { time_zone: 'Asia/Tokyo' }, ['2026-11-22', null, 'Asia/Tokyo']],
  ])('of a patch: %s', async (_, before, patch, due) => {
    const ada = await personIn('Europe/Berlin')
    const todo = await newTodo(ada, before)
    const { body } = await ada.send('patch', `/todos/${todo.id}`, patch).expect(200)
    expect(dueOf(body)).toEqual(due)
    expect((await ada.send('patch', `/todos/${todo.id}`, { title: 'Other' }).expect(200)).body).toMatchObject({
      due_on: due[0],
      due_at: due[1],
      time_zone: due[2],
    })
  })

  test('that disagree are refused with the day that would be right', async () => {
    const ada = await personIn('Europe/Berlin')
    const todo = await newTodo(ada, day)
    const answer = await ada.send('patch', `/todos/${todo.id}`, { due_on: '2026-11-22', due_at: evening })
    assertProblem(answer, 'validation_failed', ['body /due_on'])
    expect(answer.body.errors[0].message).toBe(
      'must be 2026-11-23, the day of due_at in Europe/Berlin, or be left out; it is 2026-11-22',
    )
    expect((await ada.send('get', `/todos/${todo.id}`)).body).toEqual(todo)
  })

  test('are changes of the activity, of its stream and of a batch', async () => {
    const ada = await personIn('Europe/Berlin')
    const todo = await newTodo(ada, day)
    const patch = { method: 'PATCH', path: `/todos/${todo.id}`, body: { due_at: morning, start_on: '2026-11-20' } }
    await ada.send('post', '/batch', { operations: [{ id: 'a', ...patch }] }).expect(200)
    const { body } = await ada.send('get', `/activity?todo_id=${todo.id}`).expect(200)
    expect(body[0].changes).toEqual([
      { member: 'due_at', from: null, to: morning },
      { member: 'time_zone', from: null, to: 'Europe/Berlin' },
      { member: 'start_on', from: null, to: '2026-11-20' },
    ])
  })
})

test.each([
  // The clock goes back at 3:00, and forward at 2:00.
  ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
  // The day of the 30th did not exist there.
  ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
  ['1900-01-01T00:00:00Z', 'UTC', '1900-01-01'],
  ['2999-12-31T23:59:59.999999Z', 'Pacific/Kiritimati', '3000-01-01'],
])('%s is in %s on %s', (instant, zone, day) => {
  expect(dayOf(instant, zone)).toBe(day)
})

describe('the end of a day', () => {
  test('is that of the reader for a floating day, and its own for a day of a time zone', async () => {
    const [ada, bob] = [await personIn('America/New_York'), await personIn('Asia/Tokyo')]
    const invited = await newProject(ada, [[bob, 'editor']])
    const add = (title: string, due: object) => newTodo(ada, { title, project_id: invited, ...due })
    await add('floating', { due_on: '2026-11-22' })
    await add('Berlin', { due_on: '2026-11-22', time_zone: 'Europe/Berlin' })
    await add('noon', { due_at: '2026-11-22T12:00:00Z' })
    await add('night', { due_at: '2026-11-23T00:00:00Z' })
    await add('never', {})
    const [inYork, inTokyo] = [
      ['noon', 'Berlin', 'night', 'floating'],
      ['noon', 'floating', 'Berlin', 'night'],
    ]
    expect(await titles(ada, 'sort=due')).toEqual([...inYork, 'never'])
    expect(await titles(bob, 'sort=due')).toEqual([...inTokyo, 'never'])
    expect(await titles(ada, 'sort=-due')).toEqual([...inYork.toReversed(), 'never'])
    expect(await titles(bob, `sort=-due&project_id=${invited}`)).toEqual([...inTokyo.toReversed(), 'never'])
    // The end of the 22nd in Tokyo, and in New York.
    expect(await titles(bob, 'due_before=2026-11-22T15:00:00Z&sort=title')).toEqual(['floating', 'noon'])
    expect(await titles(bob, 'due_after=2026-11-22T15:00:00Z&sort=title')).toEqual(['Berlin', 'night'])
    expect(await titles(ada, 'due_before=2026-11-23T05:00:00Z&due_after=2026-11-23T04:59:59Z')).toEqual(['floating'])
    expect(await titles(ada, 'due_before=2026-11-23T04:59:59Z&sort=title')).toEqual(['Berlin', 'night', 'noon'])
  })

  test.each([
    // The day of 25 hours, and of 23.
    ['Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00Z'],
    // The clock goes forward at midnight, and back from 1:00 to midnight.
    ['Africa/Cairo', '2026-04-23', '2026-04-23T22:00:00Z'],
    ['America/Havana', '2026-10-31', '2026-11-01T05:00:00Z'],
  ])('of %s on %s is before %s', async (zone, due_on, next) => {
    const ada = await personIn(zone)
    await newTodo(ada, { title: 'Dig', due_on })
    const late = new Date(Date.parse(next) - 1).toISOString()
    for (const sort of ['created_at', 'due', '-due']) {
      expect(await titles(ada, `sort=${sort}&due_before=${next}`)).toEqual(['Dig'])
      expect(await titles(ada, `sort=${sort}&due_before=${late}`)).toEqual([])
      expect(await titles(ada, `sort=${sort}&due_after=${late}`)).toEqual(['Dig'])
      expect(await titles(ada, `sort=${sort}&due_after=${next}`)).toEqual([])
    }
  })
})

test('what can be begun is by the reader’s day', async () => {
  // At any time it is one day in the first, and the day after in the second.
  const [west, east] = [await personIn('Etc/GMT+12'), await personIn('Pacific/Kiritimati')]
  const today = (zone: string) => dayOf(new Date().toISOString(), zone)
  const project_id = await newProject(west, [[east, 'editor']])
  await newTodo(west, { title: 'now', project_id })
  await newTodo(west, { title: 'today', project_id, start_on: today('Etc/GMT+12') })
  await newTodo(west, { title: 'tomorrow', project_id, start_on: today('Pacific/Kiritimati') })
  expect(await titles(west, 'available=true&sort=title')).toEqual(['now', 'today'])
  expect(await titles(west, 'available=false')).toEqual(['tomorrow'])
  expect(await titles(east, 'available=true&sort=title')).toEqual(['now', 'today', 'tomorrow'])
  expect(await titles(east, 'available=false')).toEqual([])
})

test('a todo of a day is notified within a day before its end, in the words of its reader', async () => {
  const ada = await personIn('Pacific/Kiritimati', { locale: 'de' })
  const dayAfter = (ms: number) => dayOf(new Date(Date.now() + ms).toISOString(), 'Pacific/Kiritimati')
  const [today, later] = [dayAfter(0), dayAfter(86_400_000)]
  await newTodo(ada, { title: 'Dig', due_on: today })
  await newTodo(ada, { title: 'Sow', due_on: later })
  for (let time = 0; time < 2; time++) await doPeriodically(service().context, dueSoonNotices(service().context))
  const { body } = await ada.send('get', '/notifications').expect(200)
  const [year, month, day] = today.split('-')
  expect(body.map(({ message }: Schemas['Notification']) => message)).toEqual([
    `“Dig” is due on ${day}.${month}.${year}.`,
  ])
})

describe('an import', () => {
  const imported = async (person: Person, document: object) => {
    await person.send('post', '/users/me/import', { ...emptyExport, ...document }).expect(200)
    const [todos, preferences] = await Promise.all(
      ['/todos?sort=title', '/users/me/preferences'].map((path) => person.send('get', path).expect(200)),
    )
    return { todos: todos?.body as Todo[], preferences: preferences?.body as Schemas['Preferences'] }
  }

  test('of an older version has the days of its times, and keeps the preferences that it does not have', async () => {
    const ada = await personIn('Europe/Berlin', { locale: 'de' })
    const { due_on, time_zone, start_on, ...older } = exportedTodo(1, { due_at: '2026-11-22T23:30:00Z' })
    const { due_on: _, time_zone: __, start_on: ___, ...without } = exportedTodo(2)
    const { todos, preferences } = await imported(ada, {
      preferences: { mail: emptyExport.preferences.mail },
      todos: [older, without],
    })
    expect(todos.map(dueOf)).toEqual([
      ['2026-11-23', '2026-11-22T23:30:00Z', 'Europe/Berlin'],
      [null, null, null],
    ])
    expect(preferences).toMatchObject({ time_zone: 'Europe/Berlin', locale: 'de', week_start: 'monday' })
  })

  test('has all that was exported', async () => {
    const ada = await personIn('Europe/Berlin')
    const given = [
      { due_on: '2026-11-22', start_on: '2026-11-20' },
      { due_on: '2026-11-22', time_zone: 'Asia/Tokyo' },
      { due_on: '2026-11-23', due_at: '2026-11-22T23:30:00Z', time_zone: 'Europe/Berlin' },
      { due_at: '2026-11-22T23:30:00Z' },
    ].map((due, index) => exportedTodo(index + 1, due))
    const { todos, preferences } = await imported(ada, { todos: given })
    expect(todos.map(({ due_on, due_at, time_zone, start_on }) => [due_on, due_at, time_zone, start_on])).toEqual([
      ['2026-11-22', null, null, '2026-11-20'],
      ['2026-11-22', null, 'Asia/Tokyo', null],
      ['2026-11-23', '2026-11-22T23:30:00Z', 'Europe/Berlin', null],
      // Its document is from Tokyo.
      ['2026-11-23', '2026-11-22T23:30:00Z', 'Asia/Tokyo', null],
    ])
    expect(preferences).toEqual(emptyExport.preferences)
  })
})

test('a time zone that the database does not know is refused, and lists go on', async () => {
  const ada = await personIn('Europe/Berlin')
  const renamed = { title: 'Dig', due_on: '2026-11-22' }
  await newTodo(ada, renamed)
  const answer = await ada.send('patch', '/users/me/preferences', { time_zone: 'Europe/Berlin/Mitte' })
  expect(answer.status).toBe(422)
  expect(await titles(ada, 'sort=due')).toEqual(['Dig'])
})
