/** What the service says of itself is so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
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
