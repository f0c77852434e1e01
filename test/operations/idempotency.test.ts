/** A POST that is sent again has one effect, whichever process it comes to, and whatever happens on the way. */
import type { Knex } from 'knex'
import request, { type Response } from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { forgetOldReplies } from '../../src/service/idempotency-store.ts'
import { newProject } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { newPerson, type Person, startService, type TestService, takeKeyOf } from '../support/service.ts'

/** Three services with connections of their own, as three processes have, on one database. */
let services: TestService[]
let ada: Person
let bob: Person
let key: string
let keys = 0

const first = () => services[0] as TestService
const pool = () => first().database.pool

beforeAll(async () => {
  const alone = await startService()
  const others = [1, 2].map(() => {
    const connection = alone.database.connection
    return startService({}, { pool: createPool({ connection, max: 5, applicationName: 'another' }) }, alone.database)
  })
  services = [alone, ...(await Promise.all(others))]
  ada = await newPerson(alone, 'Ada')
  bob = await newPerson(alone, 'Bob')
})
afterAll(async () => {
  const [alone, ...others] = services
  for (const other of others) {
    await other.close()
    await other.context.pool.destroy()
  }
  await alone?.close()
})
beforeEach(() => {
  key = `key-${++keys}`
})

/** Takes a key in a transaction, as a request in flight does. */
const takeKey = (db: Knex, userId: string, name: string) => takeKeyOf(first(), db, userId, name)

/** A POST with the test's key. */
function post(person: Person, path: string, body: object, service = first()) {
  const sent = request(service.server).post(path).set('Authorization', `Bearer ${person.access_token}`)
  return sent.set('Idempotency-Key', key).send(body)
}

const titled = async (title: string) => (await pool()('todos').where({ title })).length
const keptKeys = async () => (await pool()('idempotency_keys').where({ idempotency_key: key })).length

test('a kept response goes to no token with other scopes, which may not read what it has', async () => {
  await post(ada, '/todos', { title: 'Private' }).expect(201)
  const tokenWith = async (...scopes: string[]): Promise<Person> => {
    const { body } = await ada.send('post', '/users/me/api-tokens', { name: 'Report', scopes }).expect(201)
    return { ...ada, access_token: body.token }
  }
  // A batch that only reads is not stored.
  const write = { method: 'POST', path: '/todos', body: { title: 'Dig' } }
  const batch = { operations: [{ method: 'GET', path: '/todos' }, write] }
  key = `key-${++keys}`
  const kept = await post(ada, '/batch', batch).expect(200)
  expect(kept.text).toContain('Private')
  const [narrow, wide, same] = [
    await tokenWith('batch:write'),
    await tokenWith('batch:write', 'todos:read'),
    await tokenWith('todos:read', 'batch:write'),
  ]
  for (const person of [narrow, wide]) {
    const answer = await post(person, '/batch', batch)
    assertProblem(answer, 'idempotency_key_reused')
  }
  key = `key-${++keys}`
  const own = await post(wide, '/batch', batch).expect(200)
  expect((await post(same, '/batch', batch)).headers['idempotency-replayed']).toBe('true')
  for (const person of [ada, narrow]) assertProblem(await post(person, '/batch', batch), 'idempotency_key_reused')
  expect(own.text).toContain('Private')
})

/** 50 copies of one request, sent at once to the three services in turn. */
const sendCopies = (title: string) =>
  Array.from({ length: 50 }, (_, index) => post(ada, '/todos', { title }, services[index % 3]))

test('50 concurrent copies, sent to three services, have one effect and one response', async () => {
  const title = `Once, by ${key}`
  const answers = await Promise.all(sendCopies(title))
  const done = answers.filter(({ status }) => status === 201)
  for (const answer of answers) {
    assertContract('createTodo', answer)
    if (answer.status !== 201) assertProblem(answer, 'idempotency_in_flight')
  }
  expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect(new Set(done.map(({ text }) => text)).size).toBe(1)
  expect(await titled(title)).toBe(1)
})

test('while the first of 50 copies runs the others get Retry-After, and later its response', async () => {
  const title = `Slowly, by ${key}`
  const blocking = await pool().transaction()
  await blocking.raw('lock table todos in share row exclusive mode')
  const answers: Response[] = []
  const refused = Promise.withResolvers<void>()
  const copies = sendCopies(title).map(async (copy) => {
    answers.push(await copy)
    if (answers.length === 49) refused.resolve()
  })
  await refused.promise
  for (const answer of answers) {
    assertContract('createTodo', answer)
    assertProblem(answer, 'idempotency_in_flight')
    expect(answer.headers['retry-after']).toBe('1')
  }
  await blocking.commit()
  await Promise.all(copies)
  expect(answers[49]?.status).toBe(201)
  const again = await Promise.all(sendCopies(title))
  for (const { status, text, headers } of again)
    expect([status, text, headers['idempotency-replayed']]).toEqual([201, answers[49]?.text, 'true'])
  expect(await titled(title)).toBe(1)
})

test('a response that was committed just before the key became free is found', async () => {
  const transaction = await pool().transaction()
  /** The same request is done elsewhere, between the first statement of a taking and the next. */
  async function overtake() {
    const kept = { fingerprint: Buffer.alloc(32), reply_status: 204, reply_headers: {} }
    await pool()('idempotency_keys').insert({ user_id: ada.id, idempotency_key: key, ...kept })
  }
  const { client } = transaction
  const query = client._query.bind(client)
  let before: Promise<unknown> = Promise.resolve()
  client._query = (connection: unknown, statement: { sql: string }) => {
    const answer = before.then(() => query(connection, statement))
    before = statement.sql.includes('pg_try_advisory_xact_lock') ? answer.then(overtake) : answer
    return answer
  }
  try {
    const taken = await takeKey(transaction, ada.id, key)
    expect(taken).toEqual({ status: 204, headers: {}, payload: null, fingerprint: '0'.repeat(64) })
  } finally {
    await transaction.rollback()
  }
})

test.each([
  ['createTodo', '/todos', () => ({ title: 'Buy milk', due_at: '2026-11-22T17:00:00Z' })],
  ['createProject', '/projects', () => ({ name: 'Garden' })],
] as const)('%s answers again what it answered, byte for byte', async (id, path, body) => {
  const answer = await post(ada, path, body())
  const again = await post(ada, path, body(), services[1])
  assertContract(id, again)
  expect([again.status, again.text]).toEqual([201, answer.text])
  for (const name of ['etag', 'location', 'content-type', 'content-length'])
    expect([name, again.headers[name]]).toEqual([name, answer.headers[name]])
  expect(again.headers['x-request-id']).not.toBe(answer.headers['x-request-id'])
})

test('the response of a create stays the same after its object was changed or deleted', async () => {
  const made = await post(ada, '/todos', { title: 'Buy milk' })
  await ada.send('delete', locationOf(made)).expect(204)
  const again = await post(ada, '/todos', { title: 'Buy milk' })
  expect([again.status, again.text]).toEqual([201, made.text])
  await ada.send('get', locationOf(made)).expect(404)
})

test('a key cannot be used again with another body or operation', async () => {
  await post(ada, '/todos', { title: 'Buy milk' }).expect(201)
  assertProblem(await post(ada, '/todos', { title: 'Buy bread' }), 'idempotency_key_reused')
  assertProblem(await post(ada, '/projects', { name: 'Buy milk' }), 'idempotency_key_reused')
  expect(await titled('Buy bread')).toBe(0)
})

test('the same key of another user is another key', async () => {
  const adas = await post(ada, '/todos', { title: 'Buy milk' })
  const bobs = await post(bob, '/todos', { title: 'Buy milk' })
  expect(bobs.status).toBe(201)
  expect(bobs.body.id).not.toBe(adas.body.id)
  expect((await post(bob, '/todos', { title: 'Buy milk' })).body).toEqual(bobs.body)
})

describe('a first attempt that leaves nothing', () => {
  test('since it was rejected can be sent again, also with another body', async () => {
    const project_id = await newProject(ada)
    await ada.send('patch', `/projects/${project_id}`, { status: 'archived' }).expect(200)
    const todo = { title: 'Sow', project_id }
    assertProblem(await post(ada, '/todos', todo), 'project_archived')
    expect(await keptKeys()).toBe(0)
    await ada.send('patch', `/projects/${project_id}`, { status: 'active' }).expect(200)
    const answer = await post(ada, '/todos', todo)
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([201, undefined])
  })

  test('since its commit failed can be sent again', async () => {
    const title = `After the failure of ${key}`
    // Deferred: every statement succeeds, and then the commit fails.
    await pool().raw(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception using errcode = 'XX001'; end $$;
      create constraint trigger fail after insert on todos deferrable initially deferred
        for each row execute function fail();
    `)
    assertProblem(await post(ada, '/todos', { title }), 'internal_error')
    await pool().raw('drop trigger fail on todos; drop function fail')
    expect([await keptKeys(), await titled(title)]).toEqual([0, 0])
    // Postgres tells of the failure a moment before it gives the key back.
    await expect.poll(async () => (await post(ada, '/todos', { title })).status).toBe(201)
    await post(ada, '/todos', { title }, services[2]).expect(201)
    expect([await keptKeys(), await titled(title)]).toEqual([1, 1])
  })

  test('since its process died does not keep the key', async () => {
    const dying = createPool({ connection: first().database.connection, max: 1, applicationName: 'dying' })
    const transaction = await dying.transaction()
    await takeKey(transaction, ada.id, key)
    assertProblem(await post(ada, '/todos', { title: 'Buy milk' }), 'idempotency_in_flight')
    await pool().raw("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'dying'")
    await post(ada, '/todos', { title: 'Buy milk' }).expect(201)
    await transaction.rollback().catch(() => {})
    await dying.destroy()
  })
})

describe('a key that has expired', () => {
  /** Makes the keys that are like `keys` older. */
  const age = (hours: number, keys = key) =>
    pool()('idempotency_keys')
      .update({ created_at: pool().raw(`now() - interval '${hours} hours'`) })
      .whereLike('idempotency_key', keys)

  test('can be used again after 24 hours, and not after 23', async () => {
    const made = await post(ada, '/todos', { title: 'Buy milk' })
    await age(23)
    expect((await post(ada, '/todos', { title: 'Buy milk' })).text).toBe(made.text)
    await age(25)
    const other = await post(ada, '/todos', { title: 'Buy bread' })
    expect([other.status, other.body.title]).toEqual([201, 'Buy bread'])
    expect(await keptKeys()).toBe(1)
  })

  test('is deleted by a job, and a younger one is kept', async () => {
    const fresh = key
    for (let old = 0; old < 12; old++) {
      key = `${fresh}-old-${old}`
      await post(bob, '/todos', { title: 'Buy milk' })
    }
    await age(25, `${fresh}-old-%`)
    key = fresh
    await post(ada, '/todos', { title: 'Buy milk' }).expect(201)
    await forgetOldReplies(pool())
    const left = pool()('idempotency_keys').where('idempotency_key', 'like', `${fresh}%`).pluck('idempotency_key')
    expect(await left).toEqual([fresh])
  })
})

test('keys are deleted with their user', async () => {
  const grace = await newPerson(first(), 'Grace')
  await post(grace, '/todos', { title: 'Buy milk' }).expect(201)
  await grace.send('delete', '/users/me').expect(204)
  expect(await keptKeys()).toBe(0)
})
