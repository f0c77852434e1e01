/** A batch: which operations it takes, and that each is answered as by itself. */
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { violations } from '../support/answers.ts'
import { assertRefused, create, nowhere, type Result, run, type Sent } from '../support/batches.ts'
import { newTodo } from '../support/build.ts'
import { runCases } from '../support/cases.ts'
import { newPerson, type Person, startService } from '../support/service.ts'
import { batchCases } from './batch.cases.ts'

const world = runCases<'batch'>(batchCases)

let ada: Person
let names = 0
/** In the titles of a test's todos, so that its own are found. */
let name: string

beforeEach(async () => {
  ada = await newPerson(world().service, 'Ada')
  name = `batch-${++names}`
})

const pool = () => world().service.database.pool
const kept = async () => (await pool()('todos').where({ title: name })).length

describe('an operation that is rejected', () => {
  test('leaves nothing of an atomic batch', async () => {
    const { committed, results } = await run(ada, [create(name), nowhere, create(name)], { atomic: true })
    expect(committed).toBe(false)
    assertRefused(results[0], 'batch_rolled_back')
    assertRefused(results[1], 'todo_not_found')
    assertRefused(results[2], 'batch_rolled_back')
    expect(await kept()).toBe(0)
  })

  test('leaves the other operations of a batch that is not atomic', async () => {
    const { committed, statuses } = await run(ada, [create(name), nowhere, create(name)])
    expect({ committed, statuses }).toEqual({ committed: true, statuses: [201, 404, 201] })
    expect(await kept()).toBe(2)
  })

  test('by the database has no effect, and the others continue', async () => {
    await pool().raw(`alter table todos add constraint refused check (title <> 'refused by the database')`)
    const { results } = await run(ada, [create(name), create('refused by the database'), create(name)])
    await pool().raw('alter table todos drop constraint refused')
    expect(results.map(({ status }) => status)).toEqual([201, 422, 201])
    expect(await kept()).toBe(2)
  })

  test('is rejected as it would be alone: by role, owner, path, method and body', async () => {
    const bob = await newPerson(world().service, 'Bob')
    const todo = await newTodo(ada, { title: name })
    const { results } = await run(bob, [
      { method: 'GET', path: '/admin/users' },
      { method: 'GET', path: `/todos/${todo.id}` },
      { method: 'PATCH', path: `/todos/${todo.id}`, body: { completed: true } },
      { method: 'GET', path: '/nothing' },
      { method: 'PUT', path: '/todos' },
      { method: 'POST', path: '/todos', body: { title: ' ' } },
      { method: 'POST', path: '/todos' },
      { method: 'POST', path: '/todos', body: null },
      { method: 'POST', path: '/todos', body: { title: name }, headers: { 'Content-Type': 'text/plain' } },
      { method: 'GET', path: '/todos?unknown=1' },
      { method: 'GET', path: '/todos/%ff' },
    ])
    assertRefused(results[0], 'forbidden')
    assertRefused(results[1], 'todo_not_found')
    assertRefused(results[2], 'todo_not_found')
    assertRefused(results[3], 'not_found')
    assertRefused(results[4], 'method_not_allowed')
    expect(results[4]?.headers.Allow).toBe('GET, HEAD, OPTIONS, PATCH, POST')
    assertRefused(results[5], 'validation_failed', ['/title'])
    assertRefused(results[6], 'validation_failed', [''])
    assertRefused(results[7], 'validation_failed', [''])
    assertRefused(results[8], 'unsupported_media_type')
    assertRefused(results[9], 'validation_failed', ['/unknown'])
    assertRefused(results[10], 'malformed_request')
  })

  test.each<[string, Sent]>([
    ['another batch', { method: 'POST', path: '/batch', body: { operations: [create(name)] } }],
    ['a sign-in', { method: 'POST', path: '/auth/token', body: { grant_type: 'refresh_token', refresh_token: 'x' } }],
    ['what needs no sign-in', { method: 'GET', path: '/health' }],
    ['a guess at the password', { method: 'PUT', path: '/users/me/password', body: {} }],
  ])('since it has no place in a batch: %s', async (_, operation) => {
    assertRefused((await run(ada, [operation])).results[0], 'batch_not_allowed')
  })

  test('since the client disconnected', async () => {
    const { results } = await run(ada, [
      { method: 'DELETE', path: '/users/me' },
      create(name),
      { method: 'GET', path: '/todos' },
    ])
    expect(results[0]?.status).toBe(204)
    assertRefused(results[1], 'user_not_found')
    assertRefused(results[2], 'user_not_found')
    expect(results[1]?.headers['WWW-Authenticate']).toMatch(/^Bearer /)
  })

  test('since the results are too large already', async () => {
    const long: Sent = { method: 'POST', path: '/todos', body: { title: name, description: 'x'.repeat(1000) } }
    for (let times = 0; times < 2; times += 1) await run(ada, Array(50).fill(long))
    const { results } = await run(ada, Array(100).fill({ method: 'GET', path: '/todos' }))
    expect(results[0]?.body).toHaveLength(100)
    assertRefused(results[99], 'batch_results_too_large')
  })
})

test('each operation of a batch counts for the rate limits', async () => {
  const { service } = world()
  const limited = await startService({ RATE_LIMITS: 'on' }, {}, service.database)
  const sent = request(limited.server).post('/batch').set('Authorization', `Bearer ${ada.access_token}`)
  const answer = await sent.send({ operations: [create(name), nowhere, create(name)] })
  await limited.close()
  const left = (header: string | undefined) => Number(/r=(\d+)/.exec(header ?? '')?.[1])
  const [first, ...others] = answer.body.results.map(({ headers }: Result) => left(headers.RateLimit))
  expect(others).toEqual([first - 1, first - 2])
})

test('every result is a response that its operation declares', async () => {
  const { results } = await run(ada, [
    create(name),
    { method: 'GET', path: '/todos' },
    { method: 'POST', path: '/todos' },
  ])
  for (const [index, id] of ['createTodo', 'listTodos', 'createTodo'].entries()) {
    const { status, headers, body } = results[index] as Result
    const lower = Object.fromEntries(Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value]))
    const text = JSON.stringify(body)
    const length = String(Buffer.byteLength(text))
    expect(violations(id, { status, headers: { ...lower, 'content-length': length }, text })).toEqual([])
  }
})
