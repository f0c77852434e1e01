/** Invalid credentials are limited by address and counted; those that prove their user are served. */
import request, { type Test } from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { openSocket } from '../support/streams.ts'

let service: TestService
let ada: Person

beforeAll(async () => {
  service = await startService({ RATE_LIMITS: 'on' })
  ada = await newPerson(service)
})
afterAll(() => service.close())

const todos = (token: string): Test => request(service.server).get('/todos').auth(token, { type: 'bearer' })

/** Sends until it is 429, some at a time. Returns how many were 401. */
async function untilRefused(send: (number: number) => PromiseLike<{ status: number }>): Promise<number> {
  let invalid = 0
  for (let round = 0; round < 100; round++) {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => send(round * 10 + index)))
    invalid += answers.filter(({ status }) => status === 401).length
    if (answers.some(({ status }) => status === 429)) return invalid
  }
  throw new Error('Nothing was refused.')
}

test('made-up API tokens, access tokens and tickets are refused together after 300 in a minute', async () => {
  const created = await ada.send('post', '/users/me/api-tokens', { name: 'cron', scopes: ['todos:read'] })
  const known = created.body.token
  expect((await todos(known)).status).toBe(200)
  const unseen = (await ada.send('post', '/users/me/api-tokens', { name: 'new', scopes: ['todos:read'] })).body.token

  const made = [
    (n: number) => todos(`tpt_${n}${'a'.repeat(40)}`),
    (n: number) => todos(`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.${n}`),
    (n: number) => request(service.server).get(`/events?ticket=tpe_${n}`),
  ]
  expect(await untilRefused((n) => (made[n % 3] as (typeof made)[number])(n))).toBe(300)
  const refused = await todos('tpt_another')
  assertProblem(refused, 'rate_limited')
  expect(refused.headers).toMatchObject({
    'ratelimit-policy': '"failed_authentication";q=300;w=60',
    'retry-after': expect.any(String),
  })
  await expect(openSocket(service, { query: '?ticket=tpe_x' })).rejects.toThrow('429')
  // One that was never looked up is not told from made-up ones; a signed and a known one are.
  expect((await todos(unseen)).status).toBe(429)
  expect((await todos(known)).status).toBe(200)
  expect((await ada.send('get', '/todos')).status).toBe(200)
  expect((await request(service.server).get('/todos')).status).toBe(401)
  ;(await openSocket(service, { headers: { Authorization: `Bearer ${ada.access_token}` } })).socket.close()

  const text = await service.context.metrics.registry.metrics()
  expect(text).toContain('failed_authentications_total{outcome="invalid"} 300')
  expect(text).toMatch(/failed_authentications_total\{outcome="refused"\} [1-9]/)
  expect(text).toContain('event_socket_refusals_total{status="429"} 1')
})

test('a signed token of a session that has ended is refused by itself, and no other one of its user', async () => {
  const bob = await newPerson(service, 'Bob')
  const other = await request(service.server)
    .post('/auth/token')
    .type('form')
    .send({ grant_type: 'password', username: bob.email, password: bob.password })
  await request(service.server).post('/auth/revoke').type('form').send({ token: bob.refresh_token })
  expect(await untilRefused(() => bob.send('get', '/todos'))).toBe(300)
  expect((await todos(other.body.access_token)).status).toBe(200)
})
