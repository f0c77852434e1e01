/** The default reminder of each user, for todos without a reminder of their own. */
import { expect, test } from 'vitest'
import { dueSoonNotices } from '../../src/features/notifications/due-soon.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { dayOf, daysLater, instantOf } from '../../src/language/zones.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newTodo } from '../support/build.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

const hour = 3_600_000
const from = (ms: number) => new Date(Date.now() + ms).toISOString()

async function personWith(preferences: object): Promise<Person> {
  const person = await newPerson(service())
  await person.send('patch', '/users/me/preferences', preferences).expect(200)
  return person
}

/** The titles of the todos that were notified, after all that is due soon was looked for. */
async function noticed(person: Person, options: { lastSeconds?: number } = {}): Promise<string[]> {
  await doPeriodically(service().context, dueSoonNotices(service().context, options))
  const { body } = await person.send('get', '/notifications?sort=created_at').expect(200)
  return body.map(({ message }: Schemas['Notification']) => /“(.*)”/.exec(message)?.[1]).sort()
}

test.each([
  ['as it is', {}, ['in 23 hours', 'in 30 minutes']],
  ['an hour before', { default_reminder_minutes: 60 }, ['in 30 minutes']],
  ['two days before', { default_reminder_minutes: 2880 }, ['in 23 hours', 'in 30 minutes', 'in 47 hours']],
  ['none', { default_reminder_minutes: null }, []],
])('of todos that are due at a time: %s', async (_, preferences, titles) => {
  const ada = await personWith(preferences)
  await newTodo(ada, { title: 'in 30 minutes', due_at: from(hour / 2) })
  await newTodo(ada, { title: 'in 23 hours', due_at: from(23 * hour) })
  await newTodo(ada, { title: 'in 47 hours', due_at: from(47 * hour) })
  await newTodo(ada, { title: 'overdue', due_at: from(-hour) })
  expect(await noticed(ada)).toEqual(titles)
  expect(await noticed(ada)).toEqual(titles)
})

test('of a todo of a day is before the hour of its user, and comes at that time', async () => {
  const { pool } = service().database
  const zone = 'Pacific/Kiritimati'
  const today = dayOf(new Date().toISOString(), zone)
  const sinceMidnight = Date.now() - Date.parse(instantOf(today, '00:00:00', zone))
  // Two hours of the clock after the present one, of which there may be none today.
  const day = sinceMidnight < 21 * hour ? today : daysLater(today, 1)
  const reminder_hour = sinceMidnight < 21 * hour ? Math.floor(sinceMidnight / hour) + 2 : 0
  const minutes =
    (Date.parse(instantOf(day, `${String(reminder_hour).padStart(2, '0')}:00:00`, zone)) - Date.now()) / 60_000
  const [early, late] = [Math.ceil(minutes), Math.floor(minutes) - 1]
  for (const time_zone of [null, zone]) {
    for (const [default_reminder_minutes, titles] of [
      [early, ['Dig']],
      [late, []],
    ]) {
      const ada = await personWith({ time_zone: zone, reminder_hour, default_reminder_minutes })
      await newTodo(ada, { title: 'Dig', due_on: day, time_zone })
      await newTodo(ada, { title: 'Sow', due_on: daysLater(day, 2), time_zone })
      // Not only because they have just been written.
      await pool('events').update({ occurred_at: from(-hour) })
      expect(await noticed(ada, { lastSeconds: 60 })).toEqual(titles)
      expect(await noticed(ada)).toEqual(titles)
    }
  }
})

test('comes at its time by the look for what is due soon just now, with each choice', async () => {
  const people = await Promise.all(
    [{}, { default_reminder_minutes: 0 }, { default_reminder_minutes: 61 }].map(personWith),
  )
  const now = async () => Promise.all(people.map((person) => noticed(person, { lastSeconds: 60 })))
  for (const [index, minutes] of [1440, 0, 61].entries()) {
    const person = people[index] as Person
    await newTodo(person, { title: 'soon', due_at: from(minutes * 60_000 + 1_500) })
  }
  expect(await now()).toEqual([[], [], []])
  await expect.poll(now, { timeout: 5_000 }).toEqual([['soon'], [], ['soon']])
})

test('comes at once where a todo is made, changed or opened again within its time', async () => {
  const ada = await personWith({ time_zone: 'UTC' })
  const now = () => noticed(ada, { lastSeconds: 15 })
  const day = dayOf(from(0), 'UTC')
  const { id } = await newTodo(ada, { title: 'of a day', due_on: daysLater(day, 10) })
  const { id: done } = await newTodo(ada, { title: 'opened', due_on: day, completed: true })
  await newTodo(ada, { title: 'at a time', due_at: from(2 * hour) })
  expect(await now()).toEqual(['at a time'])
  await ada.send('patch', `/todos/${id}`, { due_on: day }).expect(200)
  await ada.send('patch', `/todos/${done}`, { completed: false }).expect(200)
  expect(await now()).toEqual(['at a time', 'of a day', 'opened'])
})

test('is of the preferences, which keep what is not sent', async () => {
  const ada = await newPerson(service())
  const read = async () => (await ada.send('get', '/users/me/preferences').expect(200)).body
  expect(await read()).toMatchObject({ reminder_hour: 9, default_reminder_minutes: 1440, mail: { reminder: true } })
  await ada.send('patch', '/users/me/preferences', { default_reminder_minutes: null }).expect(200)
  await ada.send('patch', '/users/me/preferences', { reminder_hour: 7 }).expect(200)
  expect(await read()).toMatchObject({ reminder_hour: 7, default_reminder_minutes: null })
  for (const wrong of [{ reminder_hour: 24 }, { reminder_hour: null }, { default_reminder_minutes: 10_081 }])
    await ada.send('patch', '/users/me/preferences', wrong).expect(422)
})
