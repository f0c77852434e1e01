/** Passkeys: a sign-in with one alone and as the second step, counters, challenges that work once, and what ends with a passkey. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { challengeOf, givePasskey, newAuthenticator, newPersonWithPasskey } from '../support/authenticator.ts'
import { assertProblem, send } from '../support/cases.ts'
import { codeOf, giveFactor, mfaTokenOf, wrongCode } from '../support/second-factor.ts'
import {
  ageAuthentication,
  newAdmin,
  newPerson,
  type Person,
  personOf,
  signIn,
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

const token = (body: object, to = service) => send('createToken', to, { body })
const byPasskey = (assertion: object, to = service) =>
  token({ grant_type: 'passkey', passkey: JSON.stringify(assertion) }, to)
const byPassword = ({ email, password }: Pick<Person, 'email' | 'password'>) =>
  token({ grant_type: 'password', username: email, password })
const signInChallenge = () => challengeOf(service, { name: 'sign-in' })
const kindsOf = async ({ id }: Pick<Person, 'id'>) =>
  (await root.send('get', `/admin/audit?user_id=${id}`).expect(200)).body.map(({ kind }: { kind: string }) => kind)

test('is added, signs in, steps up, and is removed, as a page and its user do it', async () => {
  const ada = await newPerson(service)
  const begun = await ada.send('post', '/users/me/passkeys/options').expect(200)
  expect(begun.headers['cache-control']).toBe('no-store')
  expect(begun.body).toMatchObject({
    rp: { id: 'localhost', name: 'Taskpact' },
    user: { name: ada.email, displayName: 'Ada' },
    excludeCredentials: [],
    attestation: 'none',
  })
  const authenticator = newAuthenticator(service, ada)
  const credential = authenticator.create(begun.body.challenge)
  const { body: added } = await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential }).expect(201)
  expect(added).toMatchObject({ name: 'Laptop', last_used_at: null })
  expect(new Set(added.recovery_codes).size).toBe(10)
  const again = await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential })
  assertProblem(again, 'passkey_refused')

  // The password alone is not enough any more, and there is no app.
  const asked = await byPassword(ada)
  assertProblem(asked, 'mfa_required')
  expect(asked.body.mfa.methods).toEqual(['passkey', 'recovery_code'])
  const options = await send('startPasskeySignIn', service, { body: { mfa_token: asked.body.mfa.mfa_token } })
  expect(options.body.allowCredentials).toEqual([
    { id: authenticator.id, type: 'public-key', transports: ['internal'] },
  ])
  const passkey = JSON.stringify(authenticator.get(options.body.challenge))
  const second = await token({ grant_type: 'mfa', mfa_token: asked.body.mfa.mfa_token, passkey })
  expect(second.status).toBe(200)

  // The passkey alone is.
  const first = await send('startPasskeySignIn', service, { body: {} })
  expect(first.body).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] })
  const alone = await byPasskey(authenticator.get(first.body.challenge))
  expect(alone.status).toBe(200)
  const session = personOf(service, { ...ada, ...alone.body })
  const { body: sessions } = await session.send('get', '/users/me/sessions').expect(200)
  expect(sessions.map(({ methods }: { methods: string[] }) => methods)).toEqual([
    ['passkey'],
    ['password', 'passkey'],
    ['password'],
  ])

  await ageAuthentication(service, ada, 301)
  assertProblem(await session.send('delete', `/users/me/passkeys/${added.id}`), 'step_up_required')
  assertProblem(await session.send('post', '/auth/step-up', { password: ada.password }), 'mfa_required')
  const { body: stepUp } = await session.send('post', '/auth/step-up/options').expect(200)
  expect(stepUp.allowCredentials).toHaveLength(1)
  await session.send('post', '/auth/step-up', { passkey: authenticator.get(stepUp.challenge) }).expect(204)
  const { body: list } = await session.send('get', '/users/me/passkeys').expect(200)
  expect(list).toEqual([expect.objectContaining({ id: added.id, last_used_at: expect.any(String) })])
  await session.send('patch', `/users/me/passkeys/${added.id}`, { name: ' Old laptop ' }).expect(200)
  await session.send('delete', `/users/me/passkeys/${added.id}`).expect(204)
  expect((await session.send('get', '/users/me/recovery-codes')).body).toEqual({ left: 0 })
  expect((await byPassword(ada)).status).toBe(200)
  const trail = (await session.send('get', '/users/me/audit')).body.map(({ kind }: { kind: string }) => kind)
  expect(trail.filter((kind: string) => /passkey|stepped|factor/.test(kind))).toEqual([
    'passkey_removed',
    'stepped_up',
    'passkey_added',
  ])
})

describe('a challenge', () => {
  test('works once, in several sign-ins at once too, over processes', async () => {
    const { authenticator } = await newPersonWithPasskey(service)
    const assertion = authenticator.get(signInChallenge())
    const results = await Promise.all([0, 1, 2, 3].map((index) => byPasskey(assertion, index % 2 ? other : service)))
    expect(results.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403])
    // An authenticator that does not count is not held off by its counter.
    const uncounted = await newPersonWithPasskey(service)
    const same = uncounted.authenticator.get(signInChallenge(), { counter: 0 })
    const both = await Promise.all([byPasskey(same), byPasskey(same, other)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
    assertProblem(await byPasskey(same), 'passkey_refused')
  })

  test('ends after five minutes, and is of this service', async () => {
    const { authenticator } = await newPersonWithPasskey(service)
    const [header, payload, signature] = Buffer.from(signInChallenge(), 'base64url').toString().split('.')
    const { iat, exp } = JSON.parse(Buffer.from(payload as string, 'base64url').toString())
    expect(exp - iat).toBe(300)
    const longer = Buffer.from(JSON.stringify({ iat, exp: exp + 1 })).toString('base64url')
    const forged = Buffer.from([header, longer, signature].join('.')).toString('base64url')
    assertProblem(await byPasskey(authenticator.get(forged)), 'passkey_refused')
    const elsewhere = await startService({ JWT_SECRET: 'another secret of another service: 32+' }, {}, service.database)
    try {
      assertProblem(await byPasskey(authenticator.get(challengeOf(elsewhere, { name: 'sign-in' }))), 'passkey_refused')
    } finally {
      await elsewhere.close()
    }
  })

  test('is stored nowhere before it is used', async () => {
    const count = async () => Number((await service.database.pool('used_tokens').count())[0]?.count)
    const before = await count()
    const ada = await newPersonWithPasskey(service)
    for (let tries = 0; tries < 20; tries++) {
      await send('startPasskeySignIn', service, { body: {} })
      await ada.send('post', '/auth/step-up/options').expect(200)
      await ada.send('post', '/users/me/passkeys/options').expect(200)
    }
    expect(await count()).toBe(before)
  })
})

test('a counter that goes back is refused, and in the trail and the mail, where the signature is right', async () => {
  const ada = await newPersonWithPasskey(service)
  const { authenticator } = ada
  expect((await byPasskey(authenticator.get(signInChallenge(), { counter: 7 }))).status).toBe(200)
  for (const counter of [7, 3, 0])
    assertProblem(await byPasskey(authenticator.get(signInChallenge(), { counter })), 'passkey_refused')
  // A stranger who knows the name of the passkey cannot make such entries.
  const strange = newAuthenticator(service, ada).get(signInChallenge(), { counter: 1 })
  const forged = { ...strange, id: authenticator.id, rawId: authenticator.id }
  assertProblem(await byPasskey(forged), 'passkey_refused')
  const rows = await service.database.pool('audit_entries').where({ user_id: ada.id, kind: 'passkey_counter_refused' })
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({ target_id: ada.passkey_id, notice_to: ada.email, actor_id: null })
  expect((await byPasskey(authenticator.get(signInChallenge(), { counter: 8 }))).status).toBe(200)
})

test('a wrong passkey after the right password is in the trail, and the token stays', async () => {
  const ada = await newPersonWithPasskey(service)
  const mfa_token = mfaTokenOf(service, ada)
  const wrong = JSON.stringify(ada.authenticator.get(signInChallenge()))
  assertProblem(await token({ grant_type: 'mfa', mfa_token, passkey: wrong }), 'passkey_refused')
  expect(await kindsOf(ada)).toContain('second_factor_refused')
  const challenge = challengeOf(service, {
    name: 'second-factor',
    of: service.context.mfaTokens.verify(mfa_token)?.id as string,
  })
  const passkey = JSON.stringify(ada.authenticator.get(challenge))
  expect((await token({ grant_type: 'mfa', mfa_token, passkey })).status).toBe(200)
  assertProblem(await token({ grant_type: 'mfa', mfa_token, passkey }), 'mfa_token_invalid')
})

test('wrong passkeys after the right password are counted with wrong codes', async () => {
  const limited = await startService({ RATE_LIMITS: 'on' })
  try {
    const ada = await newPersonWithPasskey(limited)
    const { secret } = await giveTotp(limited, ada)
    const attempt = (given: object) =>
      token({ grant_type: 'mfa', mfa_token: mfaTokenOf(limited, ada), ...given }, limited)
    const passkey = JSON.stringify(ada.authenticator.get(challengeOf(limited, { name: 'sign-in' })))
    for (let tries = 0; tries < 3; tries++) assertProblem(await attempt({ passkey }), 'passkey_refused')
    for (let tries = 0; tries < 2; tries++) assertProblem(await attempt({ code: wrongCode(secret) }), 'code_incorrect')
    assertProblem(await attempt({ code: codeOf(secret) }), 'rate_limited')
  } finally {
    await limited.close()
  }
})

/** An authenticator app beside a passkey. */
async function giveTotp(to: TestService, person: Pick<Person, 'id'>) {
  await to.database.pool('recovery_codes').delete().where({ user_id: person.id })
  return giveFactor(to, person)
}

describe('a passkey that is removed', () => {
  test('signs in no more, and the sessions that began with it end but that of the request', async () => {
    const ada = await newPersonWithPasskey(service)
    const begin = async () =>
      personOf(service, { ...ada, ...(await byPasskey(ada.authenticator.get(signInChallenge()))).body })
    const [here, there] = [await begin(), await begin()]
    await here.send('delete', `/users/me/passkeys/${ada.passkey_id}`).expect(204)
    await here.send('get', '/users/me').expect(200)
    await ada.send('get', '/users/me').expect(200)
    assertProblem(await there.send('get', '/users/me'), 'unauthenticated')
    assertProblem(await byPasskey(ada.authenticator.get(signInChallenge())), 'passkey_refused')
  })

  test('leaves the second factor on while another one is there', async () => {
    const ada = await newPersonWithPasskey(service)
    const { secret } = await giveTotp(service, ada)
    await ada.send('delete', `/users/me/passkeys/${ada.passkey_id}`).expect(204)
    const { body } = await byPassword(ada)
    expect(body.mfa.methods).toEqual(['totp', 'recovery_code'])
    await givePasskeyAlone(ada)
    await ada.send('delete', '/users/me/totp').expect(204)
    expect((await byPassword(ada)).body.mfa.methods).toEqual(['passkey', 'recovery_code'])
    expect(secret).toBeTruthy()
  })

  test('by an admin, with every other factor: it ends the sessions that began with it', async () => {
    const ada = await newPersonWithPasskey(service)
    const begun = personOf(service, { ...ada, ...(await byPasskey(ada.authenticator.get(signInChallenge()))).body })
    await root.send('delete', `/admin/users/${ada.id}/second-factor`).expect(204)
    assertProblem(await begun.send('get', '/users/me'), 'unauthenticated')
    await ada.send('get', '/users/me').expect(200)
    expect((await ada.send('get', '/users/me/passkeys')).body).toEqual([])
    expect((await byPassword(ada)).status).toBe(200)
    assertProblem(await byPasskey(ada.authenticator.get(signInChallenge())), 'passkey_refused')
  })

  async function givePasskeyAlone(person: Person) {
    await service.database.pool('recovery_codes').delete().where({ user_id: person.id })
    return givePasskey(service, person)
  }
})

test('a sign-in in flight is refused when the first passkey is added meanwhile', async () => {
  const ada = await newPerson(service)
  const challenge = challengeOf(service, { name: 'registration', of: ada.id })
  const credential = newAuthenticator(service, ada).create(challenge)
  // The password is verified, then the passkey is added, then the session would begin.
  const passwords = {
    ...service.context.passwords,
    async verify(...given: Parameters<typeof service.context.passwords.verify>) {
      const matches = await service.context.passwords.verify(...given)
      await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential }).expect(201)
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

test('a passkey is enough where a second factor is demanded, and can be added there', async () => {
  const demanding = await startService({ REQUIRE_SECOND_FACTOR: 'all' }, {}, service.database)
  try {
    const ada = personOf(demanding, await signIn(service.server, await newPerson(service)))
    assertProblem(await ada.send('get', '/todos'), 'mfa_setup_required')
    const { body } = await ada.send('post', '/users/me/passkeys/options').expect(200)
    const credential = newAuthenticator(demanding, ada).create(body.challenge)
    await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential }).expect(201)
    await ada.send('get', '/todos').expect(200)
  } finally {
    await demanding.close()
  }
})

test('a disabled account signs in with none, and a deleted one has none', async () => {
  const ada = await newPersonWithPasskey(service)
  await root.send('patch', `/admin/users/${ada.id}`, { disabled: true }).expect(200)
  assertProblem(await byPasskey(ada.authenticator.get(signInChallenge())), 'passkey_refused')
  await root.send('delete', `/admin/users/${ada.id}`).expect(204)
  expect(await service.database.pool('passkeys').where({ user_id: ada.id })).toEqual([])
})

test('malformed responses are refused, and nothing else happens', async () => {
  const { authenticator } = await newPersonWithPasskey(service)
  const good = authenticator.get(signInChallenge())
  const broken = [
    { ...good, rawId: 'AAAA' },
    { ...good, type: 'password' },
    { ...good, response: { ...good.response, clientDataJSON: 'AAAA' } },
    { ...good, response: { ...good.response, authenticatorData: 'AA' } },
    { ...good, response: { ...good.response, signature: 'AAAA' } },
    { ...good, response: { ...good.response, userHandle: 7 } },
    { ...good, id: 7 },
    [],
    null,
    17,
    'xx',
  ]
  for (const one of broken)
    assertProblem(await token({ grant_type: 'passkey', passkey: JSON.stringify(one) }), 'passkey_refused')
  expect((await byPasskey(good)).status).toBe(200)
})
