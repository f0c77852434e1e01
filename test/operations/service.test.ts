/** The service's own pages tell the truth. */
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract, problems } from '../../generated/contract.ts'
import { document } from '../support/answers.ts'
import { runCases, send } from '../support/cases.ts'
import { serviceCases } from './service.cases.ts'

const world = runCases<'service'>(serviceCases)

describe('readiness', () => {
  const silent = { status: 'failed', message: 'The database does not respond.' }

  test('names the checks that pass', async () => {
    const { body } = await send('getReadiness', world().service, {})
    expect(body).toEqual({ status: 'ready', checks: { database: { status: 'ok' }, migrations: { status: 'ok' } } })
  })

  test('names the check that fails, without details', async () => {
    const unreachable = await send('getReadiness', await world().failing('unreachable'), {})
    expect(unreachable.body).toEqual({ status: 'not_ready', checks: { database: silent, migrations: silent } })
    const unmigrated = await send('getReadiness', await world().failing('unmigrated'), {})
    expect(unmigrated.body.checks.database).toEqual({ status: 'ok' })
    expect(unmigrated.body.checks.migrations).toEqual({ status: 'failed', message: 'Migrations are pending: 1.' })
  })
})

describe('the documents', () => {
  test('are the contract, word for word', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8')
    expect((await send('getOpenapiYaml', world().service, {})).text).toBe(text)
    expect((await send('getOpenapiJson', world().service, {})).body).toEqual(document)
  })

  test.each(['getDocs', 'getRedoc'] as const)('%s loads everything from this host', async (id) => {
    const page = await send(id, world().service, {})
    const loaded = [...page.text.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, url]) => url as string)
    expect(loaded.length).toBeGreaterThanOrEqual(4)
    for (const url of loaded) {
      expect(url).toMatch(/^\/(?!\/)/)
      expect((await request(world().service.server).get(url)).status, url).toBe(200)
    }
  })
})

describe('the Content-Security-Policy', () => {
  const pages = {
    getDocs: {},
    getRedoc: {},
    explainProblem: { path: { code: 'not_found' } },
    getAccountPage: { path: { page: 'email' } },
  }
  test.each(Object.entries(pages))('of %s lets no text of the page run or style it', async (id, input) => {
    const { headers } = await send(id as keyof typeof pages, world().service, input)
    const policy = headers['content-security-policy'] as string
    const sources = Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)
    expect(sources).toMatchObject({
      'default-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    })
    expect(sources['script-src'] ?? ["'self'"]).toEqual(["'self'"])
    expect(sources['connect-src'] ?? ["'self'"]).toEqual(["'self'"])
  })

  test('of all other responses forbids everything', async () => {
    const { server } = world().service
    for (const path of ['/health', '/openapi.json', '/todos', '/nowhere', '/docs?x=1', '/docs/assets/docs.css'])
      expect((await request(server).get(path)).headers['content-security-policy'], path).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      )
  })
})

describe('the page of a problem', () => {
  test.each(Object.entries(problems))('of %s says what it means', async (code, { status, title }) => {
    const { text } = await send('explainProblem', world().service, { path: { code } })
    expect(text).toContain(`<h1>${title}</h1>`)
    expect(text).toContain(`<code>${code}</code> has the status ${status}.`)
  })

  test('of every code is linked from the docs', async () => {
    const { text } = await send('getDocs', world().service, {})
    const links = [...text.matchAll(/href="\/problems\/([a-z_]+)"/g)].map(([, code]) => code)
    expect(links).toEqual(Object.keys(problems))
  })

  test.each(Object.keys(problems))('%s: what to do, the operations, and no Markdown', async (code) => {
    const { text } = await send('explainProblem', world().service, { path: { code } })
    expect(text).toMatch(/<h2>What to do<\/h2>\n {4}<p>[A-Z]/)
    expect(text).toContain(`&quot;code&quot;: &quot;${code}&quot;`)
    expect(text).not.toMatch(/`|this document/)
    for (const [, id = ''] of text.matchAll(/href="\/docs#\/[\w-]+\/(\w+)"/g)) expect(contract).toHaveProperty(id)
  })

  test('names the operations that return a code of few', async () => {
    const { text } = await send('explainProblem', world().service, { path: { code: 'last_owner' } })
    expect(text).toContain('<a href="/docs#/projects/updateMember">updateMember</a>')
  })

  test.each([
    ['validation_failed', 'errors'],
    ['mfa_required', 'mfa'],
    ['quota_exceeded', 'quota'],
  ])('of %s shows the member %s in its example', async (code, member) => {
    const { text } = await send('explainProblem', world().service, { path: { code } })
    expect(text).toContain(`&quot;${member}&quot;: `)
  })

  test('is at the URL of the type of a problem', async () => {
    const { body } = await request(world().service.server).get('/todos')
    const page = await request(world().service.server).get(body.type)
    expect(page.text).toContain('<p>The bearer token is missing or invalid.</p>')
  })
})

describe('/docs/assets', () => {
  const get = (path: string) => request(world().service.server).get(path)

  test('has every file that a page loads', async () => {
    const pages = ['/docs', '/redoc', '/account/password-reset', '/problems/not_found']
    const loaded = new Set<string>(['/docs/assets/document.js', '/docs/assets/code-samples.json'])
    for (const page of pages)
      for (const [, path = ''] of (await get(page).expect(200)).text.matchAll(
        /(?:href|src)="(\/docs\/assets\/[^"]+)"/g,
      ))
        loaded.add(path)
    expect(loaded.size).toBeGreaterThan(8)
    for (const path of loaded) {
      const answer = await get(path)
      expect([path, answer.status, answer.headers['cache-control']]).toEqual([path, 200, 'public, max-age=3600'])
    }
  })

  test('has no other file of the packages', async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
    const served = []
    for (const name of await readdir(folder)) if ((await get(`/docs/assets/${name}`)).status === 200) served.push(name)
    expect(served.sort()).toEqual(['favicon-32x32.png', 'swagger-ui-bundle.js', 'swagger-ui.css'])
    for (const name of [
      '',
      '..%2fdocs.ts',
      '%2e%2e/docs.ts',
      '__proto__',
      'constructor',
      'docs.css%00',
      'docs.css/',
      '.',
    ])
      expect([name, (await get(`/docs/assets/${name}`)).status === 200 && !name.startsWith('docs.css/')]).toEqual([
        name,
        false,
      ])
  })
})

test('forms mask passwords and name them for password managers', async () => {
  const inputs: string[] = []
  for (const page of ['password-reset', 'invitation']) {
    const { text } = await send('getAccountPage', world().service, { path: { page } })
    inputs.push(...(text.match(/<input name="\w*password\w*"[^>]*>/g) ?? []))
  }
  expect(inputs).toHaveLength(2)
  for (const input of inputs) {
    expect(input).toContain('type="password"')
    expect(input).toMatch(/autocomplete="(new|current)-password"/)
    expect(input).toContain('maxlength="128"')
  }
})
