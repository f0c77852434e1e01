/** No free connection: requests fail at once, and background work continues when there is one again. */
import { setTimeout as sleep } from 'node:timers/promises'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { createWorkers } from '../../src/start/workers.ts'
import { createDatabase } from '../support/database.ts'
import { expectUnavailable } from '../support/faults.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { readStream } from '../support/streams.ts'

let service: TestService
let ada: Person

/** Milliseconds that background work waits for a connection; a request waits less. */
const acquireTimeout = 500

beforeAll(async () => {
  const database = await createDatabase({ acquireTimeout })
  service = await startService({ DATABASE_WAIT_MS: '100', RATE_LIMITS: 'on' }, {}, database)
  // Every connection is made here: on a busy machine that takes longer than a request waits.
  await whileExhausted(async () => {})
  ada = await newPerson(service)
})
afterAll(async () => {
  await service.close()
  await service.database.drop()
})

/** Runs `work` while every connection of the pool is taken. */
async function whileExhausted<T>(work: () => Promise<T>): Promise<T> {
  const { client } = service.database.pool
  const { max } = client.pool as { max: number }
  const taken = await Promise.all(Array.from({ length: max }, () => client.acquireConnection()))
  try {
    return await work()
  } finally {
    for (const connection of taken) client.releaseConnection(connection)
  }
}

test('requests that need the database are 503, and those that do not are served', async () => {
  const form = { grant_type: 'password', username: ada.email, password: ada.password }
  await whileExhausted(async () => {
    const times: number[] = []
    for (const send of [
      () => ada.send('get', '/todos'),
      () => ada.send('post', '/todos', { title: 'Dig' }),
      () => request(service.server).post('/auth/token').type('form').send(form),
    ]) {
      const began = performance.now()
      expectUnavailable(await send())
      times.push(Math.round(performance.now() - began))
    }
    console.log(`with a wait of 100 ms: 503 after ${times.join(', ')} ms`)
    expect((await request(service.server).get('/health')).status).toBe(200)
    expect((await request(service.server).get('/openapi.json')).status).toBe(200)
    expect(await service.context.metrics.registry.metrics()).toContain('database_pool_connections{state="used"} 5')
  })
  expect((await ada.send('get', '/todos')).status).toBe(200)
})

test('streams, jobs and hints go on afterwards', async () => {
  const stream = await readStream(service, ada)
  const sent: string[] = []
  await service.context.jobs.work({
    ...createWorkers(service.context),
    mail: async ({ data }) => void sent.push(data.letter),
  })
  // Longer than the background waits for a connection, so that each part of it fails at least once.
  await whileExhausted(() => sleep(3 * acquireTimeout))
  const began = performance.now()
  expect((await ada.send('post', '/todos', { title: 'Dig' })).status).toBe(201)
  await stream.event('todo.created')
  const told = Math.round(performance.now() - began)
  const { jobs } = service.context
  await inTransaction(service.database.pool, (db) =>
    jobs.enqueue(db, 'mail', [{ letter: 'password_reset', id: ada.id, email: ada.email }]),
  )
  await expect.poll(() => sent, { timeout: 10_000 }).toEqual(['password_reset'])
  const done = Math.round(performance.now() - began)
  console.log(`without a connection: an event was told after ${told} ms, a job was done after ${done} ms`)
  stream.stop()
})
