/** The web app where something goes wrong, or is very much: a service that is killed, an import of 5,000 todos, a large export. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { newPlace, newPerson as register, start, titles } from '../start/process.ts'
import { createDatabase, urlOf } from '../support/database.ts'
import { newPerson, useService } from '../support/service.ts'
import { openSeat, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

/** The address stays the same after a restart, as the copy on the device is of one origin. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return String(port)
}

test('kill -9 of the service in the middle of writing loses nothing and makes nothing twice', {
  timeout: 120_000,
}, async () => {
  const place = await newPlace()
  const database = await createDatabase()
  const env = {
    ...{ DATABASE_URL: urlOf(database), PORT: await freePort(), WEB_APP: 'on' },
    ...{ RATE_LIMITS: 'off', WORKERS: 'off' },
  }
  const first = await start(place, { env })
  const person = await register(first.url)
  const { context, page } = await openSeat(browser())
  await signInAs(page, first, person)
  await page.goto(`${first.url}/app/inbox`)
  const field = page.getByLabel('Add to-do')
  const add = async (from: number, to: number) => {
    for (let number = from; number <= to; number++) {
      await field.fill(`Task ${number}`)
      await field.press('Enter')
    }
  }
  await add(1, 12)
  await first.stop('SIGKILL')
  await add(13, 20)
  await page.getByText('The service cannot be reached').waitFor()
  const second = await start(place, { env })
  await page.evaluate("dispatchEvent(new Event('online'))")
  const wanted = Array.from({ length: 20 }, (_, index) => `Task ${index + 1}`).sort()
  await expect.poll(async () => (await titles(second.url, person.token)).sort(), { timeout: 40_000 }).toEqual(wanted)
  await page.getByText('The service cannot be reached').waitFor({ state: 'detached', timeout: 40_000 })
  await context.close()
  await second.stop()
  await database.drop()
})

test('5,000 todos are imported by the settings, and are in the list', { timeout: 120_000 }, async () => {
  const ada = await newPerson(service(), 'Ada')
  await ada.send('post', '/todos', { title: 'The first' })
  const { body: exported } = await ada.send('get', '/users/me/export').expect(200)
  const [pattern] = exported.todos
  const todos = Array.from({ length: 5000 }, (_, index) => ({
    ...pattern,
    id: `${pattern.id.slice(0, -4)}${index.toString(16).padStart(4, '0')}`,
    title: `Imported ${index + 1}`,
  }))
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/settings/data`)
  await page.locator('input[type=file]').setInputFiles({
    name: 'taskpact.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...exported, todos })),
  })
  await page.getByText('5000 things added').waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await rowOf(page, 'The first').waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Inbox 999+' }).count(), { timeout: 40_000 }).toBe(1)
  await page.goto(`${service().url}/app/search?q=imported%204999`)
  await rowOf(page, 'Imported 4999').waitFor({ timeout: 30_000 })
  expect(faults).toEqual([])
  await context.close()
})

test('an export that the service gives in several documents is saved as one with everything', {
  timeout: 60_000,
}, async () => {
  const ada = await newPerson(service(), 'Ada')
  const projects = [
    await ada.send('post', '/projects', { name: 'One' }),
    await ada.send('post', '/projects', { name: 'Two' }),
  ]
  await ada.send('post', '/labels', { name: 'label' })
  const { body: empty } = await ada.send('get', '/users/me/export').expect(200)
  // More than a document has, before the views.
  for (const { body: project } of projects)
    await ada
      .send('post', '/users/me/import', {
        ...empty,
        labels: Array.from({ length: 499 }, (_, index) => ({
          ...empty.labels[0],
          id: `${project.id.slice(0, -4)}${(4096 + index).toString(16)}`,
          name: `Label ${index}`,
          project_id: project.id,
        })),
      })
      .expect(200)
  for (const name of ['First', 'Second']) await ada.send('post', '/views', { name, filter: 'completed' }).expect(201)
  await ada.send('post', '/todos', { title: 'The last' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/settings/data`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(
    Object.fromEntries(['projects', 'labels', 'views', 'todos'].map((kind) => [kind, saved[kind].length])),
  ).toEqual({
    projects: 2,
    labels: 999,
    views: 2,
    todos: 1,
  })
  expect(faults).toEqual([])
  await context.close()
})

test.each([
  ['on a phone of 360 pixels', { width: 360, height: 740 }, 1],
  ['at 200 % of a window of 1280 pixels', { width: 640, height: 400 }, 2],
])('no screen scrolls sideways %s, from right to left either', { timeout: 90_000 }, async (_, viewport, scale) => {
  const ada = await newPerson(service(), 'Ada')
  const { body: project } = await ada.send('post', '/projects', {
    name: 'A project with quite a long name for a phone',
  })
  const { body: todo } = await ada.send('post', '/todos', {
    title: 'Something that takes more words than fit into one line of a small window',
    due_at: '2026-11-30T09:00:00Z',
    project_id: project.id,
    recurrence: 'FREQ=MONTHLY;BYDAY=-1FR',
  })
  const { context, page, faults } = await openSeat(browser(), { viewport, deviceScaleFactor: scale })
  await signInAs(page, service(), ada)
  const found: string[] = []
  for (const path of ['today', `projects/${project.id}`, `projects/${project.id}/${todo.id}`, 'settings/security'])
    for (const direction of ['ltr', 'rtl']) {
      await page.goto(`${service().url}/app/${path}`)
      await page.evaluate(`document.documentElement.dir = '${direction}'`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(300)
      const width = await page.evaluate<number>('document.scrollingElement.scrollWidth')
      if (width > viewport.width) found.push(`${path}, ${direction}: ${width}`)
    }
  expect(found).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
