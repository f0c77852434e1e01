/** Metrics of jobs, events, streams, emails and webhooks, and those that are left out while Postgres is unavailable. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createPool } from '../src/db/knex.ts'
import { webhookPolicy } from '../src/features/webhooks/policy.ts'
import { createTicks, createWorkers } from '../src/start/workers.ts'
import { newTodo } from './support/build.ts'
import { newJob } from './support/jobs.ts'
import { type MailServer, startMailServer } from './support/mail-server.ts'
import { newPerson, type Person, startService, type TestService } from './support/service.ts'
import { openSocket, readStream } from './support/streams.ts'
import { startReceiver } from './support/webhooks.ts'

let mailServer: MailServer
let service: TestService
let ada: Person

beforeAll(async () => {
  mailServer = await startMailServer()
  // Two attempts at a delivery, the second at once.
  const overrides = { webhookPolicy: { ...webhookPolicy, schedule: [0, 1] } }
  service = await startService({ SMTP_URL: mailServer.url, WEBHOOK_TARGETS: 'any' }, overrides)
  ada = await newPerson(service)
})
afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})

/** A metric's values by the one label that it has, '' for one without. */
async function valuesOf(metric: string, { context }: TestService = service): Promise<Record<string, number>> {
  const text = await context.metrics.registry.metrics()
  const lines = text.matchAll(/^(\w+)(?:\{\w+="(.*)"\})? (\S+)$/gm)
  return Object.fromEntries(
    [...lines].flatMap(([, name, label = '', value]) => (name === metric ? [[label, Number(value)]] : [])),
  )
}

test('waiting jobs are counted for each queue, with the wait of the oldest', async () => {
  const { pool } = service.database
  const none = {
    mail: 0,
    account_mail: 0,
    left_over: 0,
    due_soon: 0,
    event_retention: 0,
    webhook_delivery: 0,
    webhook_retention: 0,
    reply_retention: 0,
    trash_purge: 0,
    forget_user: 0,
  }
  expect(await valuesOf('job_queue_waiting_jobs')).toEqual({ ...none, dead_letter: 0 })
  expect(await valuesOf('job_queue_oldest_waiting_age_seconds')).toEqual({ ...none, dead_letter: 0 })
  const old = await newJob(service)
  await newJob(service)
  await newJob(service, 'failed')
  await newJob(service, 'cancelled')
  const later = new Date(Date.now() + 3_600_000)
  await service.context.jobs.enqueueAt(pool, 'mail', later, [{ letter: 'invitation', id: old }])
  await pool('pgboss.job')
    .where({ id: old })
    .update({ start_after: pool.raw("now() - interval '1 hour'") })
  expect(await valuesOf('job_queue_waiting_jobs')).toEqual({ ...none, mail: 2, dead_letter: 1 })
  const { mail } = await valuesOf('job_queue_oldest_waiting_age_seconds')
  expect(mail).toBeGreaterThanOrEqual(3_600)
  expect(mail).toBeLessThan(3_700)
  await pool('pgboss.job').delete()
})

test('open streams are counted, with their lag behind the end of the log', async () => {
  expect(await valuesOf('event_streams')).toEqual({ sse: 0, websocket: 0 })
  expect(await valuesOf('event_tail_lag_seconds')).toEqual({})
  const reading = await readStream(service, ada)
  const socket = await openSocket(service, { headers: { authorization: `Bearer ${ada.access_token}` } })
  expect(await valuesOf('event_streams')).toEqual({ sse: 1, websocket: 1 })
  expect(await valuesOf('event_tail_lag_seconds')).toEqual({ '': 0 })

  // A transaction that has begun to append holds up all that is written after it.
  const open = await service.database.pool.transaction()
  await open.raw('select event_transaction_id()')
  await newTodo(ada)
  const lag = async () => (await valuesOf('event_tail_lag_seconds'))[''] ?? -1
  const first = await lag()
  expect(first).toBeGreaterThan(0)
  expect(await lag()).toBeGreaterThan(first)
  await open.rollback()
  await reading.event('todo.created')
  await expect.poll(lag).toBe(0)

  reading.stop()
  socket.socket.close()
  await expect.poll(() => valuesOf('event_streams')).toEqual({ sse: 0, websocket: 0 })
  await expect.poll(() => valuesOf('event_tail_lag_seconds')).toEqual({})
})

test('while Postgres does not respond its values are left out, and the others are there', async () => {
  const lock = await service.database.pool.transaction()
  onTestFinished(async () => {
    await lock.rollback()
  })
  await lock.raw('lock table pgboss.job in access exclusive mode')
  expect(await valuesOf('job_queue_waiting_jobs')).toEqual({})
  expect(await valuesOf('database_pool_pending')).toEqual({ '': 0 })
  await lock.rollback()
  await expect.poll(() => valuesOf('job_queue_waiting_jobs')).toHaveProperty('mail')
})

test('while Postgres is stopped its values are left out, and the others are there', async () => {
  const pool = createPool({ connection: 'postgres://127.0.0.1:1/nothing', max: 2, applicationName: 'taskpact tests' })
  onTestFinished(() => pool.destroy())
  const lost = await startService({}, { pool }, service.database)
  onTestFinished(() => lost.close())
  expect(await valuesOf('job_queue_waiting_jobs', lost)).toEqual({})
  expect(await valuesOf('event_tail_lag_seconds', lost)).toEqual({})
  expect(await valuesOf('event_streams', lost)).toEqual({ sse: 0, websocket: 0 })
})

test('emails and delivery attempts are counted by their outcome', async () => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  expect(await valuesOf('mails_total')).toEqual({ sent: 0, failed: 0 })
  expect(await valuesOf('webhook_delivery_attempts_total')).toEqual({ succeeded: 0, retried: 0, failed: 0 })
  const { context } = service
  await context.jobs.work(createWorkers(context), createTicks(context))
  mailServer.onMail = () => {
    throw new Error('not now')
  }
  const reset = () => ada.send('post', '/auth/password-reset', { email: ada.email })
  await reset()
  await expect.poll(() => valuesOf('mails_total'), { timeout: 15_000 }).toEqual({ sent: 0, failed: 1 })
  mailServer.onMail = () => {}
  await reset()
  await expect.poll(() => valuesOf('mails_total'), { timeout: 15_000 }).toEqual({ sent: 1, failed: 1 })

  await ada.send('post', '/webhooks', { url: receiver.url, event_types: ['todo.created'] }).expect(201)
  const attempts = () => valuesOf('webhook_delivery_attempts_total')
  receiver.onEvent = (_, answer) => answer.writeHead(500).end()
  await newTodo(ada, { title: 'One' })
  await expect.poll(attempts, { timeout: 15_000 }).toEqual({ succeeded: 0, retried: 1, failed: 1 })
  receiver.onEvent = (_, answer) => answer.writeHead(204).end()
  await newTodo(ada, { title: 'Two' })
  await expect.poll(attempts, { timeout: 15_000 }).toEqual({ succeeded: 1, retried: 1, failed: 1 })
})
