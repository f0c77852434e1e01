/** Admins make accounts, and help people into theirs: what they change acts at once, and leaves a trail. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { goodPassword, newAdmin, newPerson, type Person, signIn, useService } from '../support/service.ts'

const service = useService()
const otherPassword = 'five herons on a wet roof'

/** The emails about an account that wait to be sent. */
async function letters(email: string): Promise<string[]> {
  const { rows } = await service().database.pool.raw(
    `select data ->> 'letter' as letter from pgboss.job where name = 'account_mail' and lower(data ->> 'email') = lower(?)`,
    [email],
  )
  return rows.map(({ letter }: { letter: string }) => letter)
}

async function newApiToken(person: Person): Promise<Person> {
  const { body } = await person.send('post', '/users/me/api-tokens', { name: 'Calendar', scopes: ['todos:read'] })
  return {
    ...person,
    send: (method, path) => request(service().server)[method](path).auth(body.token, { type: 'bearer' }),
  }
}

const kinds = async (root: Person, id: string): Promise<string[]> =>
  (await root.send('get', `/admin/audit?user_id=${id}`)).body.map(({ kind }: { kind: string }) => kind)

test('an account without a password gets the email to choose one; one with a password signs in', async () => {
  const root = await newAdmin(service())
  const invited = await root.send('post', '/admin/users', { email: 'grace@example.org', name: ' Grace ' })
  expect(invited.body).toMatchObject({ email: 'grace@example.org', name: 'Grace', role: 'user', disabled_at: null })
  expect((await root.send('get', `/admin/users/${invited.body.id}`)).body).toEqual(invited.body)
  expect(await letters('grace@example.org')).toEqual(['password_reset'])
  expect(await kinds(root, invited.body.id)).toEqual(['user_created'])

  const body = { email: 'joan@example.org', name: 'Joan', password: goodPassword }
  const { body: joan } = await root.send('post', '/admin/users', body)
  expect(await letters(body.email)).toEqual([])
  expect((await (await signIn(service().server, { ...body, id: joan.id })).send('get', '/users/me')).status).toBe(200)
})

test('a user who is signed out everywhere loses sessions, API tokens and refresh tokens, and keeps the password', async () => {
  const root = await newAdmin(service())
  const grace = await newPerson(service())
  const program = await newApiToken(grace)
  expect((await program.send('get', '/todos')).status).toBe(200)
  await root.send('delete', `/admin/users/${grace.id}/sessions`).expect(204)
  for (const gone of [grace, program]) assertProblem(await gone.send('get', '/todos'), 'unauthenticated')
  const refresh = { grant_type: 'refresh_token', refresh_token: grace.refresh_token }
  assertProblem(await request(service().server).post('/auth/token').type('form').send(refresh), 'invalid_grant')
  expect((await (await signIn(service().server, grace)).send('get', '/users/me')).status).toBe(200)
  expect(await kinds(root, grace.id)).toContain('user_sessions_ended')
})

test('a password that an admin sets replaces the former one, ends sessions and disables webhooks', async () => {
  const root = await newAdmin(service())
  const grace = await newPerson(service())
  const hook = await grace.send('post', '/webhooks', { url: 'https://example.com/hook' })
  await root
    .send('put', `/admin/users/${grace.id}/password`, { new_password: otherPassword, must_change: false })
    .expect(204)
  assertProblem(await grace.send('get', '/users/me'), 'unauthenticated')
  await expect(signIn(service().server, grace)).rejects.toThrow('401')
  const again = await signIn(service().server, { ...grace, password: otherPassword })
  expect((await again.send('get', `/webhooks/${hook.body.id}`)).body).toMatchObject({
    enabled: false,
    disabled_reason: 'password_reset',
  })
  expect(await kinds(root, grace.id)).toContain('user_password_changed')
})

test('a reset is sent to the present address, and a revocation voids it', async () => {
  const root = await newAdmin(service())
  const grace = await newPerson(service())
  await root.send('post', `/admin/users/${grace.id}/password-reset`).expect(202)
  expect(await letters(grace.email)).toEqual(['password_reset'])
  // Nothing else has changed.
  expect((await grace.send('get', '/users/me')).status).toBe(200)
  await root.send('delete', `/admin/users/${grace.id}/sessions`).expect(204)
  expect(await letters(grace.email)).toEqual([])
})

test('a confirmed address counts as confirmed, and keeps the time of its first confirmation', async () => {
  const root = await newAdmin(service())
  const { body: grace } = await root.send('post', '/admin/users', {
    email: 'mary@example.org',
    name: 'Mary',
    password: goodPassword,
  })
  const confirmed = async () =>
    (await service().database.pool('users').first('email_verified_at').where({ id: grace.id })).email_verified_at
  expect(await confirmed()).toBeNull()
  await root.send('put', `/admin/users/${grace.id}/confirmed-email`).expect(204)
  const first = await confirmed()
  expect(first).not.toBeNull()
  await root.send('put', `/admin/users/${grace.id}/confirmed-email`).expect(204)
  expect(await confirmed()).toEqual(first)
})
