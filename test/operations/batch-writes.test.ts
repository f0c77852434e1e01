/** The writes of a batch: once, under their conditions, and all or none where it is atomic. */
import type { Response } from 'supertest'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { assertRefused, create, nowhere, run, type Sent } from '../support/batches.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

let ada: Person
let names = 0
/** In the titles of a test's todos, so that its own are found. */
let name: string

beforeEach(async () => {
  ada = await newPerson(service(), 'Ada')
  name = `write-${++names}`
})

const pool = () => service().database.pool
const kept = async () => (await pool()('todos').where({ title: name })).length

/** Connections that wait for a lock. */
const waiting = async () =>
  (await pool()('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()')).length

describe('conditions', () => {
  test('If-Match is compared with the state after the earlier operations of the batch', async () => {
    const todo = await newTodo(ada, { title: name })
    const patch = (tag: string, body: object): Sent => ({
      method: 'PATCH',
      path: `/todos/${todo.id}`,
      headers: { 'If-Match': tag },
      body: body,
    })
    const { results } = await run(ada, [
      patch('"1"', { completed: true }),
      patch('"1"', { title: 'lost' }),
      patch('"2"', { priority: 1 }),
    ])
    expect(results.map(({ status, headers }) => [status, headers.ETag])).toEqual([
      [200, '"2"'],
      [412, undefined],
      [200, '"3"'],
    ])
    assertRefused(results[1], 'precondition_failed')
    const now = (await ada.send('get', `/todos/${todo.id}`)).body
    expect(now).toMatchObject({ title: name, completed: true, priority: 1, version: 3 })
  })

  test('If-None-Match gives a 304, which does not roll back an atomic batch', async () => {
    const todo = await newTodo(ada, { title: name })
    const get: Sent = { method: 'GET', path: `/todos/${todo.id}`, headers: { 'If-None-Match': '"1"' } }
    const { committed, results } = await run(ada, [get, create(name)], { atomic: true })
    expect(committed).toBe(true)
    expect(results[0]).toEqual({ status: 304, headers: expect.objectContaining({ ETag: '"1"' }) })
  })

  test('a merge patch works in a batch', async () => {
    const todo = await newTodo(ada, { title: name, description: 'more' })
    const headers = { 'Content-Type': 'application/merge-patch+json' }
    const { results } = await run(ada, [
      { method: 'PATCH', path: `/todos/${todo.id}`, headers, body: { description: null } },
    ])
    expect(results[0]?.body).toMatchObject({ title: name, description: null })
  })
})

describe('a batch that is sent again', () => {
  const replayed = (answer: Response) => answer.headers['idempotency-replayed']

  test.each([true, false])('with a key (atomic: %s) has one effect and one answer', async (atomic) => {
    const operations = atomic ? [create(name), create(name)] : [create(name), nowhere, create(name)]
    const first = await run(ada, operations, { atomic, key: name })
    const again = await run(ada, operations, { atomic, key: name })
    expect(again.answer.text).toBe(first.answer.text)
    expect([replayed(first.answer), replayed(again.answer)]).toEqual([undefined, 'true'])
    expect(await kept()).toBe(2)
  })

  test('with the key of a batch that was rolled back is run', async () => {
    const missing = { id: 'missing', ...create(`${name} later`) }
    const todo = await newTodo(ada, { title: 'in the way' })
    const operations: Sent[] = [
      create(name),
      { method: 'DELETE', path: `/todos/${todo.id}`, headers: { 'If-Match': '"2"' } },
      missing,
    ]
    expect((await run(ada, operations, { atomic: true, key: name })).committed).toBe(false)
    await ada.send('patch', `/todos/${todo.id}`, { completed: true })
    expect((await run(ada, operations, { atomic: true, key: name })).committed).toBe(true)
    expect(await kept()).toBe(1)
  })

  test('by its parts: the key of an operation counts in a batch and outside', async () => {
    const operation = { ...create(name), headers: { 'Idempotency-Key': name } }
    const { results } = await run(ada, [operation, operation, { ...operation, body: { title: 'another' } }])
    expect(results.slice(0, 2).map(({ status, headers }) => [status, headers['Idempotency-Replayed']])).toEqual([
      [201, undefined],
      [201, 'true'],
    ])
    assertRefused(results[2], 'idempotency_key_reused')
    const alone = await ada.send('post', '/todos', { title: name }).set('Idempotency-Key', name)
    expect([alone.status, replayed(alone)]).toEqual([201, 'true'])
    expect(await kept()).toBe(1)
  })

  test('cannot share its key with one of its operations', async () => {
    const { results } = await run(ada, [{ ...create(name), headers: { 'Idempotency-Key': name } }], { key: name })
    assertRefused(results[0], 'idempotency_key_reused')
    expect(await kept()).toBe(0)
  })
})

describe('a fault', () => {
  test('of one operation fails the whole batch, which is rolled back', async () => {
    await pool().raw(`create function break_down() returns trigger language plpgsql as
      $$ begin raise exception 'secret words of the database' using errcode = 'XX001'; end $$`)
    await pool().raw(`create trigger break_down before insert on todos for each row
      when (new.title = 'broken') execute function break_down()`)
    const answer = await ada.send('post', '/batch', { operations: [create(name), create('broken'), create(name)] })
    await pool().raw('drop function break_down cascade')
    assertContract('runBatch', answer)
    assertProblem(answer, 'internal_error')
    expect(await kept()).toBe(0)
  })

  test('by a deadlock is retried: two batches that lock each other both succeed', async () => {
    const made = await run(ada, [create(name), create(name), create(name)])
    const [one, other, blocked] = made.results.map(({ body }) => body.id as string) as [string, string, string]
    const patches = (...ids: string[]) =>
      ids.map((id): Sent => ({ method: 'PATCH', path: `/todos/${id}`, body: { completed: true } }))
    // Each has what the other one wants next, once both wait for the same row.
    const blocking = await pool().transaction()
    await blocking('todos').where({ id: blocked }).forUpdate()
    const both = Promise.all([
      run(ada, patches(one, blocked, other), { atomic: true }),
      run(ada, patches(other, blocked, one), { atomic: true }),
    ])
    await vi.waitFor(async () => expect(await waiting()).toBe(2), 5_000)
    await blocking.commit()
    expect((await both).map(({ committed }) => committed)).toEqual([true, true])
  })
})

test('more concurrent batches than connections all succeed', async () => {
  const batches = Array.from({ length: 20 }, (_, index) =>
    run(ada, [create(name), create(name)], { key: `${name}-${index}` }),
  )
  for (const { statuses } of await Promise.all(batches)) expect(statuses).toEqual([201, 201])
  expect(await kept()).toBe(40)
})

test('todos follow what earlier operations of the batch did to their project', async () => {
  const project_id = await newProject(ada)
  const { id } = await newTodo(ada, { title: name, project_id })
  const write: Sent = { method: 'POST', path: '/todos', body: { title: name, project_id } }
  const edit: Sent = { method: 'PATCH', path: `/todos/${id}`, body: { completed: true } }
  const archive: Sent = { method: 'PATCH', path: `/projects/${project_id}`, body: { status: 'archived' } }
  const archived = await run(ada, [write, edit, archive, write])
  expect(archived.statuses).toEqual([201, 200, 200, 409])
  assertRefused(archived.results[3], 'project_archived')
  const left = await run(ada, [edit, { method: 'DELETE', path: `/projects/${project_id}` }, edit, write])
  expect(left.statuses).toEqual([200, 200, 404, 409])
})

// The plain path keeps nothing from one operation to the next.
test.skipIf(process.env.TASKPACT_PLAIN === '1')(
  'a batch of todos reads its caller and its projects once, however many operations it has',
  async () => {
    const project_id = await newProject(ada)
    const write: Sent = { method: 'POST', path: '/todos', body: { title: name, project_id } }
    const { client } = service().context.requestPool
    const query = client._query.bind(client)
    let reads = 0
    client._query = (connection: unknown, statement: { sql: string }) => {
      if (/from "project(s|_members)"|session_alive/.test(statement.sql)) reads++
      return query(connection, statement)
    }
    try {
      expect((await run(ada, [write, write])).statuses).toEqual([201, 201])
      const ofTwo = reads
      expect(
        (
          await run(
            ada,
            Array.from({ length: 10 }, () => write),
          )
        ).statuses,
      ).toEqual(Array(10).fill(201))
      expect(reads - ofTwo).toBe(ofTwo)
    } finally {
      client._query = query
    }
  },
)

test('an operation finds its caller as an earlier one of the batch has left it', async () => {
  const { results } = await run(ada, [
    { method: 'PATCH', path: '/users/me/preferences', body: { time_zone: 'Pacific/Kiritimati' } },
    { method: 'POST', path: '/todos', body: { title: name, due_at: '2026-12-01T20:00:00Z' } },
  ])
  expect(results.map(({ body }) => (body as { due_on?: string }).due_on)).toEqual([undefined, '2026-12-02'])
})
