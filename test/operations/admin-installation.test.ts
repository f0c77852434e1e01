/** A test email, and the numbers and sizes of what is stored. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkers } from '../../src/start/workers.ts'
import { newProject, newTodo } from '../support/build.ts'
import { newJob } from '../support/jobs.ts'
import { locationOf } from '../support/links.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { newAdmin, type Person, startService, type TestService } from '../support/service.ts'

let mailServer: MailServer
let service: TestService
let root: Person

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startService({ SMTP_URL: mailServer.url, RATE_LIMITS: 'on' })
  root = await newAdmin(service)
})
afterAll(async () => {
  await service.close()
  await mailServer.close()
})

const usage = async () => (await root.send('get', '/admin/usage').expect(200)).body

test('what is stored is counted', async () => {
  const before = await usage()
  await newTodo(root, { project_id: await newProject(root) })
  for (const state of [undefined, 'failed', 'cancelled'] as const) await newJob(service, state)
  const after = await usage()
  for (const name of ['projects', 'todos'] as const)
    expect(after[name]).toEqual({ count: before[name].count + 1, exact: true })
  expect(after.events.count).toBeGreaterThan(before.events.count)
  expect(after.jobs).toEqual(expect.arrayContaining([{ state: 'failed', count: 1, exact: true }]))
  expect(after.jobs).toEqual(expect.arrayContaining([{ state: 'cancelled', count: 1, exact: true }]))
  expect(after.database_bytes).toBeGreaterThan(1_000_000)
  const bytes = after.tables.map((table: { bytes: number }) => table.bytes)
  expect(bytes).toEqual(bytes.toSorted((one: number, two: number) => two - one))
})

test('of many rows the number is an estimate', async () => {
  const { pool } = service.database
  await pool.raw(
    `insert into webhooks (id, user_id, url, event_types, enabled, sealed_secret)
       select gen_random_uuid(), ?, 'https://example.com/', '{}', false, '' from generate_series(1, 10001)`,
    [root.id],
  )
  await pool.raw('analyze webhooks')
  expect((await usage()).webhooks).toEqual({ count: 10_001, exact: false })
  await pool('webhooks').delete()
})

test('a test email arrives, with its job, five times an hour', async () => {
  await service.context.jobs.work(createWorkers(service.context))
  const sent = await root.send('post', '/admin/test-mail').expect(202)
  const job = sent.body
  expect(locationOf(sent)).toBe(`/admin/jobs/${job.id}`)
  const mail = await mailServer.mailTo(root.email, /test of Taskpact/)
  expect(mail.text).toContain('can send emails')
  await expect
    .poll(async () => (await root.send('get', `/admin/jobs/${job.id}`)).body.state, { timeout: 15_000 })
    .toBe('completed')
  const statuses = []
  for (let n = 0; n < 5; n++) statuses.push((await root.send('post', '/admin/test-mail')).status)
  expect(statuses).toEqual([202, 202, 202, 202, 429])
})
