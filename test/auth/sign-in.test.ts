/** Signing in compares a password with the same work for known and unknown users, and bounds the work in flight. */
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPasswords, type Passwords } from '../../src/features/auth/passwords.ts'
import { assertContract, assertProblem, send } from '../support/cases.ts'
import { goodPassword, newPerson, startService, type TestService } from '../support/service.ts'

let service: TestService
/** The hash that each tried password was compared with. */
const compared: (string | null)[] = []
/** Whether others come in before each password, more than may wait; and what becomes of them. */
let flooded = false
let flood: PromiseSettledResult<string>[] = []

beforeAll(async () => {
  const own = createPasswords()
  const passwords: Passwords = {
    ...own,
    async verify(hash, password) {
      compared.push(hash)
      if (!flooded) return own.verify(hash, password)
      const others = Promise.allSettled(Array.from({ length: 110 }, () => own.hash(password)))
      const [result] = await Promise.allSettled([own.verify(hash, password), others.then((all) => (flood = all))])
      if (result.status === 'rejected') throw result.reason
      return result.value
    },
  }
  service = await startService({}, { passwords })
})
afterAll(() => service.close())

const signIn = (username: string, password: string) =>
  send('createToken', service, { body: { grant_type: 'password', username, password } })
const users = () => service.database.pool('users')
const hashOf = async (id: string): Promise<string> => (await users().first('password_hash').where({ id })).password_hash

test('one password is compared, and the response is the same, with and without an account that may sign in', async () => {
  const [ada, disabled, external] = [await newPerson(service), await newPerson(service), await newPerson(service)]
  await users().update({ disabled_at: new Date() }).where({ id: disabled.id })
  await users().update({ password_hash: null }).where({ id: external.id })
  const told: object[] = []
  for (const email of [ada.email, disabled.email, external.email, 'nobody@example.com']) {
    compared.length = 0
    const { status, body, headers } = await signIn(email, email === ada.email ? 'wrong' : goodPassword)
    expect(compared).toEqual([email === ada.email ? await hashOf(ada.id) : null])
    told.push({ status, ...body, request_id: null, names: Object.keys(headers) })
  }
  for (const answer of told) expect(answer).toEqual(told[0])
  expect(told[0]).toMatchObject({ status: 401, code: 'invalid_credentials' })
})

test('beyond the line of an address its sign-ins get a 429, those in line succeed, and other requests are served', async () => {
  const { email, send: ask } = await newPerson(service)
  flooded = true
  const [answer, health, me] = await Promise.all([
    signIn(email, goodPassword),
    request(service.server).get('/health'),
    ask('get', '/users/me'),
  ])
  flooded = false
  expect([health.status, me.status]).toEqual([200, 200])
  assertContract('createToken', answer)
  assertProblem(answer, 'concurrency_limited')
  expect(answer.headers['retry-after']).toBe('1')
  expect(flood.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(20)
  expect((await signIn(email, goodPassword)).status).toBe(200)
})
