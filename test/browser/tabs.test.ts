/** Two tabs of one site with the same stored tokens, in a real Chromium: either may refresh, and both stay signed in. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import jwt from 'jsonwebtoken'
import type { Browser, Page } from 'playwright-core'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newPerson, type Person, startService, type TestService, testSecret } from '../support/service.ts'

let browser: Browser
let site: Server
let origin: string
let service: TestService

beforeAll(async () => {
  const input = join(import.meta.dirname, '../../src/sdk/index.ts')
  const { output } = await build({ input, platform: 'browser', output: { format: 'esm' }, write: false })
  site = createServer((request, response) => {
    const isScript = request.url === '/sdk.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? output[0].code : '<!doctype html><title>Tab</title><link rel="icon" href="data:,">')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => site.once('listening', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  service = await startService({ CORS_ORIGINS: origin })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await service?.close()
  site?.close()
})

/** Opens a tab whose client has the stored tokens, as an application does when it loads. */
async function openTab(pages: () => Promise<Page>, refreshes: string[]): Promise<Page> {
  const page = await pages()
  page.on('request', (request) => {
    if (request.url().endsWith('/auth/token')) refreshes.push(request.postData() ?? '')
  })
  await page.goto(origin)
  await page.evaluate(`import('/sdk.js').then((sdk) => {
    globalThis.sdk = sdk
    globalThis.client = sdk.createTaskpact({
      baseUrl: '${service.url}',
      tokens: JSON.parse(localStorage.getItem('tokens')),
      onTokens: (tokens) => localStorage.setItem('tokens', JSON.stringify(tokens)),
    })
  })`)
  return page
}

/** The id of the caller, or the code of the error. */
const whoAmI = (page: Page) =>
  page.evaluate('sdk.getMe({ client }).then(({ data, error }) => data?.id ?? error.code)') as Promise<string>

const accessTokenOf = (page: Page) => page.evaluate('client.session.tokens?.access_token') as Promise<string>

function expired({ id, refresh_token }: Person): string {
  const access_token = jwt.sign({ sub: id, exp: Math.floor(Date.now() / 1000) - 60 }, testSecret)
  return JSON.stringify({ access_token, token_type: 'bearer', expires_in: 900, refresh_token })
}

test('two tabs refresh once, and both stay signed in over several refreshes', async () => {
  const person = await newPerson(service)
  const context = await browser.newContext()
  await context.addInitScript(`localStorage.getItem('tokens') ?? localStorage.setItem('tokens', '${expired(person)}')`)
  const refreshes: string[] = []
  const tabs = [await openTab(() => context.newPage(), refreshes), await openTab(() => context.newPage(), refreshes)]
  expect(await Promise.all(tabs.map(whoAmI))).toEqual([person.id, person.id])
  expect(refreshes).toHaveLength(1)

  for (let round = 2; round < 5; round++) {
    const used = await accessTokenOf(tabs[0] as Page)
    expect(await accessTokenOf(tabs[1] as Page)).toBe(used)
    // As after a 401 that both get at the same time.
    await Promise.all(tabs.map((tab) => tab.evaluate(`client.session.renew('${used}')`)))
    expect(refreshes).toHaveLength(round)
    expect(await Promise.all(tabs.map(whoAmI))).toEqual([person.id, person.id])
  }
  const stored = await tabs[0]?.evaluate("JSON.parse(localStorage.getItem('tokens')).access_token")
  expect(stored).toBe(await accessTokenOf(tabs[1] as Page))
  await context.close()
})
