/** Bearer tokens: the user is looked up with every request, also for tokens that another service signed. */
import jwt from 'jsonwebtoken'
import { beforeAll, describe, expect, test } from 'vitest'
import { assertProblem, send } from '../support/cases.ts'
import { newPerson, type Person, testSecret, useService } from '../support/service.ts'

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
})

const me = (token: string, scheme = 'Bearer') =>
  send('getMe', service(), { headers: { Authorization: `${scheme} ${token}` } })
const soon = () => Math.floor(Date.now() / 1000) + 60

describe('a token signed elsewhere with the same secret', () => {
  test('is that of its subject, with every scope', async () => {
    const token = jwt.sign({ sub: ada.id, exp: soon() }, testSecret)
    expect((await me(token)).body).toMatchObject({ id: ada.id, email: ada.email })
    const as = { ...ada, access_token: token }
    expect((await send('createTodo', service(), { as, body: { title: 'Buy milk' } })).body.user_id).toBe(ada.id)
  })

  test('may name its issuer, and this service among its audiences', async () => {
    const token = jwt.sign({ sub: ada.id, exp: soon(), iss: 'elsewhere', aud: ['other', 'taskpact'] }, testSecret)
    expect((await me(token)).status).toBe(200)
  })

  test.each(['0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10', 'ada@example.com', "1' or '1'='1", '\0'])(
    'for the unknown subject %j is refused',
    async (sub) => {
      const answer = await me(jwt.sign({ sub, exp: soon() }, testSecret))
      assertProblem(answer, 'user_not_found')
      expect(answer.body.title).toBe('User not found')
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="taskpact", error="invalid_token"')
    },
  )

  test('that has expired has a problem code of its own', async () => {
    const answer = await me(jwt.sign({ sub: ada.id, exp: soon() - 120 }, testSecret))
    assertProblem(answer, 'token_expired')
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="taskpact", error="invalid_token"')
  })

  test.each<[string, (sub: string) => string]>([
    ['without an expiry', (sub) => jwt.sign({ sub }, testSecret)],
    ['with another secret', (sub) => jwt.sign({ sub, exp: soon() }, 'another secret that is long enough, 32+')],
    ['without a signature', (sub) => jwt.sign({ sub, exp: soon() }, '', { algorithm: 'none' })],
    ['with another algorithm', (sub) => jwt.sign({ sub, exp: soon() }, testSecret, { algorithm: 'HS512' })],
    ['for another audience', (sub) => jwt.sign({ sub, exp: soon(), aud: 'other' }, testSecret)],
    ['not valid yet', (sub) => jwt.sign({ sub, exp: soon() + 60, nbf: soon() }, testSecret)],
    ['as if it were ours', (sub) => jwt.sign({ sub, exp: soon(), iss: 'taskpact', aud: 'taskpact' }, testSecret)],
    [
      'with its payload changed',
      (sub) => jwt.sign({ sub, exp: soon() }, testSecret).replace(/\.[^.]+\./, `.${claims(sub)}.`),
    ],
  ])('%s is refused', async (_, sign) => {
    assertProblem(await me(sign(ada.id)), 'unauthenticated')
  })
})

const claims = (sub: string) => Buffer.from(JSON.stringify({ sub, exp: soon() + 1 })).toString('base64url')

describe('an access token of ours', () => {
  test('is accepted after `bearer` in any case, and not after another scheme', async () => {
    expect((await me(ada.access_token, 'bearer')).status).toBe(200)
    expect((await me(ada.access_token, 'BEARER ')).status).toBe(200)
    for (const scheme of ['Basic', 'Basic bearer', 'Token', 'Bearer,'])
      assertProblem(await me(ada.access_token, scheme), 'unauthenticated')
  })

  test('ends with its user', async () => {
    const person = await newPerson(service())
    expect((await person.send('delete', '/users/me')).status).toBe(204)
    assertProblem(await me(person.access_token), 'user_not_found')
    assertProblem(await me(jwt.sign({ sub: person.id, exp: soon() }, testSecret)), 'user_not_found')
  })

  test('ends while its user is disabled', async () => {
    const person = await newPerson(service())
    const external = jwt.sign({ sub: person.id, exp: soon() }, testSecret)
    const users = () => service().database.pool('users').where({ id: person.id })
    await users().update({ disabled_at: new Date() })
    for (const token of [person.access_token, external]) assertProblem(await me(token), 'user_not_found')
    await users().update({ disabled_at: null })
    for (const token of [person.access_token, external]) expect((await me(token)).status).toBe(200)
  })

  test("ends when the user's token version is raised", async () => {
    const person = await newPerson(service())
    await service().database.pool('users').increment('token_version').where({ id: person.id })
    assertProblem(await me(person.access_token), 'unauthenticated')
  })
})
