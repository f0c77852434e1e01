/**
 * The clock of one process jumps by an hour: what is shared goes by the database's, and tokens by theirs and a little
 * more.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import jwt from 'jsonwebtoken'
import request from 'supertest'
import { expect, test } from 'vitest'
import { clockTolerance } from '../../src/features/auth/tokens.ts'
import { kill, newPerson, newPlace, type Service, start } from '../start/process.ts'
import { createDatabase, urlOf } from '../support/database.ts'
import { ask } from '../support/load.ts'
import { startReceiver } from '../support/webhooks.ts'

const hour = 3_600_000
const secret = 'a test secret of 32 bytes or more that only tests know'
const preload = pathToFileURL(`${import.meta.dirname}/../support/jumping-clock.ts`)

test('forwards, and then back', { timeout: 120_000 }, async () => {
  const place = await newPlace()
  const database = await createDatabase()
  const receiver = await startReceiver()
  const env = {
    DATABASE_URL: urlOf(database),
    JWT_SECRET: secret,
    WEBHOOK_TARGETS: 'any',
  }
  const [steady, jumping] = await Promise.all([
    start(place, { env: { ...env, WORKERS: 'off' } }),
    start(place, { env: { ...env, NODE_OPTIONS: `--import=${preload}`, TEST_CLOCK: `${hour},${-hour}` } }),
  ])
  const person = await newPerson(steady.url)
  const { body: me } = await ask(steady.url, 'GET', '/users/me', { token: person.token })
  const byPassword = (service: Service, password = person.password) =>
    request(service.url)
      .post('/auth/token')
      .type('form')
      .send({ grant_type: 'password', username: person.email, password })
  const statusOf = async (service: Service, token: string) =>
    (await ask(service.url, 'GET', '/users/me', { token })).status
  /** Of somebody else who has the secret, expired for so many seconds at a process whose clock is wrong by `offset`. */
  const expired = (seconds: number, offset: number) =>
    jwt.sign({ sub: me.id, exp: Math.floor((Date.now() + offset) / 1000) - seconds }, secret)
  const jump = async () => {
    kill(jumping.pid, 'SIGUSR2')
    await sleep(200)
  }
  const { rows: clock } = await database.pool.raw('select now() as now')
  expect(Math.abs(Date.parse(clock[0].now) - Date.now())).toBeLessThan(60_000)

  const key = { headers: { 'Idempotency-Key': 'once' }, body: { title: 'Dig' }, token: person.token }
  const made = await ask(steady.url, 'POST', '/todos', key)
  expect(made.status).toBe(201)
  const webhook = { url: receiver.url, event_types: ['todo.created'] }
  expect((await ask(steady.url, 'POST', '/webhooks', { token: person.token, body: webhook })).status).toBe(201)

  // An hour ahead, tokens of 15 minutes are over. They are taken for 10 s more, which is what clocks may differ by.
  await jump()
  expect(clockTolerance).toBe(10)
  expect(await statusOf(jumping, person.token)).toBe(401)
  expect(await statusOf(jumping, expired(clockTolerance - 5, hour))).toBe(200)
  expect(await statusOf(jumping, expired(clockTolerance + 5, hour))).toBe(401)
  expect(await statusOf(steady, expired(clockTolerance - 5, 0))).toBe(200)
  expect(await statusOf(steady, expired(clockTolerance + 5, 0))).toBe(401)
  // The session has not expired: its time is the database's. A new sign-in is valid on both processes.
  const { body: fresh } = await byPassword(jumping).expect(200)
  const form = { grant_type: 'refresh_token', refresh_token: fresh.refresh_token }
  const { body: renewed } = await request(jumping.url).post('/auth/token').type('form').send(form).expect(200)
  expect([await statusOf(jumping, renewed.access_token), await statusOf(steady, renewed.access_token)]).toEqual([
    200, 200,
  ])
  // A key is known for 24 hours of the database's.
  const again = await ask(jumping.url, 'POST', '/todos', { ...key, token: renewed.access_token })
  expect([again.status, again.body.id]).toEqual([201, made.body.id])

  // Only this process works: it takes what is due, and makes what comes next due by the database's clock.
  receiver.onEvent = (_, answer) => answer.writeHead(500).end()
  await ask(jumping.url, 'POST', '/todos', { token: renewed.access_token, body: { title: 'Rake' } })
  const deliveries = () => database.pool('webhook_deliveries').where({ attempts: 1 })
  await expect.poll(deliveries, { timeout: 15_000 }).toHaveLength(1)
  const [delivery] = await deliveries()
  const next = Date.parse(delivery.next_attempt_at) - Date.parse(delivery.last_attempt_at)
  expect(next).toBeLessThan(60_000)
  const { rows: jobs } = await database.pool.raw(
    `select max(abs(extract(epoch from now() - created_on)))::float8 as created,
       max(abs(extract(epoch from now() - heartbeat_on)))::float8 as beaten from pgboss.job where name = 'webhook_delivery'`,
  )
  console.log(
    `an hour ahead: the second attempt of a delivery is due ${(next / 1000).toFixed(1)} s after the first; jobs were made ` +
      `${jobs[0].created.toFixed(1)} s ago at most`,
  )
  expect(jobs[0].created).toBeLessThan(60)
  expect(jobs[0].beaten ?? 0).toBeLessThan(60)

  // Windows of counts are the same for both: ten wrong passwords are enough wherever they are tried.
  for (let tries = 0; tries < 10; tries++) await byPassword(tries % 2 === 0 ? steady : jumping, 'wrong').expect(401)
  for (const service of [steady, jumping]) {
    const refused = await byPassword(service, 'wrong').expect(429)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(900)
  }

  // Two hours back. Tokens from the time ahead are still of use, and a stream ends with its session, at once.
  const { body } = await fetch(`${jumping.url}/events`, {
    headers: { Authorization: `Bearer ${renewed.access_token}` },
  })
  const text = new Response(body).text()
  await jump()
  expect(await statusOf(jumping, renewed.access_token)).toBe(200)
  expect(await statusOf(jumping, person.token)).toBe(200)
  await byPassword(jumping, 'wrong').expect(429)
  const everywhere = await ask(steady.url, 'DELETE', '/users/me/sessions', { token: renewed.access_token })
  expect(everywhere.status).toBe(204)
  expect(await text).toContain('session_ended')

  expect(await Promise.all([steady.stop(), jumping.stop()])).toEqual([0, 0])
  await receiver.close()
  await database.drop()
})
