/**
 * A revoked user or session loses access at once, on every process: the next request is refused, and open streams end.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProblemCode } from '../../src/service/api.ts'
import { assertProblem, send } from '../support/cases.ts'
import { mailToken } from '../support/mailed.ts'
import { newAdmin, newPerson, type Person, signIn, startService, type TestService } from '../support/service.ts'
import { openSocket, readStream } from '../support/streams.ts'

let here: TestService
/** Another process on the same database. */
let there: TestService
let root: Person

beforeAll(async () => {
  here = await startService()
  there = await startService({}, {}, here.database)
  root = await newAdmin(here)
})
afterAll(async () => {
  await there.close()
  await here.close()
})

const newPassword = 'a lamp for the cellar'
/** Ways to end a session, and the problem that its next request gets. */
const ends: Record<string, [code: ProblemCode, act: (person: Person) => Promise<{ status: number }>]> = {
  'an admin disables the user': [
    'user_not_found',
    (person) => root.send('patch', `/admin/users/${person.id}`, { disabled: true }),
  ],
  'an admin changes the role': [
    'unauthenticated',
    (person) => root.send('patch', `/admin/users/${person.id}`, { role: 'admin' }),
  ],
  'an admin deletes the user': ['user_not_found', (person) => root.send('delete', `/admin/users/${person.id}`)],
  'the password is changed elsewhere': [
    'unauthenticated',
    async (person) => {
      const elsewhere = await signIn(here.server, person)
      const change = { current_password: person.password, new_password: newPassword }
      const changed = await elsewhere.send('put', '/users/me/password', change)
      expect((await elsewhere.send('get', '/users/me')).status).toBe(200)
      return changed
    },
  ],
  'a new password is set by mail': [
    'unauthenticated',
    async (person) => {
      const token = await mailToken(here, 'password_reset', person)
      return send('resetPassword', here, { body: { token, new_password: newPassword } })
    },
  ],
  'the session is ended elsewhere': [
    'unauthenticated',
    async (person) => (await signIn(here.server, person)).send('delete', '/users/me/sessions?keep_current=true'),
  ],
  'the refresh token is revoked': [
    'unauthenticated',
    (person) => send('revokeToken', here, { body: { token: person.refresh_token } }),
  ],
}

describe.each(Object.entries(ends))('%s', (_, [code, act]) => {
  test('a session loses access on the other process, and its streams end there', async () => {
    const person = await newPerson(here)
    const stream = await readStream(there, person)
    const socket = await openSocket(there, { headers: { Authorization: `Bearer ${person.access_token}` } })
    expect((await send('getMe', there, { as: person })).status).toBe(200)

    expect((await act(person)).status).toBeLessThan(300)
    assertProblem(await send('getMe', there, { as: person }), code)
    const grant = { grant_type: 'refresh_token', refresh_token: person.refresh_token }
    assertProblem(await send('createToken', there, { body: grant }), 'invalid_grant')
    expect(await stream.event('stream.ended')).toEqual({ type: 'stream.ended', reason: 'session_ended' })
    await stream.ended
    expect(await socket.closed).toBe(4401)
  })
})

test('a revoked role is missing in the next request, with an API token as well', async () => {
  const other = await newAdmin(here)
  const made = await other.send('post', '/users/me/api-tokens', { name: 'Report', scopes: ['admin:admin'] })
  expect(made.status).toBe(201)
  const program = { ...other, access_token: made.body.token }
  expect((await send('listUsers', there, { as: program })).status).toBe(200)
  await root.send('patch', `/admin/users/${other.id}`, { role: 'user' }).expect(200)
  assertProblem(await send('listUsers', there, { as: program }), 'forbidden')
  await root.send('patch', `/admin/users/${other.id}`, { disabled: true }).expect(200)
  assertProblem(await send('listUsers', there, { as: program }), 'unauthenticated')
})

test('a deleted API token ends its streams', async () => {
  const person = await newPerson(here)
  const { body: made } = await person.send('post', '/users/me/api-tokens', { name: 'Wall', scopes: ['events:read'] })
  const stream = await readStream(there, { ...person, access_token: made.token })
  await person.send('delete', `/users/me/api-tokens/${made.id}`).expect(204)
  expect(await stream.event('stream.ended')).toMatchObject({ reason: 'session_ended' })
})
