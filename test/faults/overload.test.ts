/** More requests than are let into work at once: the rest is 503 before anything is done for it. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { createRival, expectUnavailable, type Rival } from '../support/faults.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { openSocket } from '../support/streams.ts'

const limit = 4
let service: TestService
let rival: Rival
let ada: Person
/** As many as fill the gate, with a place each: one alone may have two of four. */
let people: Person[]
const socketOf = ({ access_token }: Person) => ({ headers: { Authorization: `Bearer ${access_token}` } })
const fill = () => people.map((person) => person.send('get', '/todos').then(({ status }) => status))

beforeAll(async () => {
  service = await startService({ MAX_REQUESTS: String(limit) })
  rival = createRival(service.database)
  ada = await newPerson(service)
  people = [ada]
  while (people.length < limit) people.push(await newPerson(service, 'Bob'))
})
afterAll(async () => {
  await rival.close()
  await service.close()
})

test('requests in flight end, further ones are 503 at once, and health and readiness respond as before', async () => {
  const inWork = await rival.whileLocked('todos', async () => {
    const begun = fill()
    await expect.poll(() => service.context.gate.isFull).toBe(true)
    const times: number[] = []
    for (let round = 0; round < 20; round++) {
      const began = performance.now()
      expectUnavailable(await ada.send('get', '/todos'))
      times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    console.log(
      `${times.length} beyond the limit: 503 after ${times[10]?.toFixed(1)} ms, ${times.at(-1)?.toFixed(1)} at most`,
    )
    const refused = await ada.send('get', '/todos')
    expectUnavailable(refused)
    expect(refused.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-request-id': expect.any(String) })
    // Before authentication and the body: neither would be right.
    expectUnavailable(await request(service.server).get('/todos'))
    expectUnavailable(await request(service.server).post('/todos').type('text').send('no todo'))
    for (const path of ['/health', '/ready', '/docs', '/openapi.json'])
      expect((await request(service.server).get(path)).status).toBe(200)
    await expect(openSocket(service, socketOf(ada))).rejects.toThrow('503')
    return begun
  })
  expect(await Promise.all(inWork)).toEqual(Array(limit).fill(200))
  expect((await ada.send('get', '/todos')).status).toBe(200)
  ;(await openSocket(service, socketOf(ada))).socket.close()
})

test('a caller that has its share of the places is 429, while others are served', async () => {
  const begun = await rival.whileLocked('todos', async () => {
    const own = [ada, ada].map((person) => person.send('get', '/todos').then(({ status }) => status))
    await expect.poll(() => ada.send('get', '/todos').then(({ status }) => status)).toBe(429)
    const refused = await ada.send('get', '/todos')
    assertProblem(refused, 'concurrency_limited')
    expect(refused.headers['retry-after']).toBe('1')
    expect((await people[2]?.send('get', '/projects'))?.status).toBe(200)
    return own
  })
  expect(await Promise.all(begun)).toEqual([200, 200])
})

test('a refusal under overload can be read by a page of an allowed origin, and pauses its connection too', async () => {
  const inWork = await rival.whileLocked('todos', async () => {
    const begun = fill()
    await expect.poll(() => service.context.gate.isFull).toBe(true)
    const origin = 'http://localhost:3000'
    const refused = await ada.send('get', '/todos').set('Origin', origin)
    expectUnavailable(refused)
    expect(refused.headers['access-control-allow-origin']).toBe(origin)
    expect((await ada.send('get', '/todos').set('Origin', 'http://x')).headers).not.toHaveProperty(
      'access-control-allow-origin',
    )
    return begun
  })
  expect(await Promise.all(inWork)).toEqual(Array(limit).fill(200))
})

test('who asks again at once, whatever Retry-After says, takes no time from those in work', async () => {
  const port = Number(new URL(service.url).port)
  const again = `GET /todos HTTP/1.1\r\nHost: here\r\nOrigin: http://x\r\n\r\n`
  let refused = 0
  const inWork = await rival.whileLocked('todos', async () => {
    const begun = fill()
    await expect.poll(() => service.context.gate.isFull).toBe(true)
    const impatient = connect(port, '127.0.0.1')
    impatient.on('data', (answer) => {
      if (!String(answer).startsWith('HTTP/1.1 503')) return
      refused++
      impatient.write(again)
    })
    impatient.write(again)
    await sleep(1_000)
    impatient.destroy()
    return begun
  })
  expect(await Promise.all(inWork)).toEqual(Array(limit).fill(200))
  console.log(`who asks again at once was refused ${refused} times in a second`)
  // Four in the first second, and thousands without the pause. The connection was read again after each.
  expect(refused).toBeGreaterThan(1)
  expect(refused).toBeLessThanOrEqual(11)
})

test('opening a socket takes a place, and gives it back at its deadline or when the client goes', {
  timeout: 30_000,
}, async () => {
  const opening = (person: Person) => openSocket(service, socketOf(person)).catch((error: Error) => error.message)
  await rival.whileLocked('users', async () => {
    const begun = people.slice(1).map(opening)
    const gone = connect(Number(new URL(service.url).port), '127.0.0.1')
    gone.write(
      `GET /events/ws HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: ${'A'.repeat(22)}==\r\nAuthorization: Bearer ${ada.access_token}\r\n\r\n`,
    )
    await expect.poll(() => service.context.gate.isFull).toBe(true)
    expectUnavailable(await ada.send('get', '/todos'))
    gone.destroy()
    // A place is free again, for what asks nothing of the database.
    await expect.poll(async () => (await request(service.server).get('/todos')).status).toBe(401)
    expect(await Promise.all(begun)).toEqual(Array(limit - 1).fill('refused with 503'))
    // Only the queries of the tail run on, for the existing readers.
    await expect.poll(async () => (await rival.running()).filter((query) => !query.includes('unnest'))).toEqual([])
  })
  ;(await openSocket(service, socketOf(ada))).socket.close()
})

test('whoever sends a body slowly keeps nobody out', async () => {
  const sockets = Array.from({ length: limit * 3 }, () => connect(new URL(service.url).port as never, '127.0.0.1'))
  for (const socket of sockets)
    socket.write(
      'POST /auth/register HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    )
  // The last of them was read once its headers were answered for: a request after it on the same server is later.
  await request(service.server).get('/health')
  expect((await ada.send('get', '/todos')).status).toBe(200)
  for (const socket of sockets) socket.destroy()
  await expect.poll(async () => (await ada.send('get', '/todos')).status).toBe(200)
})
