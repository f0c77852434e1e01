/** Reminders: when they remind whom, and where they go with their todos. */
import { describe, expect, test } from 'vitest'
import { dueReminders } from '../../src/features/reminders/remind.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newMember, newProject, newReminder, newTodo } from '../support/build.ts'
import { runCases } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { newPerson, type Person } from '../support/service.ts'
import { remindersCases } from './reminders.cases.ts'

const world = runCases<'reminders'>(remindersCases)

type Reminder = Schemas['Reminder']
const [minute, day] = [60_000, 86_400_000]
const from = (ms: number) => new Date(Date.now() + ms).toISOString()
const past = '2001-01-01T09:00:00Z'

const someone = () => newPerson(world().service)
async function personIn(time_zone: string, others: object = {}): Promise<Person> {
  const person = await someone()
  await person.send('patch', '/users/me/preferences', { time_zone, ...others }).expect(200)
  return person
}

/** Reminds of all that is due, as two processes with workers do at the same time. */
async function remind(): Promise<void> {
  const { context } = world().service
  await Promise.all([1, 2].map(() => doPeriodically(context, dueReminders(context))))
}

const read = async (person: Person, { id }: { id: string }): Promise<Reminder> =>
  (await person.send('get', `/reminders/${id}`).expect(200)).body
const ofTodo = async (person: Person, { id }: { id: string }): Promise<Reminder[]> =>
  (await person.send('get', `/todos/${id}/reminders`).expect(200)).body
const notified = async (person: Person): Promise<Schemas['Notification'][]> =>
  (await person.send('get', '/notifications?sort=created_at').expect(200)).body.filter(
    ({ type }: Schemas['Notification']) => type === 'reminder',
  )
const eventsOf = async (person: Person, type: string): Promise<Schemas['Event'][]> =>
  (await person.send('get', '/activity?sort=occurred_at').expect(200)).body.filter(
    (event: Schemas['Event']) => event.type === type,
  )
const instant = (text: string | null | undefined) => text && new Date(text).toISOString()

describe('at its time', () => {
  test('a reminder notifies its user once, and no one else', async () => {
    const [ada, bob] = [await someone(), await someone()]
    const project_id = await newProject(ada, [[bob, 'viewer']])
    const todo = await newTodo(ada, { title: 'Dig', project_id, due_at: from(day) })
    const reminder = await newReminder(bob, todo.id, { at: from(-1000) })
    const waiting = await newReminder(bob, todo.id, { minutes_before: 5 })
    await remind()
    const [notification, ...others] = await notified(bob)
    expect(others).toEqual([])
    expect(notification).toMatchObject({
      ...{ type: 'reminder', todo_id: todo.id, project_id, actor_id: null, late: false, reminder_id: reminder.id },
      message: expect.stringMatching(/^Reminder of “Dig”\. It is due on .*\.$/),
    })
    expect(await read(bob, reminder)).toMatchObject({ remind_at: null, reminded_at: expect.any(String), version: 2 })
    expect(await read(bob, waiting)).toEqual(waiting)
    expect(await eventsOf(bob, 'reminder.due')).toMatchObject([
      { actor_id: null, project_id: null, data: { id: reminder.id, todo_id: todo.id, todo_title: 'Dig', late: false } },
    ])
    expect([await notified(ada), await ofTodo(ada, todo)]).toEqual([[], []])
    const { body: activity } = await ada.send('get', '/activity')
    expect(JSON.stringify(activity)).not.toContain('reminder.')
    await remind()
    expect(await notified(bob)).toHaveLength(1)
  })

  test('that was missed, it says so', async () => {
    const ada = await someone()
    await newReminder(ada, (await newTodo(ada, { title: 'Dig' })).id, { at: past })
    await remind()
    expect(await notified(ada)).toMatchObject([{ late: true, message: 'Reminder of “Dig”.' }])
    expect(await eventsOf(ada, 'reminder.due')).toMatchObject([{ data: { late: true } }])
  })

  test('it comes from a muted project, and by email where its user wants one', async () => {
    const [ada, bob] = [await someone(), await someone()]
    const project_id = await newProject(ada, [[bob, 'viewer']])
    await bob.send('patch', `/projects/${project_id}`, { is_muted: true }).expect(200)
    await ada.send('patch', '/users/me/preferences', { mail: { reminder: false } }).expect(200)
    const todo = await newTodo(ada, { project_id })
    for (const person of [ada, bob]) await newReminder(person, todo.id, { at: past })
    const { pool } = world().service.database
    await pool('users').update({ email_verified_at: pool.fn.now() }).whereIn('id', [ada.id, bob.id])
    await remind()
    const rows = await pool('notifications').where({ type: 'reminder', todo_id: todo.id })
    const wanted = new Map(rows.map(({ user_id, wanted_by_mail }) => [user_id, wanted_by_mail]))
    expect([wanted.get(ada.id), wanted.get(bob.id)]).toEqual([false, true])
  })

  test('it is silent about a todo that is completed, in the trash or no longer seen, and the others wait for it', async () => {
    const [ada, bob] = [await someone(), await someone()]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const [done, gone, hidden] = [await newTodo(bob), await newTodo(bob), await newTodo(bob, { project_id })]
    const reminders: Reminder[] = []
    for (const todo of [done, gone, hidden])
      for (const at of [from(day), past]) reminders.push(await newReminder(bob, todo.id, { at }))
    await bob.send('patch', `/todos/${done.id}`, { completed: true }).expect(200)
    await bob.send('delete', `/todos/${gone.id}`).expect(204)
    await ada.send('delete', `/projects/${project_id}/members/${bob.id}`).expect(204)
    await remind()
    expect(await notified(bob)).toEqual([])
    await bob.send('patch', `/todos/${done.id}`, { completed: false }).expect(200)
    await bob.send('post', `/trash/${gone.id}/restore`).expect(200)
    for (const [index, reminder] of reminders.slice(0, 4).entries()) {
      const { remind_at, reminded_at } = await read(bob, reminder)
      expect([remind_at, reminded_at]).toEqual([index % 2 === 0 ? reminder.remind_at : null, null])
    }
    // Those of a former member are gone, whatever comes later.
    await newMember(ada, project_id, bob, 'editor')
    expect(await ofTodo(bob, hidden)).toEqual([])
  })

  test('it waits for a user whom another transaction has locked', async () => {
    const ada = await someone()
    await newReminder(ada, (await newTodo(ada)).id, { at: past })
    const { pool } = world().service.database
    await pool.transaction(async (other) => {
      await other('users').where({ id: ada.id }).forUpdate()
      await remind()
      expect(await notified(ada)).toEqual([])
    })
    await remind()
    expect(await notified(ada)).toHaveLength(1)
  })

  test('a snoozed one reminds again', async () => {
    const ada = await someone()
    const reminder = await newReminder(ada, (await newTodo(ada)).id, { at: past })
    await remind()
    const send = (body: object) => ada.send('post', `/reminders/${reminder.id}/snooze`, body).expect(200)
    const { body: snoozed } = await send({ minutes: 15 })
    expect(Math.abs(Date.parse(snoozed.remind_at) - Date.now() - 15 * minute)).toBeLessThan(minute)
    expect(snoozed).toMatchObject({ snoozed_until: snoozed.remind_at, reminded_at: expect.any(String), version: 3 })
    await remind()
    expect(await notified(ada)).toHaveLength(1)
    await send({ until: from(-1000) })
    await remind()
    expect(await notified(ada)).toHaveLength(2)
    expect(await read(ada, reminder)).toMatchObject({ remind_at: null, snoozed_until: null })
    expect(await eventsOf(ada, 'reminder.updated')).toMatchObject([{ data: { version: 3 } }, { data: { version: 4 } }])
  })
})

describe('a relative reminder', () => {
  test('follows the due date of its todo, with an event to its user', async () => {
    const [ada, bob] = [await someone(), await someone()]
    const project_id = await newProject(ada, [[bob, 'viewer']])
    const todo = await newTodo(ada, { project_id })
    const reminder = await newReminder(bob, todo.id, { minutes_before: 30 })
    expect(reminder.remind_at).toBe(null)
    for (const [due_at, remind_at] of [
      ['2999-01-01T09:00:00Z', '2999-01-01T08:30:00.000Z'],
      ['2999-01-02T09:00:00Z', '2999-01-02T08:30:00.000Z'],
      [null, null],
      // Passed, so that it never reminds.
      ['2001-01-01T09:00:00Z', null],
    ]) {
      await ada.send('patch', `/todos/${todo.id}`, { due_at }).expect(200)
      expect(instant((await read(bob, reminder)).remind_at)).toBe(remind_at)
    }
    const [first] = await eventsOf(bob, 'reminder.updated')
    expect(first).toMatchObject({ actor_id: ada.id, changes: [{ member: 'remind_at', from: null }] })
    expect(await eventsOf(ada, 'reminder.updated')).toEqual([])
  })

  test.each([
    ['2027-03-27', '2027-03-27T08:00:00.000Z'],
    ['2027-03-28', '2027-03-28T07:00:00.000Z'],
    ['2027-10-31', '2027-10-31T08:00:00.000Z'],
  ])('of a todo of a day, %s, is before nine of the clock of its user', async (due_on, nine) => {
    const ada = await personIn('Europe/Berlin')
    const reminder = await newReminder(ada, (await newTodo(ada, { due_on })).id, { minutes_before: 0 })
    expect(instant(reminder.remind_at)).toBe(nine)
  })

  test('follows the hour and the time zone of its user, also where the clock skips or repeats the hour', async () => {
    const ada = await personIn('Europe/Berlin')
    const [skipped, repeated] = ['2027-03-28', '2027-10-31']
    const reminders: Reminder[] = []
    for (const due_on of [skipped, repeated])
      reminders.push(await newReminder(ada, (await newTodo(ada, { due_on })).id, { minutes_before: 0 }))
    const timed = await newReminder(ada, (await newTodo(ada, { due_at: '2999-01-01T09:00:00Z' })).id, {
      minutes_before: 0,
    })
    const now = async () => Promise.all(reminders.map(async (one) => instant((await read(ada, one)).remind_at)))
    await ada.send('patch', '/users/me/preferences', { reminder_hour: 2 }).expect(200)
    expect(await now()).toEqual(['2027-03-28T01:00:00.000Z', '2027-10-31T00:00:00.000Z'])
    await ada.send('patch', '/users/me/preferences', { time_zone: 'Asia/Tokyo' }).expect(200)
    expect(await now()).toEqual(['2027-03-27T17:00:00.000Z', '2027-10-30T17:00:00.000Z'])
    expect(await eventsOf(ada, 'reminder.updated')).toHaveLength(4)
    expect(await read(ada, timed)).toEqual(timed)
  })

  test('reminds at once where its time has passed but the todo is not overdue, and once for the same due date', async () => {
    const ada = await someone()
    const todo = await newTodo(ada, { due_at: from(10 * minute) })
    await newReminder(ada, todo.id, { minutes_before: 30 })
    const overdue = await newTodo(ada, { due_at: from(-10 * minute) })
    expect(await newReminder(ada, overdue.id, { minutes_before: 30 })).toMatchObject({ remind_at: null })
    await remind()
    expect(await notified(ada)).toMatchObject([{ todo_id: todo.id, late: true }])
    // Its time has passed again, and it has reminded.
    await ada.send('patch', `/todos/${todo.id}`, { due_at: from(20 * minute) }).expect(200)
    await remind()
    expect(await notified(ada)).toHaveLength(1)
    await ada.send('patch', `/todos/${todo.id}`, { due_at: from(40 * minute) }).expect(200)
    expect((await ofTodo(ada, todo))[0]?.remind_at).not.toBe(null)
  })

  test('of every user goes to the next todo of a series, and stays with a skipped date', async () => {
    const [ada, bob] = [await someone(), await someone()]
    const project_id = await newProject(ada, [[bob, 'viewer']])
    const due = { due_at: '2999-01-01T09:00:00Z', recurrence: 'FREQ=DAILY' }
    const todo = await newTodo(ada, { project_id, ...due })
    for (const person of [ada, bob]) await newReminder(person, todo.id, { minutes_before: 30 })
    await newReminder(bob, todo.id, { at: '2999-01-01T07:00:00Z' })
    await ada.send('post', `/todos/${todo.id}/skip`).expect(200)
    expect((await ofTodo(bob, todo)).map(({ remind_at }) => instant(remind_at))).toEqual([
      '2999-01-02T08:30:00.000Z',
      '2999-01-01T07:00:00.000Z',
    ])
    const { body } = await ada.send('patch', `/todos/${todo.id}`, { completed: true }).expect(200)
    for (const person of [ada, bob])
      expect(await ofTodo(person, { id: body.next_id })).toMatchObject([
        { minutes_before: 30, remind_at: '2999-01-03T08:30:00Z', version: 1 },
      ])
    expect(await eventsOf(bob, 'reminder.created')).toHaveLength(3)
  })
})

test('the filter finds the todos of which the caller has reminders', async () => {
  const [ada, bob] = [await someone(), await someone()]
  const project_id = await newProject(ada, [[bob, 'viewer']])
  const [own, shared] = [await newTodo(ada), await newTodo(ada, { project_id })]
  await newReminder(bob, shared.id, { minutes_before: 5 })
  await newReminder(ada, own.id, { minutes_before: 5 })
  const found = async (person: Person, filter: string) =>
    (await person.send('get', `/todos?filter=${encodeURIComponent(filter)}`).expect(200)).body.map(
      ({ id }: { id: string }) => id,
    )
  expect(await found(ada, 'has reminders')).toEqual([own.id])
  expect(await found(ada, 'reminders is none')).toEqual([shared.id])
  expect(await found(bob, 'has reminders')).toEqual([shared.id])
})

test('a copy by sync has the own reminders, whatever happens to their todos', { timeout: 60_000 }, async () => {
  const [ada, bob] = [await someone(), await someone()]
  const [first, second] = [await newProject(ada, [[bob, 'editor']]), await newProject(ada)]
  const todos = [await newTodo(bob), await newTodo(ada, { project_id: first, due_on: '2999-01-01' })]
  const [own, shared] = todos as [Schemas['Todo'], Schemas['Todo']]
  const copy = new Copy((path) => bob.send('get', path))
  copy.reminds = true
  for (const person of [ada, bob]) await newReminder(person, shared.id, { minutes_before: 5 })
  const reminder = await newReminder(bob, own.id, { at: past })
  await copy.becomesEqual(2)
  const steps: (() => PromiseLike<unknown>)[] = [
    () => ada.send('patch', `/todos/${shared.id}`, { due_on: '2999-02-01' }).expect(200),
    () => bob.send('patch', '/users/me/preferences', { reminder_hour: 7 }).expect(200),
    () => remind(),
    () => bob.send('post', `/reminders/${reminder.id}/snooze`, { minutes: 5 }).expect(200),
    () => bob.send('delete', `/todos/${own.id}`).expect(204),
    () => bob.send('post', `/trash/${own.id}/restore`).expect(200),
    () => ada.send('patch', `/todos/${shared.id}`, { project_id: second }).expect(200),
    () => ada.send('patch', `/todos/${shared.id}`, { project_id: first }).expect(200),
    () => newReminder(bob, shared.id, { at: past }),
    () => ada.send('delete', `/projects/${first}/members/${bob.id}`).expect(204),
    () => newMember(ada, first, bob, 'editor'),
    () => newReminder(bob, shared.id, { minutes_before: 1 }),
    () => ada.send('delete', `/projects/${first}`).expect(200),
    () => ada.send('post', `/trash/${first}/restore`).expect(200),
    () => bob.send('delete', `/reminders/${reminder.id}`).expect(204),
  ]
  // A copy that reads after each step, and one that reads after some of them.
  const lazy = new Copy((path) => bob.send('get', path))
  lazy.reminds = true
  await lazy.becomesEqual()
  for (const [index, step] of steps.entries()) {
    await step()
    await copy.becomesEqual()
    if (index % 4 === 3) await lazy.becomesEqual(2)
  }
  await lazy.becomesEqual()
  expect(copy.reminders.size).toBe(1)
})

test('an account takes its reminders with it, and leaves those of others', async () => {
  const [ada, bob] = [await someone(), await someone()]
  const project_id = await newProject(ada, [[bob, 'editor']])
  const todo = await newTodo(bob, { project_id })
  for (const person of [ada, bob]) await newReminder(person, todo.id, { minutes_before: 5 })
  await bob.send('delete', '/users/me', { password: bob.password }).expect(204)
  const { pool } = world().service.database
  expect(await pool('reminders').where({ todo_id: todo.id }).pluck('user_id')).toEqual([ada.id])
})
