/** The second factor: a sign-in in two steps, codes that work once, and what ends between the steps. */
import { Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resealSecondFactors } from '../../src/features/second-factors/reseal.ts'
import { assertProblem, send } from '../support/cases.ts'
import { mailToken } from '../support/mailed.ts'
import {
  codeOf,
  type Factor,
  forgetUse,
  giveFactor,
  mfaTokenOf,
  newPersonWithFactor,
  wrongCode,
} from '../support/second-factor.ts'
import {
  ageAuthentication,
  newAdmin,
  newPerson,
  type Person,
  personOf,
  startService,
  type TestService,
} from '../support/service.ts'

let service: TestService
/** Another process on the same database. */
let other: TestService
let root: Person
beforeAll(async () => {
  service = await startService()
  other = await startService({}, {}, service.database)
  root = await newAdmin(service)
})
afterAll(async () => {
  await other.close()
  await service.close()
})

const first = ({ email, password }: Pick<Person, 'email' | 'password'>) =>
  send('createToken', service, { body: { grant_type: 'password', username: email, password } })
const second = (mfa_token: string, code: string, to = service) =>
  send('createToken', to, { body: { grant_type: 'mfa', mfa_token, code } })

async function challengeOf(person: Pick<Person, 'email' | 'password'>): Promise<string> {
  const { body } = await first(person)
  expect(body.code).toBe('mfa_required')
  return body.mfa.mfa_token
}

const kindsOf = async ({ id }: Pick<Person, 'id'>) =>
  (await root.send('get', `/admin/audit?user_id=${id}`).expect(200)).body.map(({ kind }: { kind: string }) => kind)

test('is set up, signs in, steps up, and is turned off, as an app and its user do it', async () => {
  const ada = await newPerson(service)
  expect((await ada.send('get', '/users/me/totp')).body).toEqual({ enabled: false, enabled_at: null })
  const { body: begun, headers } = await ada.send('post', '/users/me/totp').expect(200)
  expect(headers['cache-control']).toBe('no-store')
  const uri = new URL(begun.uri)
  expect([uri.protocol, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', expect.stringContaining(ada.email)])
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: 'Taskpact',
    secret: begun.secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  expect(Secret.fromBase32(begun.secret).bytes).toHaveLength(20)
  // It is off until it is confirmed.
  expect((await first(ada)).status).toBe(200)

  const used = codeOf(begun.secret)
  const { body: on } = await ada.send('post', '/users/me/totp/confirm', { code: used }).expect(200)
  expect(new Set(on.recovery_codes).size).toBe(10)
  expect((await ada.send('get', '/users/me/totp')).body.enabled).toBe(true)
  assertProblem(await ada.send('post', '/users/me/totp'), 'totp_enabled')

  const asked = await first(ada)
  assertProblem(asked, 'mfa_required')
  expect(asked.headers['cache-control']).toBe('no-store')
  const { mfa_token, ...challenge } = asked.body.mfa
  expect(challenge).toEqual({ expires_in: 300, methods: ['totp', 'recovery_code'] })
  // The code that confirmed was used.
  assertProblem(await second(mfa_token, used), 'code_incorrect')
  const signedIn = await second(mfa_token, codeOf(begun.secret, 1))
  expect(signedIn.status).toBe(200)
  const session = personOf(service, { ...ada, ...signedIn.body })
  await session.send('get', '/users/me').expect(200)
  const refresh = { grant_type: 'refresh_token', refresh_token: session.refresh_token }
  expect((await send('createToken', service, { body: refresh })).status).toBe(200)

  await ageAuthentication(service, ada, 301)
  assertProblem(await session.send('delete', '/users/me/totp'), 'step_up_required')
  assertProblem(await session.send('post', '/auth/step-up', { password: ada.password }), 'mfa_required')
  await session.send('post', '/auth/step-up', { code: on.recovery_codes[0] }).expect(204)
  expect((await session.send('get', '/users/me/recovery-codes')).body).toEqual({ left: 9 })
  const anew = await session.send('post', '/users/me/recovery-codes').expect(200)
  assertProblem(await session.send('post', '/auth/step-up', { code: on.recovery_codes[1] }), 'code_incorrect')
  await session.send('post', '/auth/step-up', { code: anew.body.recovery_codes[1] }).expect(204)
  await session.send('delete', '/users/me/totp').expect(204)
  expect((await session.send('get', '/users/me/recovery-codes')).body).toEqual({ left: 0 })
  expect((await first(ada)).status).toBe(200)
  await session.send('delete', '/users/me/totp').expect(204)

  const kinds = (await session.send('get', '/users/me/audit')).body.map(({ kind }: { kind: string }) => kind)
  expect(kinds.filter((kind: string) => !['signed_in', 'registered'].includes(kind))).toEqual([
    'totp_disabled',
    'recovery_code_used',
    'recovery_codes_replaced',
    'recovery_code_used',
    'second_factor_refused',
    'totp_enabled',
    'totp_started',
  ])
})

describe('a code', () => {
  test('works once, and none of an earlier step works after it', async () => {
    const ada = await newPersonWithFactor(service)
    const [before, now, after] = [-1, 0, 1].map((steps) => codeOf(ada.secret, steps)) as [string, string, string]
    expect((await second(await challengeOf(ada), now)).status).toBe(200)
    const again = await challengeOf(ada)
    for (const code of [now, before]) assertProblem(await second(again, code), 'code_incorrect')
    expect((await second(again, after)).status).toBe(200)
  })

  test.each([
    ['of the app', ({ secret }: Factor) => codeOf(secret)],
    ['of recovery', ({ recoveryCodes }: Factor) => recoveryCodes[0] as string],
  ])('%s that is used several times at once wins once, over processes', async (_, make) => {
    const ada = await newPersonWithFactor(service)
    const code = make(ada)
    const tokens = await Promise.all([0, 1, 2, 3].map(() => challengeOf(ada)))
    const results = await Promise.all(tokens.map((token, index) => second(token, code, index % 2 ? other : service)))
    expect(results.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403])
    const steppedUp = await ada.send('post', '/auth/step-up', { code })
    assertProblem(steppedUp, 'code_incorrect')
  })

  test('of another account is none', async () => {
    const [ada, eve] = [await newPersonWithFactor(service), await newPersonWithFactor(service)]
    const token = await challengeOf(ada)
    assertProblem(await second(token, codeOf(eve.secret)), 'code_incorrect')
    assertProblem(await second(token, eve.recoveryCodes[0] as string), 'code_incorrect')
  })

  test('is stored nowhere, and neither is the secret', async () => {
    const ada = await newPersonWithFactor(service)
    const tables = ['totp_secrets', 'recovery_codes', 'users', 'used_tokens', 'audit_entries']
    await second(await challengeOf(ada), ada.recoveryCodes[2] as string)
    const { pool } = service.database
    const rows = await Promise.all(tables.map((table) => pool(table).select(pool.raw('??::text as text', [table]))))
    const text = rows
      .flat()
      .map((row) => row.text)
      .join()
    const bytes = Buffer.from(Secret.fromBase32(ada.secret).bytes).toString('hex')
    for (const secret of [ada.secret, bytes, Buffer.from(ada.secret).toString('hex'), ...ada.recoveryCodes])
      expect(text).not.toContain(secret)
  })
})

test('a sign-in in flight is refused when the second factor is turned on meanwhile', async () => {
  const ada = await newPerson(service)
  const { body: begun } = await ada.send('post', '/users/me/totp').expect(200)
  // The password is verified, then the factor is confirmed, then the session would begin.
  const passwords = {
    ...service.context.passwords,
    async verify(...given: Parameters<typeof service.context.passwords.verify>) {
      const matches = await service.context.passwords.verify(...given)
      await ada.send('post', '/users/me/totp/confirm', { code: codeOf(begun.secret) }).expect(200)
      return matches
    },
  }
  const slow = await startService({}, { passwords }, service.database)
  try {
    const body = { grant_type: 'password', username: ada.email, password: ada.password }
    assertProblem(await send('createToken', slow, { body }), 'invalid_credentials')
  } finally {
    await slow.close()
  }
})

test('concurrent confirmations turn it on once, and leave ten codes', async () => {
  const ada = await newPerson(service)
  const { body: begun } = await ada.send('post', '/users/me/totp').expect(200)
  const confirm = () => ada.send('post', '/users/me/totp/confirm', { code: codeOf(begun.secret) })
  const statuses = (await Promise.all([confirm(), confirm(), confirm()])).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  const renew = () => ada.send('post', '/users/me/recovery-codes').expect(200)
  await Promise.all([renew(), renew(), renew(), renew()])
  expect((await ada.send('get', '/users/me/recovery-codes')).body).toEqual({ left: 10 })
})

test('a password that is set by mail does not bypass it', async () => {
  const ada = await newPersonWithFactor(service)
  const token = await mailToken(service, 'password_reset', ada)
  const password = 'a lamp for the cellar'
  await send('resetPassword', service, { body: { token, new_password: password } })
  assertProblem(await first({ ...ada, password }), 'mfa_required')
})

test('an API token and a session go on as they are', async () => {
  const ada = await newPerson(service)
  const made = await ada.send('post', '/users/me/api-tokens', { name: 'Wall', scopes: ['todos:read'] }).expect(201)
  await giveFactor(service, ada)
  await personOf(service, { ...ada, access_token: made.body.token })
    .send('get', '/todos')
    .expect(200)
  await ada.send('get', '/todos').expect(200)
  const refresh = { grant_type: 'refresh_token', refresh_token: ada.refresh_token }
  expect((await send('createToken', service, { body: refresh })).status).toBe(200)
})

test('an admin removes it, which leaves a trail', async () => {
  const ada = await newPersonWithFactor(service)
  const remove = () => root.send('delete', `/admin/users/${ada.id}/second-factor`).expect(204)
  await remove()
  expect((await first(ada)).status).toBe(200)
  await ada.send('get', '/users/me').expect(200)
  await remove()
  const kinds = await kindsOf(ada)
  expect(kinds.filter((kind: string) => kind === 'user_second_factor_removed')).toHaveLength(1)
})

test('a wrong code after the right password is in the trail, and is mailed', async () => {
  const ada = await newPersonWithFactor(service)
  assertProblem(await second(await challengeOf(ada), wrongCode(ada.secret)), 'code_incorrect')
  const rows = await service.database.pool('audit_entries').where({ user_id: ada.id, kind: 'second_factor_refused' })
  expect(rows).toEqual([expect.objectContaining({ actor_id: null, notice_to: ada.email, address: '127.0.0.1' })])
})

test('wrong codes are counted, and a right password does not reset them', async () => {
  const limited = await startService({ RATE_LIMITS: 'on', TRUST_PROXY: '1' })
  try {
    const ada = await newPersonWithFactor(limited)
    let last = 0
    const from = (address: string, body: object) =>
      send('createToken', limited, { body, headers: { 'X-Forwarded-For': address } })
    const attempt = async (address: string, code: string) => {
      const signIn = { grant_type: 'password', username: ada.email, password: ada.password }
      const { body } = await from(address, signIn)
      return from(address, { grant_type: 'mfa', mfa_token: body.mfa.mfa_token, code })
    }
    const one = '198.51.100.1'
    for (let wrong = 0; wrong < 5; wrong++) assertProblem(await attempt(one, wrongCode(ada.secret)), 'code_incorrect')
    const refused = await attempt(one, codeOf(ada.secret))
    assertProblem(refused, 'rate_limited')
    expect(refused.headers['ratelimit-policy']).toBe('"codes_from_one_address";q=5;w=3600')
    const stranger = () => `203.0.113.${++last}`
    for (let wrong = 0; wrong < 5; wrong++)
      assertProblem(await attempt(stranger(), wrongCode(ada.secret)), 'code_incorrect')
    const all = await attempt(stranger(), codeOf(ada.secret))
    expect([all.status, all.headers['ratelimit-policy']]).toEqual([429, '"codes";q=10;w=3600'])
    // A step-up counts with them.
    const steppedUp = await send('renewAuthentication', limited, {
      as: ada,
      body: { code: codeOf(ada.secret) },
      headers: { 'X-Forwarded-For': stranger() },
    })
    expect(steppedUp.status).toBe(429)
  } finally {
    await limited.close()
  }
})

test('its secrets are encrypted anew after the secret of the service has changed', async () => {
  const [former, current] = ['the former secret of this service: 32+ bytes', 'the secret that this service has now']
  const before = await startService({ JWT_SECRET: former })
  const during = await startService({ JWT_SECRET: `${current},${former}` }, {}, before.database)
  const after = await startService({ JWT_SECRET: current }, {}, before.database)
  try {
    const ada = await newPersonWithFactor(before)
    const signIn = (to: TestService) => second(mfaTokenOf(to, ada), codeOf(ada.secret), to)
    assertProblem(await signIn(after), 'code_incorrect')
    expect((await signIn(during)).status).toBe(200)
    await resealSecondFactors(during.context)
    await forgetUse(before, ada)
    expect((await signIn(after)).status).toBe(200)
  } finally {
    await Promise.all([during.close(), after.close()])
    await before.close()
  }
})
