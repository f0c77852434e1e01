/** What the service says of itself is so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { problems } from '../../generated/contract.ts'
import { document } from '../support/answers.ts'
import { runCases, send } from '../support/cases.ts'
import { serviceCases } from './service.cases.ts'

const world = runCases<'service'>(serviceCases)

describe('readiness', () => {
  const silent = { status: 'failed', message: 'The database does not answer.' }

  test('names what is there', async () => {
    const { body } = await send('getReadiness', world().service, {})
    expect(body).toEqual({ status: 'ready', checks: { database: { status: 'ok' }, migrations: { status: 'ok' } } })
  })

  test('names what is missing, and no more', async () => {
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

  test('can be read without another host: all that the page loads is here', async () => {
    const page = await send('getDocs', world().service, {})
    const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url as string)
    expect(loaded.length).toBeGreaterThanOrEqual(4)
    for (const url of loaded) {
      expect(url).toMatch(/^\/(?!\/)/)
      expect((await request(world().service.server).get(url)).status, url).toBe(200)
    }
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('the page of a problem', () => {
  test.each(Object.entries(problems))('of %s says what it means', async (code, { status, title }) => {
    const { text } = await send('explainProblem', world().service, { path: { code } })
    expect(text).toContain(`<h1>${title}</h1>`)
    expect(text).toContain(`<code>${code}</code> is answered with the status ${status}.`)
  })

  test('is where the type of a problem leads', async () => {
    const { body } = await request(world().service.server).get('/todos')
    const page = await request(world().service.server).get(body.type)
    expect(page.text).toContain('There is no bearer token, or it is not valid.')
  })
})
