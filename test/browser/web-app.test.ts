/** The web app in a real Chromium on the real service: the stories of the people who use it. */
import { expect, test } from 'vitest'
import { codeOf, giveFactor } from '../support/second-factor.ts'
import { ageAuthentication, goodPassword, newPerson, useService } from '../support/service.ts'
import { cut, newTab, openSeat, quickAdd, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

test('a newcomer registers and has ten todos, on a phone too', async () => {
  const { context, page, faults } = await openSeat(browser())
  await page.goto(service().url)
  await page.getByRole('link', { name: 'Create account' }).click()
  await page.getByLabel('Name').fill('Grace')
  await page.getByLabel('Email').fill('grace.web@example.com')
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('All clear for today').waitFor()
  await quickAdd(page, 'Buy milk', 'Call Ada', 'Water the plants')
  const field = page.getByLabel('Add to-do')
  for (let number = 4; number <= 10; number++) {
    await field.fill(`Task ${number}`)
    await field.press('Enter')
  }
  await rowOf(page, 'Task 10').waitFor()
  await page.getByRole('button', { name: 'Complete “Call Ada”' }).click()
  await rowOf(page, 'Call Ada').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await rowOf(page, 'Call Ada').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await rowOf(page, 'Task 10').waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  // The service has them all, with today as their day.
  const count = async () =>
    (
      await service().database.pool.raw(
        'select count(*)::int as count from todos where due_on is not null and not completed',
      )
    ).rows[0].count
  await expect.poll(count).toBe(10)
  expect(faults).toEqual([])
  await context.close()
})

test('a line of text is understood as it is typed, without a network too', async () => {
  const ada = await newPerson(service(), 'Ada')
  await ada.send('patch', '/users/me/preferences', { time_zone: 'Europe/Berlin', locale: 'en' })
  const { body: project } = await ada.send('post', '/projects', { name: 'Garden' })
  const { context, page, faults } = await openSeat(browser(), { timezoneId: 'Europe/Berlin' })
  await signInAs(page, service(), ada)
  await page.getByRole('link', { name: /^Garden/ }).waitFor()
  const mend = await cut(context)
  await page.keyboard.press('q')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Prune the tree on 2027-03-01 at 9:30 every month p1 @garden +bob // With care')
  await expect.poll(() => dialog.locator('mark').count()).toBe(5)
  await dialog.getByText('+bob is the name of nothing here').waitFor()
  await dialog.getByRole('button', { name: 'Priority: Urgent' }).waitFor()
  await page.keyboard.press('Enter')
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  const todos = async () => (await ada.send('get', '/todos')).body
  await expect.poll(async () => (await todos()).length).toBe(1)
  expect(await todos()).toMatchObject([
    {
      title: 'Prune the tree +bob',
      description: 'With care',
      priority: 1,
      due_on: '2027-03-01',
      due_at: '2027-03-01T08:30:00Z',
      recurrence: 'FREQ=MONTHLY',
      project_id: project.id,
    },
  ])
  expect(faults).toEqual([])
  await context.close()
})

test('two people in one project see each other within a second', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const { body: project } = await ada.send('post', '/projects', { name: 'Shared' })
  const { body: invitation } = await ada.send('post', `/projects/${project.id}/invitations`, {
    email: bob.email,
    role: 'editor',
  })
  await bob.send('post', `/users/me/invitations/${invitation.id}/accept`)
  const seats = await Promise.all([openSeat(browser()), openSeat(browser())])
  const [{ page: first }, { page: second }] = seats
  await Promise.all([signInAs(first, service(), ada), signInAs(second, service(), bob)])
  for (const page of [first, second]) await page.getByRole('link', { name: 'Shared' }).click()
  await second.getByText('A fresh start').waitFor()
  const field = first.getByLabel('Add to-do')
  await field.fill('Paint the door')
  await field.press('Enter')
  const begun = Date.now()
  await rowOf(second, 'Paint the door').waitFor()
  expect(Date.now() - begun).toBeLessThan(3000)
  await second.getByRole('button', { name: 'Complete “Paint the door”' }).click()
  await rowOf(first, 'Paint the door').waitFor({ state: 'detached' })
  expect(seats.flatMap(({ faults }) => faults)).toEqual([])
  await Promise.all(seats.map(({ context }) => context.close()))
})

test('what is changed without the service survives a reload and is sent; a contradiction is asked about', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: todo } = await ada.send('post', '/todos', { title: 'Write the letter' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await rowOf(page, 'Write the letter').waitFor()
  const mend = await cut(context)
  await rowOf(page, 'Write the letter').click()
  const title = page.getByRole('complementary').getByLabel('Title')
  await title.fill('Write the long letter')
  await title.press('Enter')
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
  const field = page.getByLabel('Add to-do')
  await field.fill('Made without a network')
  await field.press('Enter')
  await rowOf(page, 'Made without a network').waitFor()
  // Meanwhile on another device.
  await ada.send('patch', `/todos/${todo.id}`, { title: 'Write the short letter' })
  await page.reload()
  await rowOf(page, 'Made without a network').waitFor()
  await rowOf(page, 'Write the long letter').waitFor()
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  await expect
    .poll(async () => (await ada.send('get', '/todos')).body.map((each: { title: string }) => each.title))
    .toContain('Made without a network')
  await page.getByRole('button', { name: '1 change needs you' }).click()
  await page.getByText('Write the short letter').waitFor()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(async () => (await ada.send('get', `/todos/${todo.id}`)).body.title).toBe('Write the long letter')
  const { body: all } = await ada.send('get', '/todos')
  expect(all).toHaveLength(2)
  expect(faults).toEqual([])
  await context.close()
})

test('of two tabs one talks to the service; signing out clears the device for both', async () => {
  const ada = await newPerson(service(), 'Ada')
  const seat = await openSeat(browser())
  const streams: string[] = []
  seat.context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') streams.push(request.url())
  })
  await signInAs(seat.page, service(), ada)
  await expect.poll(() => streams.length).toBe(1)
  const other = await newTab(seat)
  await other.goto(`${service().url}/app/today`)
  await quickAdd(seat.page, 'Seen in both tabs')
  await rowOf(other, 'Seen in both tabs').waitFor()
  await quickAdd(other, 'Written in the other tab')
  await rowOf(seat.page, 'Written in the other tab').waitFor()
  await expect.poll(async () => (await ada.send('get', '/todos')).body.length).toBe(2)
  expect(streams).toHaveLength(1)
  await seat.page.getByRole('button', { name: 'Ada' }).click()
  await seat.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await seat.page
    .getByRole('alertdialog')
    .or(seat.page.getByRole('dialog'))
    .getByRole('button', { name: 'Sign out' })
    .click()
  await seat.page.waitForURL('**/sign-in')
  await other.waitForURL('**/sign-in**')
  const left = () =>
    seat.page.evaluate('indexedDB.databases().then((all) => all.filter(({ name }) => /^taskpact-/.test(name)))')
  await expect.poll(left).toEqual([])
  expect(seat.faults).toEqual([])
  await seat.context.close()
})

test('a change of many is one request, and the focus follows a row that moves', async () => {
  const ada = await newPerson(service(), 'Ada')
  for (const title of ['One', 'Two', 'Three', 'Four']) await ada.send('post', '/todos', { title })
  const { context, page, faults } = await openSeat(browser())
  await page.addInitScript(`localStorage.setItem('taskpact.view.inbox', '{"sort":"priority"}')`)
  const writes: string[] = []
  page.on('request', (request) => {
    if (/PATCH|batch/.test(`${request.method()} ${request.url()}`)) writes.push(new URL(request.url()).pathname)
  })
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox`)
  await rowOf(page, 'Four').focus()
  await page.keyboard.press('1')
  await expect.poll(() => page.getByRole('row').first().textContent()).toContain('Four')
  await expect
    .poll(() => page.evaluate("document.activeElement?.closest('[role=row]')?.textContent ?? ''"))
    .toContain('Four')
  await expect.poll(() => writes.length).toBe(1)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('2')
  const priorities = async () =>
    (await ada.send('get', '/todos')).body.map(({ priority }: { priority: number }) => priority)
  await expect.poll(priorities).toEqual([2, 2, 2, 2])
  expect(writes.slice(1)).toEqual(['/batch'])
  expect(faults).toEqual([])
  await context.close()
})

test('a project that is deleted without a network takes its todos out of every list, and brings them back', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: project } = await ada.send('post', '/projects', { name: 'Garden' })
  const due_on = new Date().toISOString().slice(0, 10)
  await ada.send('post', '/todos', { title: 'Water the plants', project_id: project.id, due_on })
  const { context, page, faults } = await openSeat(browser(), { timezoneId: 'UTC' })
  await signInAs(page, service(), ada)
  await rowOf(page, 'Water the plants').waitFor()
  const mend = await cut(context)
  await page.getByRole('link', { name: /^Garden/ }).click()
  await page.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete project' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete project' }).click()
  await page.getByText('All clear for today').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await rowOf(page, 'Water the plants').waitFor()
  await mend()
  expect(faults).toEqual([])
  await context.close()
})

test('an account with a second factor confirms with a code what needs a recent authentication', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  const { secret } = await giveFactor(service(), ada)
  await ageAuthentication(service(), ada, 600)
  await page.goto(`${service().url}/app/settings/data`)
  await page.getByRole('button', { name: 'Delete account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm with' })
  await dialog.getByLabel('Code').fill(codeOf(secret))
  await dialog.getByRole('button', { name: 'OK' }).click()
  await page.waitForURL('**/app/sign-in')
  expect(await service().database.pool('users').where({ id: ada.id })).toEqual([])
  // The refusal that asks for the code is in the console of the browser().
  expect(faults.filter((fault) => !fault.includes('status of 403'))).toEqual([])
  await context.close()
})
