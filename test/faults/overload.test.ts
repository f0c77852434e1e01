/** More requests than are let into work at once: the rest is 503 before anything is done for it. */
import { connect } from 'node:net'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRival, expectUnavailable, type Rival } from '../support/faults.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'

const limit = 4
let service: TestService
let rival: Rival
let ada: Person

beforeAll(async () => {
  service = await startService({ MAX_REQUESTS: String(limit) })
  rival = createRival(service.database)
  ada = await newPerson(service)
})
afterAll(async () => {
  await rival.close()
  await service.close()
})

test('what is in work ends, what comes beyond is 503 at once, and health and readiness are told as ever', async () => {
  const inWork = await rival.whileLocked('todos', async () => {
    const begun = Array.from({ length: limit }, () => ada.send('get', '/todos').then((answer) => answer.status))
    await expect.poll(rival.running).toHaveLength(limit)
    expectUnavailable(await ada.send('get', '/todos'))
    // Before authentication and the body: neither would be right.
    expectUnavailable(await request(service.server).get('/todos'))
    expectUnavailable(await request(service.server).post('/todos').type('text').send('no todo'))
    for (const path of ['/health', '/ready', '/docs', '/openapi.json'])
      expect((await request(service.server).get(path)).status).toBe(200)
    return begun
  })
  expect(await Promise.all(inWork)).toEqual(Array(limit).fill(200))
  expect((await ada.send('get', '/todos')).status).toBe(200)
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
