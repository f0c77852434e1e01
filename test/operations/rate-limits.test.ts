/** The contract's rate limits as they are: who is counted, and what the answers say. */
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { newProject } from '../support/build.ts'
import { assertContract, assertProblem, send } from '../support/cases.ts'
import { newPerson, startService, useService } from '../support/service.ts'

const service = useService({ RATE_LIMITS: 'on', TRUST_PROXY: '1' })

const revoke = (address: string, to = service()) =>
  send('revokeToken', to, { body: { token: 'unknown' }, headers: { 'X-Forwarded-For': address } })
const remaining = (headers: Record<string, string>) => Number(/r=(\d+)/.exec(headers.ratelimit ?? '')?.[1])

test('the 31st request for credentials within a minute is rejected, for every operation and in every process', async () => {
  const other = await startService({ RATE_LIMITS: 'on', TRUST_PROXY: '1' }, {}, service().database)
  onTestFinished(() => other.close())
  for (let count = 1; count <= 30; count++) {
    const answer = await revoke('203.0.113.1', count % 2 ? service() : other)
    expect({ status: answer.status, left: remaining(answer.headers) }).toEqual({ status: 204, left: 30 - count })
    expect(answer.headers['ratelimit-policy']).toBe('"credentials";q=30;w=60')
  }
  const headers = { 'X-Forwarded-For': '203.0.113.1' }
  for (const to of [service(), other])
    for (const id of ['revokeToken', 'createToken', 'register'] as const) {
      const answer = await send(id, to, { headers })
      assertContract(id, answer)
      assertProblem(answer, 'rate_limited')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60)
    }
  expect((await revoke('203.0.113.2')).status).toBe(204)
})

test('the addresses of one IPv6 network count as one client, and other networks do not', async () => {
  const left = async (address: string) => remaining((await revoke(address)).headers)
  expect([await left('2001:db8::1'), await left('2001:db8::ffff:2'), await left('2001:db8:0:1::1')]).toEqual([
    29, 28, 29,
  ])
})

test('the networks of one IPv6 site have four times the limit of one network together', async () => {
  const network = (number: number) => `2001:db8:5:${number.toString(16)}::1`
  for (let count = 0; count < 120; count++) expect((await revoke(network(count))).status).toBe(204)
  const answer = await revoke(network(999))
  assertContract('revokeToken', answer)
  assertProblem(answer, 'rate_limited')
  expect(answer.headers['ratelimit-policy']).toBe('"credentials_site";q=120;w=60')
  expect((await revoke('2001:db8:6:1::1')).status).toBe(204)
})

test('users at the same address are counted apart, and health checks are not counted', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const left = async (person: typeof ada) => remaining((await person.send('get', '/todos')).headers)
  expect([await left(ada), await left(ada), await left(bob)]).toEqual([5999, 5998, 5999])
  const health = await request(service().server).get('/health')
  expect(health.headers).not.toHaveProperty('ratelimit')
})

test('a user can send a hundred invitations an hour, over all projects and processes', async () => {
  const other = await startService({ RATE_LIMITS: 'on' }, {}, service().database)
  onTestFinished(() => other.close())
  const ada = await newPerson(service())
  const invite = async (to: typeof other, count: number) => {
    const project_id = await newProject(ada)
    const path = { project_id }
    return send('createInvitation', to, { as: ada, path, body: { email: `p${count}@example.com`, role: 'viewer' } })
  }
  expect((await invite(service(), 1)).headers['ratelimit-policy']).toBe('"invitations";q=100;w=3600')
  expect(remaining((await invite(other, 2)).headers)).toBe(98)
  await service().database.pool('rate_limits').update({ points: 100 }).where('key', 'like', 'invitations:%')
  assertProblem(await invite(other, 3), 'rate_limited')
})
