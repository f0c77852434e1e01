/** Maintenance: in every process others than admins change nothing, and everything can be read. */
import request from 'supertest'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepLog } from '../support/log.ts'
import {
  goodPassword,
  newAdmin,
  newPerson,
  type Person,
  personOf,
  signIn,
  startService,
  type TestService,
} from '../support/service.ts'

let one: TestService
let two: TestService
let root: Person
let ada: Person
const failures = keepLog()

beforeAll(async () => {
  one = await startService()
  two = await startService({}, { log: failures.log }, one.database)
  root = await newAdmin(one)
  ada = await newPerson(one)
})
afterEach(() => root.send('put', '/admin/maintenance', { enabled: false }).expect(200))
afterAll(async () => {
  await two.close()
  await one.close()
})

const begin = (message?: string) => root.send('put', '/admin/maintenance', { enabled: true, message }).expect(200)

test('it holds at once in another process, and ends at once', async () => {
  const there = personOf(two, ada)
  await there.send('post', '/todos', { title: 'before' }).expect(201)
  await begin('We move to a larger machine.')
  const refused = await there.send('post', '/todos', { title: 'during' }).expect(503)
  expect(refused.body).toMatchObject({ code: 'maintenance', detail: 'We move to a larger machine.' })
  expect(refused.headers['retry-after']).toBe('120')
  const { body } = await there.send('get', '/todos').expect(200)
  expect(body.map(({ title }: { title: string }) => title)).toEqual(['before'])
  await root.send('put', '/admin/maintenance', { enabled: false }).expect(200)
  await there.send('post', '/todos', { title: 'after' }).expect(201)
})

test('concurrent changes of several users are refused, those that share a transaction too', async () => {
  const bob = await newPerson(one, 'Bob')
  await begin()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? ada : bob).send('post', '/todos', { title: `todo ${n}` })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
})

test('an admin can change something', async () => {
  await begin()
  await root.send('post', '/todos', { title: 'by root' }).expect(201)
  await root
    .send('post', '/batch', { operations: [{ method: 'POST', path: '/todos', body: { title: 'b' } }] })
    .expect(200)
})

test('an admin who is demoted can change nothing more', async () => {
  const other = await newAdmin(one)
  await begin()
  await one.database.pool('users').update({ role: 'user' }).where({ id: other.id })
  await other.send('post', '/todos', { title: 'of a former admin' }).expect(503)
})

test('sessions go on: to sign in, refresh, step up and sign out', async () => {
  await begin()
  const again = await signIn(two.server, ada)
  await again.send('post', '/auth/step-up', { password: ada.password }).expect(204)
  await request(two.server)
    .post('/auth/token')
    .type('form')
    .send({ grant_type: 'refresh_token', refresh_token: again.refresh_token })
    .expect(200)
  await again.send('post', '/events/tickets').expect(200)
  await again.send('delete', '/users/me/sessions').expect(204)
  ada = await signIn(one.server, ada)
})

test('a batch that reads is served, and one that also changes something is refused whole', async () => {
  await begin()
  const reading = { method: 'GET', path: '/todos' }
  await ada.send('post', '/batch', { operations: [reading, reading] }).expect(200)
  const changing = { method: 'POST', path: '/todos', body: { title: 'in a batch' } }
  const refused = await ada.send('post', '/batch', { operations: [reading, changing] }).expect(503)
  expect(refused.body.code).toBe('maintenance')
})

test('no one registers', async () => {
  await begin()
  const person = { email: 'late@example.com', password: goodPassword, name: 'Late' }
  const { body } = await request(one.server).post('/auth/register').send(person).expect(503)
  expect(body.code).toBe('maintenance')
  expect(await one.database.pool('users').where({ email: person.email })).toEqual([])
})

test('a request with an Idempotency-Key takes effect after it', async () => {
  await begin()
  const send = () => ada.send('post', '/todos', { title: 'once' }).set('Idempotency-Key', 'in-maintenance')
  await send().expect(503)
  await root.send('put', '/admin/maintenance', { enabled: false }).expect(200)
  await send().expect(201)
  await send().expect(201)
  const { body } = await ada.send('get', '/todos?search=once').expect(200)
  expect(body).toHaveLength(1)
})

test('the service is ready, and says since when and why', async () => {
  const { body: before } = await begin()
  await request(two.server).get('/ready').expect(200)
  const { body: after } = await begin('Nearly done.')
  expect(after).toEqual({ enabled: true, message: 'Nearly done.', since: before.since })
  await expect
    .poll(async () => (await request(two.server).get('/service')).body.maintenance)
    .toEqual({ message: 'Nearly done.', since: before.since })
})

test('it is in the audit trail, and its refusals are no failures in the log', async () => {
  await begin()
  await personOf(two, ada).send('post', '/todos', { title: 'refused' }).expect(503)
  const { body } = await root.send('get', '/admin/audit?kind=maintenance_changed&limit=1').expect(200)
  expect(body[0]).toMatchObject({ user_id: root.id, actor_id: root.id })
  expect(failures.lines().filter(({ msg }) => msg === 'the request failed')).toEqual([])
})

test('an announcement is shown until its end', async () => {
  const shown = async () => (await request(two.server).get('/service')).body.announcement
  const message = 'On Sunday the service is read-only.'
  const { body } = await root.send('put', '/admin/announcement', { message }).expect(200)
  expect(body).toEqual({ message, level: 'info', since: expect.any(String), until: null })
  await expect.poll(shown).toEqual(body)
  await root.send('put', '/admin/announcement', { message, until: '2020-01-01T00:00:00Z' }).expect(200)
  await expect.poll(shown).toBeNull()
  await root.send('put', '/admin/announcement', { message, level: 'warning' }).expect(200)
  await expect.poll(async () => (await shown())?.level).toBe('warning')
  await root.send('delete', '/admin/announcement').expect(204)
  await expect.poll(shown).toBeNull()
})

test('the state of the service is shown without a wait where others hold all connections', async () => {
  await request(two.server).get('/service').expect(200)
  const { pool } = one.database
  const held = await Promise.all(Array.from({ length: pool.client.pool.max }, () => pool.transaction()))
  try {
    const end = performance.now() + 1_500
    while (performance.now() < end) {
      const begun = performance.now()
      await request(two.server).get('/service').expect(200)
      expect(performance.now() - begun).toBeLessThan(500)
    }
  } finally {
    await Promise.all(held.map((transaction) => transaction.rollback()))
  }
})
