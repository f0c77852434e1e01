/** Callers share connections, expensive requests and streams: one with its share is 429, and others are served. */
import type { Response } from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { createRival, type Rival } from '../support/faults.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { openSocket, readStream, type Socket } from '../support/streams.ts'

let service: TestService
let rival: Rival
let ada: Person
let bob: Person

beforeAll(async () => {
  service = await startService({ DATABASE_POOL_SIZE: '4', DATABASE_WAIT_MS: '2000', MAX_STREAMS: '2' })
  rival = createRival(service.database)
  ada = await newPerson(service)
  bob = await newPerson(service, 'Bob')
})
afterAll(async () => {
  await rival.close()
  await service.close()
})

/** Sends requests of Ada that wait for a locked table, and does something while they do. Returns their responses. */
async function whileAdaWaits(requests: () => Promise<Response>[], work: () => Promise<void>) {
  const begun = await rival.whileLocked('projects', async () => {
    const sent = requests()
    // All but the one that has a transaction are refused by then.
    let refused = 0
    for (const one of sent) void one.then(({ status }) => status === 429 && refused++)
    await expect.poll(() => refused, { timeout: 10_000 }).toBe(sent.length - 1)
    await work()
    return sent
  })
  return Promise.all(begun)
}

test('writes that wait for locks leave connections to others', async () => {
  const create = () => ada.send('post', '/projects', { name: 'Garden' }).then((answer) => answer)
  const answers = await whileAdaWaits(
    () => Array.from({ length: 6 }, create),
    async () => {
      expect((await bob.send('get', '/todos')).status).toBe(200)
      expect((await bob.send('patch', '/users/me', { name: 'Bobby' })).status).toBe(200)
      expect((await bob.send('get', '/todos?search=dig&count=true')).status).toBe(200)
    },
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429, 429, 429])
  const refused = answers.find(({ status }) => status === 429) as Response
  assertProblem(refused, 'concurrency_limited')
  expect(refused.headers['retry-after']).toBe('1')
  expect((await create()).status).toBe(201)
})

test('writes of many users that wait for locks leave connections to those who read', async () => {
  const others = [
    ada,
    bob,
    await newPerson(service, 'Cyd'),
    await newPerson(service, 'Dan'),
    await newPerson(service, 'Eve'),
  ]
  const reader = await newPerson(service, 'Finn')
  const begun = await rival.whileLocked('projects', async () => {
    const sent = others.map((person) => person.send('post', '/projects', { name: 'Garden' }).then((answer) => answer))
    const waiting = async () => (await rival.running()).filter((query) => query.includes('projects')).length
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2)
    expect((await reader.send('get', '/todos')).status).toBe(200)
    return sent
  })
  for (const { status } of await Promise.all(begun)) expect(status).toBe(201)
})

test('expensive requests wait for a turn, and leave others theirs', async () => {
  const count = () => ada.send('get', '/projects?count=true').then((answer) => answer)
  // Of two turns one caller has one, beside which a second request of another kind is served.
  const begun = await rival.whileLocked('projects', async () => {
    const sent = [count(), count(), count()]
    const statuses: number[] = []
    for (const one of sent) void one.then(({ status }) => statuses.push(status))
    await expect.poll(() => statuses, { timeout: 10_000 }).toEqual([429, 429])
    expect((await bob.send('get', '/todos?count=true')).status).toBe(200)
    expect((await ada.send('get', '/todos')).status).toBe(200)
    return sent
  })
  expect((await Promise.all(begun)).map(({ status }) => status).sort()).toEqual([200, 429, 429])
  expect((await count()).headers['total-count']).toBeDefined()
})

test('a user has as many streams and sockets as allowed, and a closed one makes room', async () => {
  const bearer = { headers: { Authorization: `Bearer ${ada.access_token}` } }
  const stream = await readStream(service, ada)
  const socket = await openSocket(service, bearer)
  assertProblem(await ada.send('get', '/events'), 'concurrency_limited')
  await expect(openSocket(service, bearer)).rejects.toThrow('429')
  const ofBob = await readStream(service, bob)
  socket.socket.close()
  await socket.closed
  // The service hears of the end a moment later.
  let next: Socket | undefined
  await expect
    .poll(async () => {
      next = await openSocket(service, bearer).catch(() => undefined)
      return next
    })
    .toBeDefined()
  next?.socket.close()
  stream.stop()
  ofBob.stop()
})
