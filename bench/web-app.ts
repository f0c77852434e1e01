/**
 * `npm run bench:web`: the web app with 10,000 todos in Chromium, on a processor that is four times slower: how soon it paints, how much
 * moves, and the longest time for which it does not respond. Build it first: `npm run build:web`.
 */
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { emailOf, follower, password } from './people.ts'
import { withService } from './service.ts'

const throttling = 4
const executablePath = '/usr/bin/chromium'

interface Measured {
  what: string
  /** Milliseconds, or the score of a shift. */
  value: number
  limit: number
}

/** Collects what the browser says of a page from its beginning on. */
const observers = `
  window.measured = { paint: 0, shift: 0, tasks: [] }
  new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) measured.paint = startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) measured.shift += value })
    .observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) measured.tasks.push(duration) })
    .observe({ type: 'longtask', buffered: true })
`

const measured: Measured[] = []

await withService(
  0,
  async ({ url }) => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await context.addInitScript(observers)
      const page = await context.newPage()
      await signIn(page, url)
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling })
      await cold(page, url)
      await use(page, url, devtools)
    } finally {
      await browser.close()
    }
  },
  { WEB_APP: 'on', RATE_LIMITS: 'off' },
)

console.log(`| with ${follower.todos} todos, ${throttling}x slower | | limit |\n|---|---|---|`)
for (const { what, value, limit } of measured)
  console.log(
    `| ${what} | ${limit < 1 ? value.toFixed(3) : `${Math.round(value)} ms`} | ${limit < 1 ? limit : `${limit} ms`} |`,
  )

/** Whether the copy on the device is whole. */
const isWhole = `(async () => {
  const name = (await indexedDB.databases()).map(({ name }) => name).find((name) => name.startsWith('taskpact-'))
  if (!name) return false
  const database = await new Promise((resolve) => { const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result) })
  const found = await new Promise((resolve) => { const asked = database.transaction('marks').objectStore('marks').get('complete'); asked.onsuccess = () => resolve(asked.result) })
  database.close()
  return found !== undefined
})()`

/** Signs in, and waits until the copy is whole. */
async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/app/sign-in`)
  await page.getByLabel('Email').fill(emailOf(follower))
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/app/today')
  const deadline = performance.now() + 300_000
  // Not waitForFunction, for which the promise of an expression is true.
  while (!(await page.evaluate<boolean>(isWhole))) {
    if (performance.now() > deadline) throw new Error('The copy on the device was not whole after five minutes.')
    await page.waitForTimeout(1000)
  }
}

/** A start with a copy on the device. */
async function cold(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/app/inbox`)
  await page.getByRole('row').first().waitFor()
  await page.waitForTimeout(2000)
  const { paint, shift } = await page.evaluate<{ paint: number; shift: number }>('measured')
  measured.push({ what: 'the largest paint of a cold start', value: paint, limit: 1500 })
  measured.push({ what: 'layout shift', value: shift, limit: 0.05 })
}

/** Scrolling, ticking, and typing in the search. */
async function use(page: Page, url: string, devtools: CDPSession): Promise<void> {
  const longest = async (what: string, work: () => Promise<unknown>) => {
    await page.evaluate('measured.tasks = []')
    await work()
    await page.waitForTimeout(500)
    const tasks = await page.evaluate<number[]>('measured.tasks')
    measured.push({ what, value: Math.max(0, ...tasks), limit: 50 })
  }
  await longest('the longest task: scrolling', async () => {
    await page.mouse.move(700, 500)
    for (let turn = 0; turn < 30; turn++) {
      await page.mouse.wheel(0, 400)
      await page.waitForTimeout(50)
    }
  })
  await page.goto(`${url}/app/inbox`)
  await page.getByRole('row').first().waitFor()
  await page.waitForTimeout(2000)
  await longest('the longest task: ticking', async () => {
    for (let turn = 0; turn < 3; turn++) {
      await page
        .getByRole('button', { name: /^Complete/ })
        .nth(turn)
        .click()
      await page.waitForTimeout(1500)
    }
  })
  await page.goto(`${url}/app/search`)
  await page.waitForTimeout(2000)
  await longest('the longest task: typing in the search', async () => {
    await page.getByRole('searchbox').first().pressSequentially('oat milk', { delay: 150 })
    await page.waitForTimeout(1000)
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
}
