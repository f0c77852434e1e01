/** Every screen of the web app: for people with a keyboard or a screen reader, and without a network. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newAdmin, newPerson, useService } from '../support/service.ts'
import { barriers, newTab, openSeat, quickAdd, requireWebApp, rowOf, signInAs } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
let browser: Browser

beforeAll(async () => {
  requireWebApp()
  browser = await launchBrowser()
}, 120_000)

afterAll(() => browser?.close())

test.each(['light', 'dark'] as const)(
  'axe finds no barrier on any screen (%s)',
  { timeout: 120_000 },
  async (colorScheme) => {
    const root = await newAdmin(service())
    const { body: project } = await root.send('post', '/projects', { name: 'Garden' })
    const { body: section } = await root.send('post', `/projects/${project.id}/sections`, { name: 'Beds' })
    await root.send('post', `/projects/${project.id}/sections`, { name: 'Done', takes_completed: true })
    const { body: label } = await root.send('post', '/labels', {
      name: 'green',
      color: '#3f9a78',
      project_id: project.id,
    })
    const { body: todo } = await root.send('post', '/todos', {
      title: 'Water the plants',
      description: 'With **care**',
      project_id: project.id,
      section_id: section.id,
      label_ids: [label.id],
    })
    await root.send('post', '/todos', { title: 'Renew the passport', due_on: '2026-01-02', priority: 1 })
    const { context, page, faults } = await openSeat(browser, { colorScheme })
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      await page.waitForTimeout(250)
      found[name] = await barriers(page)
    }
    for (const path of ['sign-in', 'register', 'forgot-password', 'invitation#tpi.x']) {
      await page.goto(`${service().url}/app/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(path)
    }
    await signInAs(page, service(), root)
    const paths = [
      'today',
      'inbox',
      'upcoming',
      'completed',
      'trash',
      'notifications',
      'activity',
      'search?q=water',
      ...['people', 'invitations', 'jobs', 'service'].map((section) => `admin/${section}`),
    ]
    const settings = ['profile', 'security', 'sessions', 'tokens', 'webhooks', 'preferences', 'data'].map(
      (section) => `settings/${section}`,
    )
    const own = [`labels/${label.id}`, `projects/${project.id}`, `projects/${project.id}/${todo.id}`]
    for (const path of [...paths, ...settings, ...own]) {
      await page.goto(`${service().url}/app/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(path)
    }
    for (const layout of ['board', 'calendar']) {
      await page.evaluate(`localStorage.setItem('taskpact.view.${project.id}', '{"layout":"${layout}"}')`)
      await page.goto(`${service().url}/app/projects/${project.id}`)
      await page.getByRole('grid').first().waitFor()
      await look(layout)
    }
    for (const entry of ['Edit project', 'Sections', 'Labels']) {
      await page.getByRole('button', { name: 'Project actions' }).click()
      await page.getByRole('menuitem', { name: entry }).click()
      await page.getByRole('dialog').waitFor()
      await look(entry)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.goto(`${service().url}/app/projects/${project.id}/${todo.id}`)
    await page.getByRole('button', { name: /^Labels:/ }).click()
    await page.getByRole('option').first().waitFor()
    await look('labels of a to-do')
    await page.keyboard.press('Escape')
    for (const key of ['q', '?', 'Control+k']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await look(key)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0))).toEqual({})
    expect(faults).toEqual([])
    await context.close()
  },
)

test('everything of a day is done without a mouse', { timeout: 90_000 }, async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser)
  await page.goto(`${service().url}/app/sign-in`)
  await expect.poll(() => page.evaluate('document.activeElement?.name')).toBe('email')
  await page.keyboard.type(ada.email)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(ada.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/app/today')
  await page.getByText('All clear for today').waitFor()
  await quickAdd(page, 'First', 'Second', 'Third')
  await rowOf(page, 'Third').waitFor()
  const rows = page.getByRole('row')
  const focused = () => page.evaluate("document.activeElement?.closest('[role=row]')?.textContent ?? ''")
  // In the order that people give it, so that a priority moves nothing.
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.waitForURL('**/app/inbox')
  await rowOf(page, 'Third').waitFor()
  // Into the list, down, a priority and a title.
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toContain('Second')
  await page.keyboard.press('1')
  await page.keyboard.press('F2')
  await page.keyboard.press('End')
  await page.keyboard.type(' step')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await ada.send('get', '/todos?search=step')).body)
    .toMatchObject([{ title: 'Second step', priority: 1 }])
  // Selected by Space, completed by e, taken back by Ctrl+Z.
  await rows.first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('e')
  await expect.poll(async () => (await ada.send('get', '/todos?completed=true')).body.length).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await ada.send('get', '/todos?completed=true')).body.length).toBe(0)
  // The panel opens and closes, and the focus comes back.
  await rowOf(page, 'First').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByText('History').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('First')
  // By the palette to another list, and by a chord to a third.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('upcoming')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/app/upcoming')
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.waitForURL('**/app/inbox')
  expect(faults).toEqual([])
  await context.close()
})

test('a todo is moved to another place by the keyboard', async () => {
  const ada = await newPerson(service(), 'Ada')
  for (const title of ['Alpha', 'Beta', 'Gamma']) await ada.send('post', '/todos', { title })
  const { context, page, faults } = await openSeat(browser)
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox`)
  await rowOf(page, 'Gamma').waitFor()
  await page.getByRole('row').first().focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  const target = () => page.evaluate("document.activeElement?.getAttribute('aria-label')")
  await expect.poll(target).toBe('Move “Gamma”')
  await page.keyboard.press('Enter')
  for (const place of ['after Gamma', 'between Beta and Gamma', 'between Alpha and Beta']) {
    await expect.poll(target).toBe(`Insert ${place}`)
    await page.keyboard.press('ArrowUp')
  }
  await expect.poll(target).toBe('Insert before Alpha')
  await page.keyboard.press('Enter')
  const order = async () =>
    (await ada.send('get', '/todos?sort=position')).body.map((each: { title: string }) => each.title)
  await expect.poll(order).toEqual(['Gamma', 'Alpha', 'Beta'])
  expect(faults).toEqual([])
  await context.close()
})

test('installed, the app starts without a network', { timeout: 90_000 }, async () => {
  const ada = await newPerson(service(), 'Ada')
  const seat = await openSeat(browser)
  await signInAs(seat.page, service(), ada)
  await quickAdd(seat.page, 'Kept on the device')
  await expect.poll(async () => (await ada.send('get', '/todos')).body.length).toBe(1)
  await seat.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await expect
    .poll(() =>
      seat.page.evaluate(
        'caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().length)',
      ),
    )
    .toBeGreaterThan(20)
  await seat.page.close()
  await seat.context.setOffline(true)
  const page = await newTab(seat)
  await page.goto(`${service().url}/app/today`)
  await rowOf(page, 'Kept on the device').waitFor()
  await quickAdd(page, 'Written without a network')
  await page.getByText('1 change waits to be sent').waitFor()
  await seat.context.setOffline(false)
  await expect.poll(async () => (await ada.send('get', '/todos')).body.length).toBe(2)
  expect(seat.faults).toEqual([])
  await seat.context.close()
})
