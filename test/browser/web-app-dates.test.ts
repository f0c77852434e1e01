/** Days, times and recurrence in the web app, by the time zone that the person has chosen; and what the operators announce. */
import { expect, test } from 'vitest'
import { newAdmin, newPerson, useService } from '../support/service.ts'
import { openSeat, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

/** The day in a time zone, as 2026-12-01. */
const dayIn = (timeZone: string) => new Date().toLocaleDateString('sv-SE', { timeZone })

test('today is the day of the time zone that the person has chosen, and times are shown and made in it', async () => {
  const ada = await newPerson(service(), 'Ada')
  // Two zones whose days differ at every moment.
  const [zone, device] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago']
  await ada.send('patch', '/users/me/preferences', { time_zone: zone })
  const { body: todo } = await ada.send('post', '/todos', { title: 'There it is today', due_on: dayIn(zone) })
  await ada.send('post', '/todos', { title: 'A whole day', due_on: dayIn(zone) })
  await ada.send('post', '/todos', {
    title: 'At noon',
    due_at: `${dayIn(zone)}T12:00:00+14:00`,
    time_zone: zone,
  })
  const { context, page, faults } = await openSeat(browser(), { timezoneId: device, locale: 'en-GB' })
  await signInAs(page, service(), ada)
  await rowOf(page, 'There it is today').waitFor()
  await expect.poll(() => rowOf(page, 'At noon').textContent()).toContain('12:00')
  await rowOf(page, 'There it is today').click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: /^Date/ }).click()
  await page.getByLabel('Time').fill('09:30')
  const due = async () => (await ada.send('get', `/todos/${todo.id}`)).body
  await expect.poll(due).toMatchObject({ due_on: dayIn(zone), time_zone: zone })
  expect(new Date((await due()).due_at).toISOString()).toBe(new Date(`${dayIn(zone)}T09:30:00+14:00`).toISOString())
  // Another zone for the same person: the lists follow.
  await page.goto(`${service().url}/app/settings/preferences`)
  await page.getByLabel('Time zone').selectOption(device)
  await page.getByText('Saved').waitFor()
  await page.goto(`${service().url}/app/today`)
  // The same instant, an hour earlier on the clocks there; a whole day is tomorrow there.
  await expect.poll(() => rowOf(page, 'At noon').textContent()).toContain('11:00')
  expect(await rowOf(page, 'A whole day').count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

test('the hour of the daily email is chosen, and taken back', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser(), { timezoneId: 'Europe/Berlin', locale: 'en-GB' })
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/settings/preferences`)
  const hour = async () => (await ada.send('get', '/users/me/preferences')).body.digest_hour
  await page.getByLabel('Send it at').selectOption({ label: '07:00' })
  await expect.poll(hour).toBe(7)
  await page.reload()
  await expect.poll(() => page.getByLabel('Send it at').inputValue()).toBe('7')
  await page.getByLabel('Send it at').selectOption({ label: 'Never' })
  await expect.poll(hour).toBe(null)
  expect(faults).toEqual([])
  await context.close()
})

test('a todo recurs by a rule in words, is skipped and completed, and the next one appears', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: todo } = await ada.send('post', '/todos', { title: 'Water the plants', due_on: dayIn('UTC') })
  const { context, page, faults } = await openSeat(browser(), { timezoneId: 'UTC' })
  await signInAs(page, service(), ada)
  await rowOf(page, 'Water the plants').click()
  await page.getByRole('button', { name: /^Repeat/ }).click()
  await page.getByRole('button', { name: 'Custom…' }).click()
  await page.getByLabel('Every').fill('3')
  await page.getByLabel('Unit').selectOption('DAILY')
  await page.getByText('Today · ').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Repeat: Every 3 days' }).waitFor()
  const plus = (days: number) => new Date(Date.parse(dayIn('UTC')) + days * 86_400_000).toISOString().slice(0, 10)
  const stored = async () => (await ada.send('get', `/todos/${todo.id}`)).body
  await expect.poll(stored).toMatchObject({ recurrence: 'FREQ=DAILY;INTERVAL=3', due_on: plus(0) })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Skip this time' }).click()
  await expect.poll(stored).toMatchObject({ due_on: plus(3) })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(stored).toMatchObject({ due_on: plus(0) })
  await page.getByRole('complementary').getByRole('button', { name: 'Complete “Water the plants”' }).click()
  await expect
    .poll(async () => (await ada.send('get', '/todos?completed=false')).body)
    .toMatchObject([{ title: 'Water the plants', due_on: plus(3) }])
  await page.goto(`${service().url}/app/upcoming`)
  await rowOf(page, 'Water the plants').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('the app says what operators announce, and that changes wait during a maintenance', async () => {
  const root = await newAdmin(service())
  const bob = await newPerson(service(), 'Bob')
  await root.send('put', '/admin/announcement', { message: 'We move on Saturday.' })
  await root.send('put', '/admin/maintenance', { enabled: true, message: 'Until noon.' })
  const { context, page, faults } = await openSeat(browser())
  await expect
    .poll(async () => (await fetch(`${service().url}/service`)).json())
    .toMatchObject({
      maintenance: { message: 'Until noon.' },
    })
  await signInAs(page, service(), bob)
  await page.getByText('We move on Saturday.').waitFor()
  await page.getByText('Until noon.').waitFor()
  const field = page.getByLabel('Add to-do')
  await field.fill('Written meanwhile')
  await field.press('Enter')
  await rowOf(page, 'Written meanwhile').waitFor()
  await page.getByRole('button', { name: 'Hide this message' }).click()
  await page.getByText('We move on Saturday.').waitFor({ state: 'detached' })
  await root.send('put', '/admin/maintenance', { enabled: false })
  await page.evaluate("dispatchEvent(new Event('online'))")
  await expect.poll(async () => (await bob.send('get', '/todos')).body.length, { timeout: 30_000 }).toBe(1)
  expect(faults.filter((fault) => !fault.includes('status of 503'))).toEqual([])
  await context.close()
})
