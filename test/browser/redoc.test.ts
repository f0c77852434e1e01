/** Redoc in a real Chromium: it renders every operation with its code samples, and finds things. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contract, problems } from '../../generated/contract.ts'
import { launchBrowser, watchedPage } from '../support/browser.ts'
import { useService } from '../support/service.ts'

type Webhooks = Record<string, { post: { operationId: string } }>

// Pages of this size take a busy machine a while.
vi.setConfig({ testTimeout: 60_000 })

const service = useService()
let browser: Browser
let page: Page
/** Faults of the page: messages in its console, violations of its policy, requests to other hosts. */
const faults: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  page = await watchedPage(browser, service().url, faults)
  await page.goto(`${service().url}/redoc`)
  await page.waitForSelector('[id="tag/batch"]')
}, 60_000)

afterAll(() => browser?.close())

const operation = (id: string) => page.locator(`[id="operation/${id}"]`)

test('Redoc has a title, and shows every operation of the contract by tag: todos and projects first, the service last', async () => {
  expect(await page.title()).toBe('Taskpact')
  const ids = Object.keys(contract)
  await operation(ids.at(-1) as string).waitFor({ state: 'attached' })
  const shown = await page.evaluate<string[]>(
    `[...document.querySelectorAll('[id^="operation/"]')].map((section) => section.id.slice('operation/'.length))`,
  )
  const { tags, webhooks } = service().context.contract.document as { tags: { name: string }[]; webhooks: Webhooks }
  expect(shown.toSorted()).toEqual([...ids, ...Object.values(webhooks).map(({ post }) => post.operationId)].toSorted())
  const sections = await page.evaluate<string[]>(
    `[...document.querySelectorAll('[id^="tag/"]')].map((section) => section.id.slice('tag/'.length))`,
  )
  const [first, last] = [['todos', 'projects'], ['service']]
  const others = tags.map(({ name }) => name).filter((name) => ![...first, ...last].includes(name))
  const expected = [...first, ...others, ...last, 'problem-codes']
  expect(sections.filter((id) => !id.includes('/'))).toEqual(expected)
})

test('each operation has its code samples, which name this host', async () => {
  for (const id of Object.keys(contract)) {
    const tabs = operation(id).locator('.react-tabs__tab')
    const labels = await tabs.allInnerTexts()
    expect(labels, id).toEqual(expect.arrayContaining(['SDK', 'curl']))
  }
  const create = operation('createTodo')
  await create.getByRole('tab', { name: 'SDK' }).click()
  const sdk = await create.locator('.react-tabs__tab-panel--selected pre').first().innerText()
  expect(sdk).toContain('await createTodo({')
  expect(sdk).toContain(`baseUrl: '${service().url}'`)
  await create.getByRole('tab', { name: 'curl' }).click()
  expect(await create.locator('.react-tabs__tab-panel--selected pre').first().innerText()).toContain(
    `curl ${service().url}/todos`,
  )
})

test('every problem code leads to its page', async () => {
  const links = await page.evaluate<string[]>(
    `[...document.querySelectorAll('[id="tag/problem-codes"] a[href^="/problems/"]')].map((link) => link.getAttribute('href'))`,
  )
  expect(links).toEqual(Object.keys(problems).map((code) => `/problems/${code}`))
})

test('the search, which runs in a worker, finds an operation', async () => {
  await page.getByRole('search').locator('input').fill('todo')
  await page.locator('[data-role="search:results"]').getByText('Create a todo', { exact: true }).waitFor()
})

test('Redoc fits on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
})

test('nothing was logged, refused by the policy, or asked of another host', () => {
  expect(faults).toEqual([])
})
