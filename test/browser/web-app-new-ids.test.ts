/** A to-do that was just made gets its id from the service: whatever a person does meanwhile concerns it. */
import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPerson, useService } from '../support/service.ts'
import { openSeat, quickAdd, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

/** Holds the requests that make to-dos, until they are let through. */
async function hold(context: BrowserContext): Promise<() => void> {
  const opened = Promise.withResolvers<void>()
  const isCreation = ({ pathname }: URL) => ['/todos', '/batch'].includes(pathname)
  await context.route(isCreation, async (route) => {
    await opened.promise
    await route.continue()
  })
  return opened.resolve
}

test('a key, a selection, an open panel and an undo of a new to-do are of it before and after it has its id', {
  timeout: 60_000,
}, async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox`)
  const open = await hold(context)
  await quickAdd(page, 'First', 'Second', 'Third')
  await rowOf(page, 'Second').focus()
  await page.keyboard.press('1')
  await page.keyboard.press('Space')
  await page.evaluate(`globalThis.watched = [...document.querySelectorAll('[role=row][data-key]')]`)
  const ids = () => page.evaluate<string[]>(`globalThis.watched.map((row) => row.dataset.key)`)
  const before = await ids()
  expect(before.every((id) => id.startsWith('new-'))).toBe(true)
  open()
  await expect.poll(async () => (await ada.send('get', '/todos')).body.length).toBe(3)
  await page.getByText('waits to be sent').or(page.getByText('wait to be sent')).waitFor({ state: 'detached' })
  // The same rows, with focus and selection.
  expect(await page.evaluate('globalThis.watched.every((row) => row.isConnected)')).toBe(true)
  expect(await page.evaluate("document.activeElement?.closest('[role=row]')?.textContent")).toContain('Second')
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('e')
  const titles = async (query: string) =>
    (await ada.send('get', `/todos?${query}&sort=title`)).body.map(({ title }: { title: string }) => title)
  await expect.poll(() => titles('completed=true')).toEqual(['Second'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => titles('completed=true')).toEqual([])
  // Then what was done before: the priority, and the creation of all three.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => titles('completed=false')).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

test('the panel of a new to-do keeps what is being written, and its address follows', async () => {
  const ada = await newPerson(service(), 'Ada')
  await ada.send('post', '/todos', { title: 'Another' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox`)
  await rowOf(page, 'Another').waitFor()
  const open = await hold(context)
  await quickAdd(page, 'Fresh')
  await rowOf(page, 'Fresh').click()
  await page.waitForURL('**/inbox/new-*')
  const title = page.getByRole('complementary').getByLabel('Title')
  await title.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' and')
  open()
  await expect.poll(async () => (await ada.send('get', '/todos?search=Fresh')).body.length).toBe(1)
  const { id } = (await ada.send('get', '/todos?search=Fresh')).body[0]
  await page.waitForURL(`**/inbox/${id}`)
  await page.keyboard.type(' unfinished')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await ada.send('get', `/todos/${id}`)).body.title).toBe('Fresh and unfinished')
  // From one to-do to another one, whose row is read after the address has changed.
  await rowOf(page, 'Another').click()
  await expect.poll(() => title.inputValue()).toBe('Another')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.evaluate("document.activeElement?.closest('[role=row]')?.textContent"))
    .toContain('Another')
  expect(faults).toEqual([])
  await context.close()
})
