/**
 * Pictures of every screen of the web app, light and dark, wide and narrow, into docs/screens:
 * `node scripts/web/screens.ts http://localhost:8000 [name ...]`. The service should be an empty one: two accounts are made.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const [url = 'http://localhost:8000', ...wanted] = process.argv.slice(2)
const folder = join(import.meta.dirname, '../../docs/screens')
const password = 'nine lanterns over the bay'

interface Account {
  id: string
  email: string
  send: (method: string, path: string, body?: object) => Promise<Record<string, string>>
}

async function account(name: string, email: string): Promise<Account> {
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(!(body instanceof URLSearchParams) && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
  await call('POST', '/auth/register', { name, email, password })
  const { access_token } = await call(
    'POST',
    '/auth/token',
    new URLSearchParams({ grant_type: 'password', username: email, password }),
  )
  const { id } = await call('GET', '/users/me', undefined, access_token)
  return { id, email, send: (method, path, body) => call(method, path, body, access_token) }
}

/** Days from today, or an hour of that day. */
function due(days: number, hour?: number): { due_on: string } | { due_at: string } {
  const date = new Date()
  date.setDate(date.getDate() + days)
  if (hour === undefined) return { due_on: date.toISOString().slice(0, 10) }
  date.setHours(hour, 0, 0, 0)
  return { due_at: date.toISOString() }
}

interface Round {
  size: 'wide' | 'narrow'
  colorScheme: 'light' | 'dark'
  email: string
  site: string
  main: string
}

async function fill(grace: Account, ada: Account): Promise<Pick<Round, 'site' | 'main'>> {
  // Grace is the first account of the service, hence its admin.
  for (const { id } of [grace, ada]) await grace.send('PUT', `/admin/users/${id}/confirmed-email`)
  const project = (name: string, description?: string) =>
    grace.send('POST', '/projects', { name, ...(description && { description }) })
  const move = await project('Moving house')
  const site = await project('Website relaunch', 'The new site goes live in January')
  const garden = await project('Garden')
  const add = (title: string, rest: object = {}, by = grace) => by.send('POST', '/todos', { title, ...rest })
  const invitation = await grace.send('POST', `/projects/${site.id}/invitations`, { email: ada.email, role: 'editor' })
  await ada.send('POST', `/users/me/invitations/${invitation.id}/accept`)
  const inSite = { project_id: site.id }
  await add('Renew the passport', due(-2))
  await add('Call the dentist', { ...due(0, 10), priority: 2 })
  await add('Buy oat milk, bread and tomatoes', due(0))
  await add('Send the contract back', { ...due(0), priority: 1, project_id: move.id })
  const main = await add('Write the launch announcement', {
    ...due(0, 16),
    ...inSite,
    priority: 2,
    assignee_ids: [grace.id, ada.id],
    description:
      'For the blog and the newsletter.\n\n- What is **new**\n- Two pictures\n- A link to the [changelog](https://example.com)\n\n> Keep it short.',
  })
  await add('Water the plants', { ...due(0), project_id: garden.id, priority: 4 })
  await add('Order moving boxes', { ...due(1), project_id: move.id })
  await add('Review the new start page', { ...due(1, 14), ...inSite, assignee_ids: [ada.id] }, ada)
  await add('Dinner with Ada', due(2, 19))
  await add('Notify the bank of the new address', { ...due(4), project_id: move.id })
  await add('Prune the apple tree', { ...due(6), project_id: garden.id })
  await add('Book the movers', { ...due(9), priority: 2, project_id: move.id })
  for (const title of [
    'Read the book that Edsger lent me',
    'Idea: a map of all our walks',
    'Find a present for Alan',
    'Learn to bake sourdough',
  ])
    await add(title)
  for (const title of [
    'Choose the typeface',
    'Redirect the old addresses',
    'Measure how fast the pages load',
    'Translate the imprint',
  ])
    await add(title, inSite)
  for (const title of ['Cancel the old internet contract', 'Paint the kitchen', 'Hand over the keys'])
    await add(title, { project_id: move.id })
  for (const title of ['Pay the electricity bill', 'Return the library books', 'Fix the bicycle']) {
    const { id } = await add(title)
    await grace.send('PATCH', `/todos/${id}`, { completed: true })
  }
  const gone = await add('Try the old recipe')
  await grace.send('DELETE', `/todos/${gone.id}`)
  await ada.send('PATCH', `/todos/${main.id}`, { priority: 1 })
  const own = await ada.send('POST', '/projects', { name: 'Summer party' })
  await ada.send('POST', `/projects/${own.id}/invitations`, { email: grace.email, role: 'editor' })
  return { site: site.id as string, main: main.id as string }
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  await mkdir(folder, { recursive: true })
  const run = Date.now()
  const ids = await fill(
    await account('Grace Hopper', `grace-${run}@example.com`),
    await account('Ada Lovelace', `ada-${run}@example.com`),
  )
  for (const [size, viewport] of [
    ['wide', { width: 1280, height: 800 }],
    ['narrow', { width: 390, height: 844 }],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = { viewport, colorScheme, deviceScaleFactor: size === 'wide' ? 1 : 2, hasTouch: size === 'narrow' }
      const context = await browser.newContext({ ...look, reducedMotion: 'reduce' })
      await pictures(context, { size, colorScheme, email: `grace-${run}@example.com`, ...ids })
      await context.close()
    }
  }
} finally {
  await browser.close()
}

async function pictures(context: BrowserContext, { size, colorScheme, email, site, main }: Round): Promise<void> {
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error))
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  const take = async (name: string, before?: () => Promise<unknown>) => {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return
    await before?.()
    await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) })
  }
  const go = (path: string) => async () => {
    await page.goto(`${url}/app${path}`)
    await page.waitForTimeout(900)
  }
  await take('sign-in', go('/sign-in'))
  await take('register', go('/register'))
  await take('forgot-password', go('/forgot-password'))
  await take('invitation', go('/invitation#tpi.example'))
  await signIn(page, email)
  for (const path of ['today', 'inbox', 'upcoming', 'overdue', 'completed', 'trash', 'notifications', 'activity'])
    await take(path, go(`/${path}`))
  await take('todo', go(`/today/${main}`))
  await take('project', go(`/projects/${site}`))
  await take('board', async () => {
    await page.evaluate(`localStorage.setItem('taskpact.view.${site}', '{"layout":"board"}')`)
    await go(`/projects/${site}`)()
    await page.evaluate(`localStorage.removeItem('taskpact.view.${site}')`)
  })
  await take('calendar', async () => {
    await page.evaluate(`localStorage.setItem('taskpact.view.upcoming', '{"layout":"calendar"}')`)
    await page.evaluate(`localStorage.setItem('taskpact.calendar', 'week')`)
    await go('/upcoming')()
    await page.evaluate(`localStorage.removeItem('taskpact.view.upcoming')`)
  })
  await take('members', async () => {
    await go(`/projects/${site}`)()
    await page.getByRole('button', { name: 'Share' }).click()
    await page.waitForTimeout(500)
  })
  await take('search', go('/search?q=the%20new'))
  await take('quick-add', async () => {
    await go('/today')()
    await page.keyboard.press('q')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('Book a table for four on friday 19:00 p2')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('Ask Ada for the address')
  })
  await take('date', async () => {
    await go('/today')()
    await page.keyboard.press('q')
    await page.getByRole('dialog').waitFor()
    await page.getByRole('button', { name: /^Date/ }).click()
    await page.waitForTimeout(700)
  })
  await take('palette', async () => {
    await go('/today')()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(300)
  })
  await take('keys', async () => {
    await go('/today')()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
  })
  await take('selection', async () => {
    await go('/inbox')()
    await page.getByRole('row').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.waitForTimeout(400)
  })
  if (size === 'narrow')
    await take('browse', async () => {
      await go('/today')()
      await page.getByRole('button', { name: 'Browse' }).click()
      await page.waitForTimeout(500)
    })
  for (const section of ['profile', 'security', 'sessions', 'tokens', 'webhooks', 'preferences', 'data'])
    await take(`settings-${section}`, go(`/settings/${section}`))
  for (const section of ['people', 'invitations', 'jobs', 'service'])
    await take(`admin-${section}`, go(`/admin/${section}`))
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${url}/app/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/today')
  await page.getByText('Buy oat milk').first().waitFor()
}
