/** Remembered devices: no second factor after the password for a number of days, and all that ends it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePasskey, newPersonWithPasskey, challengeOf as passkeyChallenge } from '../support/authenticator.ts'
import { assertProblem, send } from '../support/cases.ts'
import { mailToken } from '../support/mailed.ts'
import { codeOf, type Factor, forgetUse, mfaTokenOf, newPersonWithFactor } from '../support/second-factor.ts'
import { newAdmin, type Person, startService, type TestService } from '../support/service.ts'

let service: TestService
let root: Person
beforeAll(async () => {
  service = await startService()
  root = await newAdmin(service)
})
afterAll(() => service.close())

type Signing = Pick<Person, 'email' | 'password'>
const signIn = ({ email: username, password }: Signing, device_token?: string, to = service) =>
  send('createToken', to, {
    body: { grant_type: 'password', username, password, ...(device_token && { device_token }) },
  })

/** The second step, which makes the device a remembered one. */
async function remember(person: Person & Factor, to = service) {
  await forgetUse(service, person)
  const { credentials_version } = await service.database.pool('users').first().where({ id: person.id })
  const mfa_token = mfaTokenOf(to, person, credentials_version)
  const body = { grant_type: 'mfa', mfa_token, code: codeOf(person.secret), remember: 'device' }
  return send('createToken', to, { body })
}

test('is made by the second step, signs in with the password, is listed, and is forgotten', async () => {
  const ada = await newPersonWithFactor(service)
  const { status, body } = await remember(ada)
  expect([status, body.device_token]).toEqual([200, expect.stringMatching(/^tpd_/)])
  const again = await signIn(ada, body.device_token)
  expect(again.status).toBe(200)
  expect(again.body).not.toHaveProperty('device_token')
  expect((await ada.send('get', '/users/me/sessions')).body[0].methods).toEqual(['password', 'remembered_device'])
  const { body: devices } = await ada.send('get', '/users/me/remembered-devices').expect(200)
  expect(devices).toEqual([expect.objectContaining({ address: '127.0.0.1' })])
  const [{ created_at, expires_at }] = devices
  expect((Date.parse(expires_at) - Date.parse(created_at)) / 86_400_000).toBe(30)
  await ada.send('delete', `/users/me/remembered-devices/${devices[0].id}`).expect(204)
  assertProblem(await signIn(ada, body.device_token), 'mfa_required')
  const kinds = (await ada.send('get', '/users/me/audit')).body.map(({ kind }: { kind: string }) => kind)
  expect(kinds).toContain('device_forgotten')
})

test('without the password its token is worth nothing, and of it a hash is stored', async () => {
  const ada = await newPersonWithFactor(service)
  const { body } = await remember(ada)
  assertProblem(await signIn({ ...ada, password: 'not this one, at all' }, body.device_token), 'invalid_credentials')
  assertProblem(await send('getMe', service, { as: { ...ada, access_token: body.device_token } }), 'unauthenticated')
  const grant = { grant_type: 'refresh_token', refresh_token: body.device_token }
  assertProblem(await send('createToken', service, { body: grant }), 'invalid_grant')
  const rows = await service.database.pool('remembered_devices').where({ user_id: ada.id })
  expect(JSON.stringify(rows)).not.toContain(body.device_token.slice(4))
})

describe('is forgotten', () => {
  const ends: Record<string, (person: Person & Factor) => Promise<unknown>> = {
    'when the password is changed': ({ send: ask, password }) =>
      ask('put', '/users/me/password', { current_password: password, new_password: password }).expect(204),
    'when a password is set by mail': async (person) => {
      const token = await mailToken(service, 'password_reset', person)
      await send('resetPassword', service, { body: { token, new_password: person.password } })
    },
    'when an admin sets a password': ({ id, password }) =>
      root.send('put', `/admin/users/${id}/password`, { new_password: password, must_change: false }).expect(204),
    'when the user signs out everywhere': ({ send: ask }) => ask('delete', '/users/me/sessions').expect(204),
    'when an admin signs the user out': ({ id }) => root.send('delete', `/admin/users/${id}/sessions`).expect(204),
    'when the account is disabled': async ({ id }) => {
      await root.send('patch', `/admin/users/${id}`, { disabled: true }).expect(200)
      await root.send('patch', `/admin/users/${id}`, { disabled: false }).expect(200)
    },
    'when the app is turned off, and a passkey is left': async (person) => {
      await service.database.pool('recovery_codes').delete().where({ user_id: person.id })
      await givePasskey(service, person)
      await person.send('delete', '/users/me/totp').expect(204)
    },
    'when one passkey of two is removed': async (person) => {
      await service.database.pool('recovery_codes').delete().where({ user_id: person.id })
      const { passkey_id } = await givePasskey(service, person)
      await person.send('delete', `/users/me/passkeys/${passkey_id}`).expect(204)
    },
    'after thirty days': ({ id }) =>
      service.database
        .pool('remembered_devices')
        .update({ expires_at: service.database.pool.fn.now() })
        .where({ user_id: id }),
  }

  test.each(Object.entries(ends))('%s', async (_, end) => {
    const ada = await newPersonWithFactor(service)
    const { body } = await remember(ada)
    await end(ada)
    assertProblem(await signIn(ada, body.device_token), 'mfa_required')
  })

  test('when an admin removes the second factor', async () => {
    const ada = await newPersonWithFactor(service)
    await remember(ada)
    await root.send('delete', `/admin/users/${ada.id}/second-factor`).expect(204)
    expect(await service.database.pool('remembered_devices').where({ user_id: ada.id })).toEqual([])
  })

  test('when it is the one that was not used for the longest time, of more than the limit', async () => {
    const few = await startService({ QUOTAS: 'remembered_devices=2' }, {}, service.database)
    try {
      const ada = await newPersonWithFactor(few)
      const tokens: string[] = []
      for (let made = 0; made < 3; made++) tokens.push((await remember(ada, few)).body.device_token)
      assertProblem(await signIn(ada, tokens[0], few), 'mfa_required')
      for (const token of tokens.slice(1)) expect((await signIn(ada, token, few)).status).toBe(200)
    } finally {
      await few.close()
    }
  })

  test('while a sign-in with it is in flight: the sign-in needs the second factor', async () => {
    const ada = await newPersonWithFactor(service)
    const { body } = await remember(ada)
    const { pool } = service.database
    // It is found, and then forgotten before it is used.
    const hold = await pool.transaction()
    try {
      await hold('remembered_devices').delete().where({ user_id: ada.id })
      const signing = signIn(ada, body.device_token)
      await expect
        .poll(async () => Number((await pool('pg_stat_activity').count().where({ wait_event_type: 'Lock' }))[0]?.count))
        .toBeGreaterThan(0)
      await hold.commit()
      assertProblem(await signing, 'mfa_required')
    } finally {
      await hold.rollback()
    }
  })
})

test('no device is remembered where the operator allows none, nor longer than the operator allows', async () => {
  const none = await startService({ REMEMBER_DEVICE_DAYS: '0' }, {}, service.database)
  const short = await startService({ REMEMBER_DEVICE_DAYS: '1' }, {}, service.database)
  try {
    const ada = await newPersonWithFactor(service)
    const { body } = await remember(ada)
    expect((await remember(ada, none)).body).not.toHaveProperty('device_token')
    assertProblem(await signIn(ada, body.device_token, none), 'mfa_required')
    expect((await signIn(ada, body.device_token, short)).status).toBe(200)
    const created_at = service.database.pool.raw("now() - interval '25 hours'")
    await service.database.pool('remembered_devices').update({ created_at }).where({ user_id: ada.id })
    assertProblem(await signIn(ada, body.device_token, short), 'mfa_required')
    expect((await signIn(ada, body.device_token)).status).toBe(200)
  } finally {
    await none.close()
    await short.close()
  }
})

test('a passkey as the second step is remembered too', async () => {
  const ada = await newPersonWithPasskey(service)
  const mfa_token = mfaTokenOf(service, ada)
  const of = service.context.mfaTokens.verify(mfa_token)?.id as string
  const passkey = JSON.stringify(ada.authenticator.get(passkeyChallenge(service, { name: 'second-factor', of })))
  const { body } = await send('createToken', service, {
    body: { grant_type: 'mfa', mfa_token, passkey, remember: 'device' },
  })
  expect((await signIn(ada, body.device_token)).status).toBe(200)
})
