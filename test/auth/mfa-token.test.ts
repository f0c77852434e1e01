/** The token between the two steps of a sign-in: it works once, ends with what made it, and is good for nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertProblem, send } from '../support/cases.ts'
import { mailToken } from '../support/mailed.ts'
import { codeOf, type Factor, mfaTokenOf, newPersonWithFactor } from '../support/second-factor.ts'
import { newAdmin, type Person, startService, type TestService } from '../support/service.ts'

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

describe('the token between the steps', () => {
  test('works once, with two right codes at once too', async () => {
    const ada = await newPersonWithFactor(service)
    const token = await challengeOf(ada)
    const results = await Promise.all([
      second(token, codeOf(ada.secret)),
      second(token, ada.recoveryCodes[0] as string, other),
      second(token, ada.recoveryCodes[1] as string),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    assertProblem(await second(token, ada.recoveryCodes[2] as string), 'mfa_token_invalid')
    // The code of a refused sign-in is not used up.
    expect(
      Number((await service.database.pool('recovery_codes').where({ user_id: ada.id }).count())[0]?.count),
    ).toBeGreaterThanOrEqual(9)
  })

  const ends: Record<string, (person: Person & Factor) => Promise<unknown>> = {
    'the password is changed': ({ send: ask, password }) =>
      ask('put', '/users/me/password', { current_password: password, new_password: 'a lamp for the cellar' }).expect(
        204,
      ),
    'a password is set by mail': async (person) => {
      const token = await mailToken(service, 'password_reset', person)
      await send('resetPassword', service, { body: { token, new_password: 'a lamp for the cellar' } })
    },
    'an admin disables the account': ({ id }) =>
      root.send('patch', `/admin/users/${id}`, { disabled: true }).expect(200),
    'all sessions are ended': ({ send: ask }) => ask('delete', '/users/me/sessions?keep_current=true').expect(204),
    'the second factor is turned off': ({ send: ask }) => ask('delete', '/users/me/totp').expect(204),
    'an admin removes the second factor': ({ id }) =>
      root.send('delete', `/admin/users/${id}/second-factor`).expect(204),
    'the account is deleted': ({ id }) => root.send('delete', `/admin/users/${id}`).expect(204),
  }

  test.each(Object.entries(ends))('ends when %s', async (_, end) => {
    const ada = await newPersonWithFactor(service)
    const token = await challengeOf(ada)
    await end(ada)
    assertProblem(await second(token, codeOf(ada.secret)), 'mfa_token_invalid')
  })

  test('is good for nothing else', async () => {
    const ada = await newPersonWithFactor(service)
    const token = await challengeOf(ada)
    const as = { ...ada, access_token: token }
    for (const id of ['getMe', 'getTotp', 'startTotp', 'disableTotp'] as const)
      assertProblem(await send(id, service, { as }), 'unauthenticated')
    const refresh = { grant_type: 'refresh_token', refresh_token: token.slice(0, 200) }
    assertProblem(await send('createToken', service, { body: refresh }), 'invalid_grant')
    const reset = { token, new_password: 'a lamp for the cellar' }
    assertProblem(await send('resetPassword', service, { body: reset }), 'mail_token_invalid')
  })

  test('is no token of another secret, and none without an end', async () => {
    const ada = await newPersonWithFactor(service)
    const elsewhere = await startService({ JWT_SECRET: 'another secret of another service: 32+' }, {}, service.database)
    try {
      assertProblem(await second(mfaTokenOf(elsewhere, ada), codeOf(ada.secret)), 'mfa_token_invalid')
    } finally {
      await elsewhere.close()
    }
  })
})
