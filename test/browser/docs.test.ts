/** The documentation page in a real Chromium: it renders every operation, signs in, and sends requests. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contract, problems } from '../../generated/contract.ts'
import { launchBrowser, watchedPage } from '../support/browser.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

// Pages of this size take a busy machine a while.
vi.setConfig({ testTimeout: 60_000 })

const service = useService()
let browser: Browser
let page: Page
let ada: Person
/** Faults of the page: messages in its console, violations of its policy, requests to other hosts. */
const faults: string[] = []

beforeAll(async () => {
  ada = await newPerson(service())
  browser = await launchBrowser()
  page = await watchedPage(browser, service().url, faults)
  await page.goto(`${service().url}/docs`)
  await page.waitForSelector('.opblock')
}, 60_000)

afterAll(() => browser?.close())

const operation = (id: string) => page.locator(`.opblock[id$="-${id}"]`)

/** Opens an operation, sends it and answers the status and the body that the page shows. */
async function execute(id: string, body?: object): Promise<{ status: string; text: string }> {
  const block = operation(id)
  await block.locator('.opblock-summary-control').click()
  if (body) await block.locator('textarea.body-param__text').fill(JSON.stringify(body))
  await block.locator('button.execute').click()
  const live = block.locator('.live-responses-table')
  await live.waitFor()
  const status = await live.locator('tbody .response-col_status').first().innerText()
  const text = await live.locator('.response-col_description .microlight').first().innerText()
  return { status: status.trim(), text }
}

test('the docs have a title, and show every operation of the contract', async () => {
  expect(await page.title()).toBe('Taskpact')
  for (const id of Object.keys(contract)) expect(await operation(id).count(), id).toBe(1)
  const { webhooks } = service().context.contract.document
  expect(await page.locator('.opblock').count()).toBe(Object.keys({ ...contract, ...(webhooks as object) }).length)
})

test('the docs sign in and send requests', async () => {
  expect(await execute('getMe')).toMatchObject({ status: '401' })

  await page.locator('#sign-in [name=email]').fill(ada.email)
  await page.locator('#sign-in [name=password]').fill('not the password')
  await page.locator('#sign-in button').first().click()
  await page.getByRole('status').filter({ hasText: problems.invalid_credentials.title }).waitFor()
  await page.locator('#sign-in [name=password]').fill(ada.password)
  await page.locator('#sign-in button').first().click()
  await page
    .getByRole('status')
    .filter({ hasText: `Signed in as ${ada.email}` })
    .waitFor()

  const created = await execute('createTodo', { title: 'Read the docs' })
  expect(created.status).toBe('201')
  expect(JSON.parse(created.text)).toMatchObject({ title: 'Read the docs', user_id: ada.id })
  const listed = await execute('listTodos')
  expect(listed.status).toBe('200')
  expect(JSON.parse(listed.text)).toMatchObject([{ title: 'Read the docs' }])
})

test('each operation has its code samples, which name this host', async () => {
  const samples = operation('createTodo').locator('.code-sample')
  expect(await samples.locator('summary').allInnerTexts()).toEqual(['SDK (TypeScript)', 'curl (Shell)'])
  for (const summary of await samples.locator('summary').all()) await summary.click()
  expect(await samples.nth(0).locator('pre').innerText()).toContain('await createTodo({')
  expect(await samples.nth(1).locator('pre').innerText()).toContain(`curl ${service().url}/todos`)
})

test('a problem code leads to its page', async () => {
  const link = operation('createTodo').getByRole('link', { name: 'unknown_project' })
  expect(await link.getAttribute('href')).toBe('/problems/unknown_project')
})

test('signing out in the docs removes the token', async () => {
  await page.locator('#sign-in [name=leave]').click()
  await page.getByRole('status').filter({ hasText: 'Signed out.' }).waitFor()
  const block = operation('listTodos')
  await block.locator('button.execute').click()
  await block.locator('.live-responses-table .response-col_status', { hasText: '401' }).first().waitFor()
})

test('a token from elsewhere can be pasted', async () => {
  const bob = await newPerson(service(), 'Bob')
  await page.locator('button.authorize').first().click()
  const bearer = page.locator('.auth-container', { hasText: 'bearerAuth' })
  await bearer.locator('input').fill(bob.access_token)
  await bearer.locator('button.authorize').click()
  await bearer.locator('button.btn-done').click()
  const block = operation('getMe')
  await block.locator('button.execute').click()
  await block.locator('.live-responses-table .microlight', { hasText: bob.email }).first().waitFor()
})

const stored = (storage: 'localStorage' | 'sessionStorage') => page.evaluate<string[]>(`Object.keys(${storage})`)

test('after signing out, and with a pasted token, the page stores nothing', async () => {
  expect([await stored('localStorage'), await stored('sessionStorage')]).toEqual([[], []])
})

test('the session outlives a reload, in this tab only, and an expired token is renewed', async () => {
  const signedIn = () =>
    page
      .getByRole('status')
      .filter({ hasText: `Signed in as ${ada.email}` })
      .waitFor()
  await page.reload()
  await page.locator('#sign-in [name=email]').fill(ada.email)
  await page.locator('#sign-in [name=password]').fill(ada.password)
  await page.locator('#sign-in button').first().click()
  await signedIn()
  expect([await stored('localStorage'), await stored('sessionStorage')]).toEqual([[], ['taskpact-session']])
  const token = "JSON.parse(sessionStorage.getItem('taskpact-session')).access_token"
  const first = await page.evaluate<string>(token)
  await page.reload()
  await signedIn()
  expect(await page.evaluate(token)).toBe(first)

  const expire = "{ ...JSON.parse(sessionStorage.getItem('taskpact-session')), expires: 0 }"
  await page.evaluate(`sessionStorage.setItem('taskpact-session', JSON.stringify(${expire}))`)
  await page.reload()
  await signedIn()
  expect(await page.evaluate(token)).not.toBe(first)
  await operation('getMe').locator('.opblock-summary-control').click()
  expect(await execute('listProjects')).toMatchObject({ status: '200' })
})

test('todos come first, and the service last', async () => {
  const tags = await page.evaluate<string[]>(
    "[...document.querySelectorAll('.opblock-tag')].map((tag) => tag.dataset.tag)",
  )
  expect(tags.slice(0, 2)).toEqual(['todos', 'projects'])
  expect(tags.filter((tag) => tag !== 'webhooks').at(-1)).toBe('service')
})

test('the docs and the pages of problems are dark where the browser is', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const background = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
  const isDark = () => page.evaluate<boolean>("document.documentElement.classList.contains('dark-mode')")
  await expect.poll(isDark).toBe(true)
  expect(await background()).not.toContain('255, 255, 255')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(isDark).toBe(false)
})

test('the docs fit on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 800 })
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(390)
})

test('nothing was logged, refused by the policy, or asked of another host', () => {
  // The browser itself logs the 401 that was asked for.
  expect(faults.filter((fault) => !/401 \(Unauthorized\)/.test(fault))).toEqual([])
})
