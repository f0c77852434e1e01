/** Completing a recurring todo makes the next one, once; opening it again takes that back; a date can be skipped. */
import { describe, expect, test } from 'vitest'
import { newId } from '../../src/db/new-id.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { limited, newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

type Todo = Schemas['Todo']

const get = async (person: Person, id: string): Promise<Todo> =>
  (await person.send('get', `/todos/${id}`).expect(200)).body
const patch = async (person: Person, { id }: Pick<Todo, 'id'>, change: object): Promise<Todo> =>
  (await person.send('patch', `/todos/${id}`, change).expect(200)).body
const complete = (person: Person, todo: Pick<Todo, 'id'>) => patch(person, todo, { completed: true })
const all = async (person: Person): Promise<Todo[]> =>
  (await person.send('get', '/todos?sort=created_at').expect(200)).body

/** Completes a todo, and returns its next one. */
async function nextOf(person: Person, todo: Pick<Todo, 'id'>): Promise<Todo> {
  const { next_id } = await complete(person, todo)
  return get(person, next_id as string)
}

async function personIn(time_zone: string): Promise<Person> {
  const person = await newPerson(service(), 'Ada')
  await person.send('patch', '/users/me/preferences', { time_zone }).expect(200)
  return person
}

describe('completing', () => {
  test('makes a todo with the members of the completed one, in the same series', async () => {
    const ada = await personIn('Europe/Berlin')
    const project_id = await newProject(ada)
    const todo = await newTodo(ada, {
      ...{ title: 'Water', description: 'Both', priority: 2, project_id, assignee_ids: [ada.id] },
      ...{ due_at: '2026-10-24T07:00:00Z', start_on: '2026-10-22', recurrence: 'freq=daily;interval=2' },
    })
    expect(todo).toMatchObject({ recurrence: 'FREQ=DAILY;INTERVAL=2', next_id: null, series_id: todo.id })
    const completed = await complete(ada, todo)
    const next = await get(ada, completed.next_id as string)
    expect(completed).toMatchObject({ completed: true, version: 2, series_id: todo.id, due_on: '2026-10-24' })
    const { id, position, created_at, updated_at, ...members } = next
    // At nine o'clock, though the clock has been set back.
    const due = {
      due_on: '2026-10-26',
      due_at: '2026-10-26T08:00:00Z',
      time_zone: 'Europe/Berlin',
      start_on: '2026-10-24',
    }
    const { id: _, position: __, created_at: ___, updated_at: ____, ...before } = todo
    expect(members).toEqual({ ...before, ...due })
    expect(position > todo.position).toBe(true)
    const { body: activity } = await ada.send('get', `/activity?project_id=${project_id}`).expect(200)
    expect(activity.slice(0, 2).map(({ type, data }: Schemas['Event']) => [type, (data as Todo).id])).toEqual([
      ['todo.created', id],
      ['todo.updated', todo.id],
    ])
    expect(activity[1].changes).toContainEqual({ member: 'next_id', from: null, to: id })
    const { body: project } = await ada.send('get', `/projects/${project_id}`).expect(200)
    expect([project.task_count, project.open_task_count]).toEqual([2, 1])
  })

  test('goes on until COUNT todos were there, and until UNTIL', async () => {
    const ada = await newPerson(service())
    const first = await newTodo(ada, { due_on: '2026-01-31', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3' })
    const second = await nextOf(ada, first)
    const third = await nextOf(ada, second)
    expect([second.due_on, third.due_on, third.recurrence]).toEqual([
      '2026-02-28',
      '2026-03-31',
      'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=1',
    ])
    expect(await complete(ada, third)).toMatchObject({ completed: true, next_id: null, series_id: first.id })
    const last = await newTodo(ada, { due_on: '2026-12-30', recurrence: 'FREQ=DAILY;UNTIL=20261231' })
    expect((await complete(ada, await nextOf(ada, last))).next_id).toBeNull()
    const never = await newTodo(ada, { due_on: '2026-12-30', recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })
    expect((await complete(ada, never)).next_id).toBeNull()
  })

  test('counts from the day of it where the todo says so, or where it is not due', async () => {
    const ada = await personIn('Pacific/Kiritimati')
    const today = (zone: string) => new Date().toLocaleString('sv', { timeZone: zone }).slice(0, 10)
    const later = (day: string, days: number) =>
      new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
    const recurs = { recurrence: 'FREQ=DAILY;INTERVAL=3', recurrence_from: 'completion' as const }
    const floating = await nextOf(ada, await newTodo(ada, { due_on: '2020-01-01', start_on: '2019-12-30', ...recurs }))
    expect(floating.due_on).toBe(later(today('Pacific/Kiritimati'), 3))
    expect(floating.start_on).toBe(later(today('Pacific/Kiritimati'), 1))
    const timed = { due_at: '2020-01-01T09:00:00Z', time_zone: 'Etc/GMT+12', ...recurs }
    const there = later(today('Etc/GMT+12'), 3)
    expect((await nextOf(ada, await newTodo(ada, timed))).due_at).toBe(`${later(there, 1)}T09:00:00Z`)
    const undue = await nextOf(ada, await newTodo(ada, { recurrence: 'FREQ=DAILY' }))
    expect(undue).toMatchObject({ due_on: later(today('Pacific/Kiritimati'), 1), due_at: null })
  })

  test('a time that the clock skips comes back on the next day', async () => {
    const ada = await personIn('Europe/Berlin')
    const todo = await newTodo(ada, { due_at: '2026-03-28T01:30:00Z', recurrence: 'FREQ=DAILY' })
    const [gap, after] = [await nextOf(ada, todo), '']
    expect([gap.due_at, after]).toEqual(['2026-03-29T01:30:00Z', ''])
    expect((await nextOf(ada, gap)).due_at).toBe('2026-03-30T00:30:00Z')
    // Unless the user has changed it.
    const other = await newTodo(ada, { due_at: '2026-03-28T01:30:00Z', recurrence: 'FREQ=DAILY' })
    const moved = await patch(ada, await nextOf(ada, other), { due_at: '2026-03-29T02:00:00Z' })
    expect((await nextOf(ada, moved)).due_at).toBe('2026-03-30T02:00:00Z')
  })

  test('goes by what the same request changes', async () => {
    const ada = await newPerson(service())
    const todo = await newTodo(ada, { due_on: '2026-11-30' })
    const change = { completed: true, recurrence: 'FREQ=WEEKLY', due_on: '2026-12-01', title: 'Sow' }
    const completed = await patch(ada, todo, change)
    expect(await get(ada, completed.next_id as string)).toMatchObject({ title: 'Sow', due_on: '2026-12-08' })
    const ended = await patch(ada, await newTodo(ada, { recurrence: 'FREQ=DAILY' }), {
      completed: true,
      recurrence: null,
    })
    expect(ended.next_id).toBeNull()
  })

  test('makes one next todo, however often and however many at once', async () => {
    const ada = await newPerson(service())
    const project_id = await newProject(ada)
    for (const place of [{}, { project_id }]) {
      const todo = await newTodo(ada, { due_on: '2026-11-30', recurrence: 'FREQ=DAILY', ...place })
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => ada.send('patch', `/todos/${todo.id}`, { completed: true })),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
      expect(new Set(answers.map(({ body }) => body.next_id)).size).toBe(1)
      await complete(ada, todo)
      expect((await all(ada)).filter(({ series_id }) => series_id === todo.id)).toHaveLength(2)
    }
  })

  test('in a batch makes one too, and a batch that is rolled back none', async () => {
    const ada = await newPerson(service())
    const todo = await newTodo(ada, { due_on: '2026-11-30', recurrence: 'FREQ=DAILY' })
    const done = { method: 'PATCH', path: `/todos/${todo.id}`, body: { completed: true } }
    const failing = { id: 'b', method: 'PATCH', path: `/todos/${newId()}`, body: { completed: true } }
    await ada.send('post', '/batch', { atomic: true, operations: [{ id: 'a', ...done }, failing] })
    expect(await all(ada)).toEqual([todo])
    const operations = ['a', 'b', 'c'].map((id) => ({ id, ...done }))
    await ada.send('post', '/batch', { operations }).set('Idempotency-Key', 'once').expect(200)
    await ada.send('post', '/batch', { operations }).set('Idempotency-Key', 'once').expect(200)
    expect(await all(ada)).toHaveLength(2)
  })

  test('makes none in an archived project, and none that does not fit into the quota', async () => {
    const ada = await newPerson(service())
    const project_id = await newProject(ada)
    const shelved = await newTodo(ada, { project_id, due_on: '2026-11-30', recurrence: 'FREQ=DAILY' })
    await ada.send('patch', `/projects/${project_id}`, { status: 'archived' }).expect(200)
    expect((await complete(ada, shelved)).next_id).toBeNull()
    const todo = await newTodo(ada, { due_on: '2026-11-30', recurrence: 'FREQ=DAILY' })
    await limited(ada, service(), { todos: 2 })
    const refused = await ada.send('patch', `/todos/${todo.id}`, { completed: true })
    assertProblem(refused, 'quota_exceeded')
    expect(await get(ada, todo.id)).toEqual(todo)
  })

  test('counts for the person who does it, not for the one who made the todo', async () => {
    const [ada, bob] = [await newPerson(service()), await newPerson(service())]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const todo = await newTodo(ada, { project_id, due_on: '2026-11-30', recurrence: 'FREQ=DAILY' })
    expect((await nextOf(bob, todo)).user_id).toBe(bob.id)
  })

  test('never makes two, whatever writes to the database', async () => {
    const ada = await newPerson(service())
    const todo = await newTodo(ada, { due_on: '2026-11-30', recurrence: 'FREQ=DAILY' })
    await complete(ada, todo)
    const { pool } = service().database
    const another = { id: newId(), user_id: ada.id, title: 'Dig', position: '5000000000', previous_id: todo.id }
    await expect(pool('todos').insert(another)).rejects.toMatchObject({ constraint: 'todos_previous_id' })
  })
})

describe('opening again', () => {
  const recurring = { due_on: '2026-11-30', recurrence: 'FREQ=DAILY' }

  test('takes back a next todo that was not changed, and completing makes another', async () => {
    const ada = await newPerson(service())
    const todo = await newTodo(ada, recurring)
    const sync = async (cursor = '') => {
      const changes: Schemas['SyncChange'][] = []
      for (let more = true; more; ) {
        const { body } = await ada.send('get', `/sync${cursor && `?cursor=${cursor}`}`).expect(200)
        changes.push(...body.changes)
        more = body.has_more
        cursor = body.cursor
      }
      return { changes, cursor }
    }
    const begun = await sync()
    const next = await nextOf(ada, todo)
    const opened = await patch(ada, todo, { completed: false })
    expect(opened).toMatchObject({ completed: false, next_id: null, series_id: todo.id })
    expect(await all(ada)).toEqual([opened])
    expect((await ada.send('get', '/trash').expect(200)).body).toEqual([])
    expect((await sync(begun.cursor)).changes).toContainEqual({ type: 'todo', id: next.id, todo: null })
    const again = await nextOf(ada, opened)
    expect([again.due_on, again.id === next.id]).toEqual(['2026-12-01', false])
  })

  test.each([
    ['changed', (ada: Person, next: Todo) => patch(ada, next, { title: 'Other' })],
    ['completed', (ada: Person, next: Todo) => complete(ada, next)],
    ['deleted', (ada: Person, next: Todo) => ada.send('delete', `/todos/${next.id}`).expect(204)],
  ])('leaves a next todo that was %s, and completing makes no other', async (_, change) => {
    const ada = await newPerson(service())
    const todo = await newTodo(ada, recurring)
    const next = await nextOf(ada, todo)
    await change(ada, next)
    const before = await service().database.pool('todos').where({ user_id: ada.id }).orderBy('id').pluck('id')
    expect((await patch(ada, todo, { completed: false })).next_id).toBe(next.id)
    expect((await complete(ada, todo)).next_id).toBe(next.id)
    expect(await service().database.pool('todos').where({ user_id: ada.id }).orderBy('id').pluck('id')).toEqual(before)
  })

  test('and completing at the same time leave none or one', async () => {
    const ada = await newPerson(service())
    const todo = await newTodo(ada, recurring)
    for (let round = 0; round < 3; round++) {
      const changes = [true, false, true, false, true, false]
      const answers = await Promise.all(
        changes.map((completed) => ada.send('patch', `/todos/${todo.id}`, { completed })),
      )
      expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200))
      const { completed, next_id } = await get(ada, todo.id)
      const others = (await all(ada)).filter(({ id }) => id !== todo.id)
      expect(others.map(({ id }) => id)).toEqual(completed ? [next_id] : [])
    }
  })
})

test('a skipped todo gets its next date, and is the one of its series that is left', async () => {
  const ada = await personIn('Europe/Berlin')
  const todo = await newTodo(ada, {
    ...{ due_at: '2026-03-28T01:30:00Z', start_on: '2026-03-27' },
    ...{ recurrence: 'FREQ=DAILY;COUNT=3', recurrence_from: 'completion' as const },
  })
  const skip = () => ada.send('post', `/todos/${todo.id}/skip`).set('Idempotency-Key', newId())
  const { body: first } = await skip().expect(200)
  expect(first).toMatchObject({ id: todo.id, due_at: '2026-03-29T01:30:00Z', start_on: '2026-03-28', version: 2 })
  const { body: second } = await skip().expect(200)
  expect(second).toMatchObject({ due_at: '2026-03-30T00:30:00Z', recurrence: 'FREQ=DAILY;COUNT=1' })
  assertProblem(await skip(), 'recurrence_ended')
  expect((await complete(ada, todo)).next_id).toBeNull()
  expect(await all(ada)).toHaveLength(1)
})

test('a preview has the dates of the series, as they come', async () => {
  const ada = await personIn('Europe/Berlin')
  const query = new URLSearchParams({ rule: 'FREQ=DAILY;COUNT=3', from: '2026-03-28T01:30:00Z' })
  const { dates } = (await ada.send('get', `/recurrences/preview?${query}`).expect(200)).body
  const first = await newTodo(ada, { due_at: '2026-03-28T01:30:00Z', recurrence: 'FREQ=DAILY;COUNT=3' })
  const second = await nextOf(ada, first)
  const third = await nextOf(ada, second)
  expect(dates).toEqual([first, second, third].map(({ due_on, due_at }) => ({ due_on, due_at })))
  const words = await ada.send('get', '/recurrences/preview?rule=FREQ=DAILY;BYHOUR=9')
  expect(words.body.errors[0].message).toBe('has the part BYHOUR, which is not supported')
  const body = { title: 'Dig', recurrence: 'FREQ=WEEKLY;BYWEEKNO=20' }
  const refused = await ada.send('post', '/todos', body)
  expect(refused.body.errors[0].message).toBe('has the part BYWEEKNO, which is not supported')
})

test('a series that was exported and imported goes on', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const todo = await newTodo(ada, { title: 'A', due_on: '2026-11-30', recurrence: 'FREQ=DAILY;COUNT=3' })
  const next = await patch(ada, await nextOf(ada, todo), { title: 'B' })
  const { body: document } = await ada.send('get', '/users/me/export').expect(200)
  await bob.send('post', '/users/me/import', document).expect(200)
  const [first, second] = (await bob.send('get', '/todos?sort=title').expect(200)).body as [Todo, Todo]
  expect(first).toMatchObject({ completed: true, next_id: second.id, series_id: first.id, recurrence: todo.recurrence })
  expect(second).toMatchObject({ completed: false, next_id: null, series_id: first.id, recurrence: next.recurrence })
  expect(await nextOf(bob, second)).toMatchObject({ due_on: '2026-12-02', series_id: first.id })
})
