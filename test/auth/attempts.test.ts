/** How often a password may be tried and a mail asked for, per account, over processes, and who is not kept out by it. */
import type { Response } from 'supertest'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newProject } from '../support/build.ts'
import { assertContract, assertProblem, send } from '../support/cases.ts'
import { danglingToken, mailToken } from '../support/mailed.ts'
import { newAdmin, newPerson, type Person, startService, type TestService } from '../support/service.ts'

const environment = { RATE_LIMITS: 'on', TRUST_PROXY: '1' }
let [one, other]: TestService[] = []
let ada: Person
beforeAll(async () => {
  one = await startService(environment)
  other = await startService(environment, {}, one.database)
})
afterAll(async () => {
  await other?.close()
  await one?.close()
})
beforeEach(async () => {
  // Registrations of this test come from one address, which may make few per minute.
  await service().database.pool('rate_limits').delete()
  ada = await newPerson(service())
})
const service = () => one as TestService

let addresses = 0
/** An address that has sent no request yet. */
const stranger = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`

const signIn = (username: string, password: string, address = stranger(), to = service()) =>
  send('createToken', to, {
    body: { grant_type: 'password', username, password },
    headers: { 'X-Forwarded-For': address },
  })

/** Ten wrong passwords, from as many addresses, to both processes. */
async function fail(username: string, address?: string): Promise<void> {
  for (let count = 0; count < 10; count++)
    assertProblem(await signIn(username, 'wrong', address, count % 2 ? other : one), 'invalid_credentials')
}

function expectRefusal(answer: Response, id: 'createToken' | 'changePassword' | 'requestEmailChange' = 'createToken') {
  assertContract(id, answer)
  assertProblem(answer, 'rate_limited')
  const wait = Number(answer.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(900)
  expect(answer.headers['ratelimit-policy']).toBe('"passwords";q=10;w=900')
  expect(answer.headers.ratelimit).toBe(`"passwords";r=0;t=${wait}`)
}

test('after ten wrong passwords an unknown address cannot sign in on any process, even with the right one', async () => {
  await fail(ada.email)
  for (const to of [one, other]) expectRefusal(await signIn(ada.email, ada.password, stranger(), to))
  expectRefusal(await signIn(ada.email.toUpperCase(), ada.password))
  // Other users at the same address are not affected.
  expect((await signIn((await newPerson(service())).email, ada.password)).status).toBe(200)
})

test('an unknown account gets the same responses', async () => {
  await fail('nobody@example.com')
  const nobody = await signIn('Nobody@example.com', 'wrong')
  await fail(ada.email)
  const somebody = await signIn(ada.email, 'wrong')
  const told = ({ status, body }: Response) => ({ status, ...body, request_id: null })
  for (const answer of [nobody, somebody]) expectRefusal(answer)
  expect(told(nobody)).toEqual(told(somebody))
})

test('of a hundred concurrent attempts no more than ten are compared', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => signIn(ada.email, `wrong ${index}`, stranger(), index % 2 ? other : one)),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(90)
})

test('an address that signed in before still can, and has ten attempts of its own', async () => {
  const home = stranger()
  expect((await signIn(ada.email, ada.password, home)).status).toBe(200)
  await fail(ada.email)
  expectRefusal(await signIn(ada.email, ada.password))
  for (const to of [one, other]) expect((await signIn(ada.email, ada.password, home, to)).status).toBe(200)
  // That gives strangers no more.
  expectRefusal(await signIn(ada.email, ada.password))
  await fail(ada.email, home)
  expectRefusal(await signIn(ada.email, ada.password, home))
})

test.each([
  ['an IPv4 address', () => '203.0.113.77'],
  ['one site of IPv6', () => `2001:db8:77:${(++addresses).toString(16)}::1`],
])('a single stranger with %s cannot use up the attempts: others still sign in from new addresses', async (_, from) => {
  for (let count = 0; count < 5; count++)
    assertProblem(await signIn(ada.email, 'wrong', from(), count % 2 ? other : one), 'invalid_credentials')
  for (let count = 0; count < 20; count++) {
    const answer = await signIn(ada.email, count % 2 ? 'wrong' : ada.password, from(), count % 3 ? other : one)
    assertContract('createToken', answer)
    assertProblem(answer, 'rate_limited')
    expect(answer.headers['ratelimit-policy']).toBe('"passwords_from_one_address";q=5;w=900')
  }
  expect((await signIn(ada.email, ada.password)).status).toBe(200)
  // The stranger has a count of its own for each account.
  const grace = await newPerson(service())
  expect((await signIn(grace.email, 'wrong', from())).status).toBe(401)
})

test('the right password resets the count', async () => {
  for (let round = 0; round < 3; round++) {
    for (let count = 0; count < 9; count++) expect((await signIn(ada.email, 'wrong')).status).toBe(401)
    expect((await signIn(ada.email, ada.password)).status).toBe(200)
  }
})

test('the count ends after a time', async () => {
  await fail(ada.email)
  expectRefusal(await signIn(ada.email, ada.password))
  const { pool } = service().database
  await pool('rate_limits')
    .update({ expire: Date.now() - 1 })
    .where('key', 'like', 'passwords:%')
  expect((await signIn(ada.email, ada.password)).status).toBe(200)
})

test('a password reset by email resets the count, and an invalid token does not', async () => {
  await fail(ada.email)
  const reset = (token: string, address: string) =>
    send('resetPassword', service(), {
      body: { token, new_password: 'a lamp for the cellar' },
      headers: { 'X-Forwarded-For': address },
    })
  const home = stranger()
  assertProblem(await reset(danglingToken(service(), 'password_reset'), home), 'mail_token_invalid')
  expectRefusal(await signIn(ada.email, ada.password, home))
  expect((await reset(await mailToken(service(), 'password_reset', ada), home)).status).toBe(204)
  expect((await signIn(ada.email, 'a lamp for the cellar', home)).status).toBe(200)
  // Also while others go on.
  await fail(ada.email)
  expect((await signIn(ada.email, 'a lamp for the cellar', home)).status).toBe(200)
})

test.each([
  ['changePassword', (password: string) => ({ current_password: password, new_password: 'a lamp for the cellar' })],
  ['requestEmailChange', (password: string) => ({ password, email: `new-${addresses}@example.com` })],
] as const)('%s counts with sign-in: a token is no way around it', async (id, bodyWith) => {
  const ask = (password: string) =>
    send(id, service(), { as: ada, body: bodyWith(password), headers: { 'X-Forwarded-For': stranger() } })
  for (let count = 0; count < 5; count++) {
    assertProblem(await ask('wrong'), 'password_incorrect')
    assertProblem(await signIn(ada.email, 'wrong'), 'invalid_credentials')
  }
  expectRefusal(await ask(ada.password), id)
  expectRefusal(await signIn(ada.email, ada.password))
})

test('an attempt that was not compared counts as no failure', async () => {
  let busy = true
  const { passwords, config } = service().context
  const verify: typeof passwords.verify = async (hash, password) => {
    if (busy) throw new Error('too busy')
    return passwords.verify(hash, password)
  }
  const own = await startService(environment, { passwords: { ...passwords, verify }, config }, service().database)
  try {
    for (let count = 0; count < 12; count++)
      expect((await signIn(ada.email, ada.password, stranger(), own)).status).toBe(500)
    busy = false
    expect((await signIn(ada.email, ada.password, stranger(), own)).status).toBe(200)
  } finally {
    await own.close()
  }
})

test('the stored counts hold no address and no email', async () => {
  await signIn(ada.email, ada.password, '198.51.100.7')
  await signIn('nobody@example.com', 'wrong', '198.51.100.7')
  const keys: string[] = await service().database.pool('rate_limits').pluck('key')
  const ofAccounts = keys.filter((key) => key.startsWith('password'))
  expect(ofAccounts.length).toBeGreaterThan(1)
  for (const key of ofAccounts) expect(key).toMatch(/^(passwords|passwords_from|password_from):[\w-]{43}$/)
})

test.each(['somebody', 'nobody'])('%s gets five password resets an hour by email', async (who) => {
  const email = who === 'nobody' ? 'nobody@example.com' : ada.email
  const ask = (to: TestService | undefined, address = email) =>
    send('requestPasswordReset', to as TestService, {
      body: { email: address },
      headers: { 'X-Forwarded-For': stranger() },
    })
  for (let count = 0; count < 5; count++) expect((await ask(count % 2 ? other : one)).status).toBe(202)
  for (const to of [one, other]) {
    const answer = await ask(to, email.toUpperCase())
    assertContract('requestPasswordReset', answer)
    assertProblem(answer, 'rate_limited')
    expect(answer.headers['ratelimit-policy']).toBe('"mails";q=5;w=3600')
  }
  expect((await ask(one, 'somebody.else@example.com')).status).toBe(202)
})

test('a user gets twenty invitations by id an hour, from all owners together', async () => {
  const grace = await newPerson(service())
  const invite = async (owner: Person) => {
    const project = await newProject(owner)
    return owner.send('post', `/projects/${project}/invitations`, { user_id: grace.id, role: 'viewer' })
  }
  for (let count = 0; count < 20; count++) expect((await invite(ada)).status).toBe(201)
  const answer = await invite(await newPerson(service()))
  assertContract('createInvitation', answer)
  assertProblem(answer, 'rate_limited')
  expect(answer.headers['ratelimit-policy']).toBe('"received_invitations";q=20;w=3600')
})

test('the emails that admins send count as well', async () => {
  const [root, grace] = [await newAdmin(service()), await newPerson(service())]
  const path = { user_id: grace.id }
  const reset = () => send('sendUserPasswordReset', service(), { as: root, path })
  for (let count = 0; count < 5; count++) expect((await reset()).status).toBe(202)
  const answer = await reset()
  assertContract('sendUserPasswordReset', answer)
  assertProblem(answer, 'rate_limited')
})

test('an address gets five emails about changes an hour, and can still get a password reset', async () => {
  const grace = await newPerson(service())
  const ask = (person: Person) =>
    send('requestEmailChange', service(), {
      as: person,
      body: { password: person.password, email: 'target@example.com' },
      headers: { 'X-Forwarded-For': stranger() },
    })
  for (const person of [ada, grace, ada, grace, ada]) expect((await ask(person)).status).toBe(202)
  assertProblem(await ask(grace), 'rate_limited')
  expect((await send('requestPasswordReset', service(), { body: { email: 'target@example.com' } })).status).toBe(202)
})
