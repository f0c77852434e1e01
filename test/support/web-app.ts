/** The built web app in a browser: signing in, and watching for what a page of ours must never do. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import type { Person, TestService } from './service.ts'

const root = join(import.meta.dirname, '../..')

/** Not built here: files of tests that run at once would replace each other's. */
export function requireWebApp(): void {
  if (!existsSync(join(root, 'dist/web/index.html')))
    throw new Error('The web app is not built: run `npm run build:web`.')
}

/** A browser for the tests of a file, and the built web app. */
export function useBrowser(): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    requireWebApp()
    browser = await launchBrowser()
  }, 120_000)
  afterAll(() => browser?.close())
  return () => browser
}

export interface Seat {
  context: BrowserContext
  page: Page
  /** The errors of the page. */
  faults: string[]
}

/** Messages of Chromium about responses that the app expects. */
const expected =
  /Failed to load resource: (the server responded with a status of (401|404|409|412|422)|net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED))/

export async function openSeat(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  // Before the test ends, so that the message says what was waited for.
  context.setDefaultTimeout(15_000)
  const faults: string[] = []
  const page = await newTab({ context, faults })
  return { context, page, faults }
}

export async function newTab({ context, faults }: Pick<Seat, 'context' | 'faults'>): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text())
  })
  return page
}

export async function signInAs(
  page: Page,
  { url }: Pick<TestService, 'url'>,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<void> {
  await page.goto(`${url}/app/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/app/today')
}

/** The row of a to-do in a list. */
export const rowOf = (page: Page, title: string) => page.getByRole('row', { name: title })

/** Adds to-dos by the quick add, one for each line. */
export async function quickAdd(page: Page, ...titles: string[]): Promise<void> {
  await page.getByRole('button', { name: 'New to-do' }).first().waitFor()
  await page.keyboard.press('q')
  const field = page.getByRole('dialog').getByLabel('Title')
  await field.fill(titles.join('\n'))
  await field.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The service is away for the page, while the app's own files are there. */
export async function cut(context: BrowserContext): Promise<() => Promise<void>> {
  const outside = (url: URL) => !url.pathname.startsWith('/app/')
  await context.route(outside, (route) => route.abort('connectionrefused'))
  return () => context.unroute(outside)
}

/** The name of the present place to drop: its own label, and that of the collection. */
const nameOfFocus = `[
  document.activeElement?.getAttribute('aria-label'),
  ...(document.activeElement?.getAttribute('aria-labelledby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.getAttribute('aria-label')),
  document.activeElement?.closest('section')?.getAttribute('aria-label'),
].join(' ')`

/** Takes the row that has the focus, as a screen reader's user does, and drops it at a place. */
export async function dropByKeys(page: Page, place: RegExp): Promise<void> {
  await page.keyboard.press('ArrowRight')
  for (let tries = 0; tries < 3; tries++) {
    if (await page.evaluate("document.activeElement?.getAttribute('aria-label')?.startsWith('Move')")) break
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Enter')
  const target = () => page.evaluate<string>(nameOfFocus)
  for (let tries = 0; tries < 60 && !place.test(await target()); tries++) await page.keyboard.press('Tab')
  expect(await target()).toMatch(place)
  await page.keyboard.press('Enter')
}

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

/** The findings of axe, one line for each place. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
  const { violations } = (await page.evaluate(`axe.run({ runOnly: ${tags} })`)) as { violations: Violation[] }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary.slice(0, 200)})`),
  )
}
