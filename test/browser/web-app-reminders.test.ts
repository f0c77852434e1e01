/** Reminders in the web app: set in the panel of a to-do, put off in the notifications, chosen in the settings. */
import { expect, test } from 'vitest'
import { dueReminders } from '../../src/features/reminders/remind.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { newReminder, newTodo } from '../support/build.ts'
import { newPerson, useService } from '../support/service.ts'
import { barriers, cut, openSeat, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

const past = '2001-01-01T09:00:00Z'

test('reminders are added and deleted without a network, also of a to-do that is not sent yet', {
  timeout: 60_000,
}, async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox`)
  const add = page.getByRole('textbox', { name: 'Add to-do' })
  await add.waitFor()
  const mend = await cut(context)
  await add.fill('Call the bank')
  await page.keyboard.press('Enter')
  await rowOf(page, 'Call the bank').focus()
  await page.keyboard.press('t')
  // By the key of lists: the panel opens with the choices.
  await page.keyboard.press('r')
  await page.getByRole('dialog').getByRole('button', { name: '10 minutes before' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByText('10 minutes before').waitFor()
  await panel.getByRole('button', { name: 'Add reminder' }).click()
  await page.getByRole('dialog').getByLabel('Date').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('dialog').getByLabel('Date').fill('2031-05-06')
  await page.getByRole('dialog').getByLabel('Time').fill('07:30')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await panel.getByText('2031').waitFor()
  await panel.getByRole('button', { name: 'Delete reminder: 10 minutes before' }).click()
  await panel.getByText('10 minutes before').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await panel.getByText('10 minutes before').waitFor()
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  const reminders = async () => {
    const [todo] = (await ada.send('get', '/todos')).body
    return todo ? (await ada.send('get', `/todos/${todo.id}/reminders`)).body : []
  }
  await expect.poll(reminders).toMatchObject([{ minutes_before: 10 }, { minutes_before: null }])
  expect((await reminders())[1].at).toMatch(/^2031-05-0[56]T/)
  // Taken back once the service has deleted it, it is made anew.
  await panel.getByRole('button', { name: 'Delete reminder: 10 minutes before' }).click()
  await expect.poll(reminders).toMatchObject([{ minutes_before: null }])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await reminders()).length).toBe(2)
  // A reminder that another device adds is here too.
  const [todo] = (await ada.send('get', '/todos')).body
  await newReminder(ada, todo.id, { minutes_before: 1440 })
  await panel.getByText('1 day before').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('a reminder that has come leads to its to-do and is put off, and the default one is chosen in the settings', {
  timeout: 60_000,
}, async () => {
  const ada = await newPerson(service(), 'Ada')
  const todo = await newTodo(ada, { title: 'Take the cake out' })
  const { id } = await newReminder(ada, todo.id, { at: past })
  const { context: of } = service()
  await doPeriodically(of, dueReminders(of))
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/notifications`)
  const entry = page.getByRole('listitem').filter({ hasText: 'Take the cake out' })
  await entry.getByText('eminder').waitFor()
  expect(await barriers(page)).toEqual([])
  await entry.getByRole('button', { name: 'Snooze' }).click()
  await page.getByRole('menuitem', { name: '1 hour' }).click()
  const reminder = async () => (await ada.send('get', `/reminders/${id}`)).body
  await expect.poll(async () => (await reminder()).snoozed_until).not.toBe(null)
  await entry.getByText('Take the cake out').click()
  await page.waitForURL(`**/${todo.id}`)
  await page.getByRole('complementary').getByText('snoozed until').waitFor()
  await page.goto(`${service().url}/app/settings/preferences`)
  await page.getByLabel('Default reminder').selectOption('1 hour before')
  const preferences = async () => (await ada.send('get', '/users/me/preferences')).body
  await expect.poll(preferences).toMatchObject({ default_reminder_minutes: 60 })
  await page.getByLabel('Hour of the day').selectOption('7')
  await expect.poll(preferences).toMatchObject({ reminder_hour: 7 })
  expect(faults).toEqual([])
  await context.close()
})
