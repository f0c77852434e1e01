/** A request that takes too long ends: its query is cancelled on the server, its work undone, its connection free. */
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { type BlackHole, openBlackHole } from '../support/black-hole.ts'
import { contractWithDeadline, createRival, expectUnavailable, type Rival } from '../support/faults.ts'
import { newPerson, type Person, personOf, startService, type TestService } from '../support/service.ts'

/** In seconds: long enough for a request that is not blocked, even on a busy machine. */
const deadline = 1.5

/** With the contract's own deadlines. */
let patient: TestService
let service: TestService
let rival: Rival
/** Of the patient service. */
let bea: Person
/** The same, of the one with short deadlines. */
let ada: Person
let todo: string

beforeAll(async () => {
  patient = await startService()
  service = await startService({}, { contract: contractWithDeadline(deadline) }, patient.database)
  rival = createRival(patient.database)
  bea = await newPerson(patient)
  ada = personOf(service, bea)
  todo = (await bea.send('post', '/todos', { title: 'Dig' })).body.id
})

afterAll(async () => {
  await rival.close()
  await service.close()
  await patient.close()
})

const used = () => (patient.database.pool.client.pool as { numUsed(): number }).numUsed()

/** Nothing of a request is left: no statement on the server, no connection in use. */
async function expectNothingLeft(): Promise<void> {
  await expect.poll(rival.running).toEqual([])
  await expect.poll(used).toBe(0)
}

/** A request whose client may go away. */
function send({ url }: TestService, method: string, path: string, body: object | undefined, gone: AbortController) {
  return fetch(url + path, {
    method,
    headers: { Authorization: `Bearer ${ada.access_token}`, 'Content-Type': 'application/json' },
    signal: gone.signal,
    ...(body && { body: JSON.stringify(body) }),
  })
}

describe('while others hold a lock', () => {
  test.each([
    ['a read', 'todos', 'get', undefined],
    ['a write', 'todos', 'patch', { title: 'Dug' }],
    ['authentication', 'sessions', 'get', undefined],
  ] as const)('%s that waits is 503', async (_, table, method, body) => {
    await rival.whileLocked(table, async () => {
      expectUnavailable(await ada.send(method, `/todos/${todo}`, body))
      // The lock is still held, so what waited for it did not end by itself.
      await expectNothingLeft()
    })
    expect(await ada.send('get', `/todos/${todo}`)).toMatchObject({ status: 200, body: { title: 'Dig', version: 1 } })
  })

  test('todos that are made at once are all 503', async () => {
    await rival.whileLocked('todos', async () => {
      const made = await Promise.all(['a', 'b', 'c'].map((title) => ada.send('post', '/todos', { title })))
      for (const answer of made) expectUnavailable(answer)
      await expectNothingLeft()
    })
    expect((await ada.send('get', '/todos')).body).toHaveLength(1)
  })

  test('a whole batch is undone', async () => {
    const path = `/todos/${todo}`
    const operations = [
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
      { method: 'PATCH', path, body: { title: 'Dug' } },
    ]
    await rival.whileLocked('todos', async () => {
      expectUnavailable(await ada.send('post', '/batch', { operations }))
      await expectNothingLeft()
    })
    expect((await ada.send('get', '/projects')).body).toEqual([])
  })

  test('a handler that holds no connection when its time is up leaves none behind', async () => {
    await rival.whileLocked('users', async () => {
      expectUnavailable(await ada.send('put', '/users/me/password', { current_password: 'a', new_password: 'b' }))
      await expectNothingLeft()
    })
  })
})

describe('while a statement takes long', () => {
  afterEach(() => rival.pool.raw('drop trigger if exists slow on todos; drop function if exists sleep'))

  const slow = (when: string) =>
    rival.pool.raw(`
      create function sleep() returns trigger language plpgsql as $$ begin perform pg_sleep(3); return new; end $$;
      create ${when} for each row when (new.title = 'Slow') execute function sleep()`)

  const titles = async () => (await ada.send('get', '/todos')).body.map(({ title }: { title: string }) => title)

  test('what was written before is undone', async () => {
    await slow('trigger slow after insert on todos')
    expectUnavailable(await ada.send('post', '/todos', { title: 'Slow' }))
    await expectNothingLeft()
    expect(await titles()).toEqual(['Dig'])
  })

  test('a commit that has begun is answered as what it was', async () => {
    await slow('constraint trigger slow after insert on todos deferrable initially deferred')
    expect(await ada.send('post', '/todos', { title: 'Slow' })).toMatchObject({ status: 201 })
    expect(await titles()).toContain('Slow')
    await rival.pool('todos').where({ title: 'Slow' }).delete()
  })

  test('a commit that has begun goes on when its client has gone', async () => {
    await slow('constraint trigger slow after insert on todos deferrable initially deferred')
    const gone = new AbortController()
    const answer = send(service, 'POST', '/todos', { title: 'Slow' }, gone)
    await expect.poll(rival.running).toEqual(['COMMIT'])
    gone.abort()
    await expect(answer).rejects.toThrow()
    await expect.poll(titles, { timeout: 10_000 }).toContain('Slow')
    await rival.pool('todos').where({ title: 'Slow' }).delete()
  })
})

describe('when the client has gone', () => {
  test.each([
    ['GET', undefined],
    ['PATCH', { title: 'Dug' }],
  ])('what a %s waits for is cancelled', async (method, body) => {
    await rival.whileLocked('todos', async () => {
      const gone = new AbortController()
      const answer = send(patient, method, `/todos/${todo}`, body, gone)
      await expect.poll(rival.running).toHaveLength(1)
      gone.abort()
      await expect(answer).rejects.toThrow()
      await expectNothingLeft()
    })
    expect((await ada.send('get', `/todos/${todo}`)).body).toMatchObject({ title: 'Dig', version: 1 })
  })

  test('what shares its transaction is done all the same', async () => {
    const made = await rival.whileLocked('todos', async () => {
      // While todos are locked no other request ends.
      const left = new Promise((resolve) => {
        patient.server.on('request', (_, response: ServerResponse) => response.once('close', resolve))
      })
      const gone = new AbortController()
      const all = [gone, new AbortController(), new AbortController()].map((client, index) =>
        send(patient, 'POST', '/todos', { title: `of client ${index}` }, client),
      )
      await expect.poll(rival.running).not.toEqual([])
      gone.abort()
      await expect(all[0]).rejects.toThrow()
      await left
      return all.slice(1)
    })
    expect((await Promise.all(made)).map(({ status }) => status)).toEqual([201, 201])
    const titles = (await ada.send('get', '/todos')).body.map(({ title }: { title: string }) => title)
    expect(titles.toSorted()).toEqual(['Dig', 'of client 1', 'of client 2'])
    await rival.pool('todos').where('title', 'like', 'of client%').delete()
  })
})

describe('behind a network that loses everything', () => {
  let hole: BlackHole
  let behind: TestService

  beforeAll(async () => {
    hole = await openBlackHole(patient.database.connection)
    const connection = { ...patient.database.connection, host: '127.0.0.1', port: hole.port }
    const pool = createPool({ connection, max: 3, applicationName: 'behind' })
    behind = await startService({}, { contract: contractWithDeadline(deadline), pool }, patient.database)
  })
  afterAll(async () => {
    await hole.close()
    await behind.close()
    await behind.context.pool.destroy()
  })

  const get = async (path: string) => {
    const answer = await fetch(behind.url + path, { headers: { Authorization: `Bearer ${ada.access_token}` } })
    return { status: answer.status, body: await answer.json(), headers: Object.fromEntries(answer.headers) }
  }

  test('requests are 503, and all is well again as soon as it passes', async () => {
    const path = `/todos/${todo}`
    const warm = await Promise.all([get(path), get(path), get(path)])
    expect(warm.map(({ status }) => status)).toEqual([200, 200, 200])
    hole.swallow()
    // More than the pool has: some wait on connections that say nothing, others for a connection.
    for (const answer of await Promise.all(Array.from({ length: 6 }, () => get(path)))) expectUnavailable(answer)
    expect((await get('/health')).status).toBe(200)
    expect(await get('/ready')).toMatchObject({ status: 503, body: { status: 'not_ready' } })
    hole.pass()
    await expect.poll(async () => (await get(path)).status, { timeout: 5_000 }).toBe(200)
    const { pool } = behind.context.pool.client as { pool: { numUsed(): number } }
    await expect.poll(() => pool.numUsed(), { timeout: 5_000 }).toBe(0)
  })
})
