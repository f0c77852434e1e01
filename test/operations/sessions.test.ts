/** Where one is signed in, and what a program may do with an API token. */
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { replaceMailToken } from '../../src/features/auth/mail-token-queries.ts'
import { assertProblem, runCases, send } from '../support/cases.ts'
import { scopes, withApiToken } from '../support/common-cases.ts'
import { newAdmin, newPerson, type Person, signIn } from '../support/service.ts'
import { readStream } from '../support/streams.ts'
import { operationIds, validInput } from './cases.ts'
import { sessionsCases } from './sessions.cases.ts'

/** Every operation that a scope lets a token do; what deletes comes last, since they share a world. */
const scoped = operationIds
  .filter((id) => contract[id].scope !== null)
  .sort((a, b) => Number(contract[a].method === 'delete') - Number(contract[b].method === 'delete'))

const world = runCases<'sessions'>(sessionsCases)

const listed = async (person: Person) => (await person.send('get', '/users/me/sessions')).body
async function apiToken(person: Person, body: object = {}) {
  const asked = { name: 'Wall display', scopes, ...body }
  const answer = await person.send('post', '/users/me/api-tokens', asked).expect(201)
  return answer.body as { id: string; token: string }
}
const using = (token: string, path = '/todos') =>
  request(world().service.server).get(path).auth(token, { type: 'bearer' })

describe('sessions', () => {
  test('show where they were last used, and which is the current one', async () => {
    const person = await newPerson(world().service)
    const { server } = world().service
    const form = { grant_type: 'password', username: person.email, password: person.password }
    const phone = await request(server).post('/auth/token').set('User-Agent', 'Phone/1').type('form').send(form)
    const own = await listed(person)
    expect(own.map(({ current }: { current: boolean }) => current)).toEqual([false, true])
    expect(own[0]).toMatchObject({ user_agent: 'Phone/1', address: expect.stringMatching(/127\.0\.0\.1$/) })

    const again = { grant_type: 'refresh_token', refresh_token: phone.body.refresh_token }
    await request(server).post('/auth/token').set('User-Agent', 'Phone/2').type('form').send(again).expect(200)
    const [first] = await listed(person)
    expect(first).toMatchObject({ id: own[0].id, user_agent: 'Phone/2' })
    expect(first.last_used_at > own[0].last_used_at).toBe(true)
  })

  test('a client may send any User-Agent', async () => {
    const person = await newPerson(world().service)
    const form = { grant_type: 'password', username: person.email, password: person.password }
    const strange = `\t${'\u00ff'.repeat(600)}`
    await request(world().service.server).post('/auth/token').set('User-Agent', strange).type('form').send(form)
    expect((await listed(person))[0].user_agent).toHaveLength(500)
  })

  test('that were ended are rejected, and their streams end', async () => {
    const { service } = world()
    const person = await newPerson(service)
    const other = await signIn(service.server, person)
    const stream = await readStream(service, other)
    const { id } = (await listed(other)).find(({ current }: { current: boolean }) => current)
    await person.send('delete', `/users/me/sessions/${id}`).expect(204)
    expect((await other.send('get', '/users/me')).status).toBe(401)
    expect(await stream.event('stream.ended')).toMatchObject({ reason: 'session_ended' })
    expect((await person.send('get', '/users/me')).status).toBe(200)
  })

  test('may end all at once, with or without the current one; API tokens stay valid', async () => {
    const { service } = world()
    const person = await newPerson(service)
    const other = await signIn(service.server, person)
    const { token } = await apiToken(person)
    await person.send('delete', '/users/me/sessions?keep_current=true').expect(204)
    expect((await other.send('get', '/users/me')).status).toBe(401)
    expect(await listed(person)).toHaveLength(1)
    await person.send('delete', '/users/me/sessions').expect(204)
    expect((await person.send('get', '/users/me')).status).toBe(401)
    expect((await using(token)).status).toBe(200)
  })
})

describe('an API token', () => {
  test('is shown once, and only its hash is kept', async () => {
    const person = await newPerson(world().service)
    const { id, token } = await apiToken(person)
    const shown = await person.send('get', `/users/me/api-tokens/${id}`)
    expect(JSON.stringify([shown.body, (await person.send('get', '/users/me/api-tokens')).body])).not.toContain(token)
    const [row] = await world().service.database.pool('sessions').where({ id })
    expect(JSON.stringify(row)).not.toContain(token)
  })

  /** The operations that a token may not use are cases of theirs: `an API token for everything else`. */
  test.each(scoped)('may %s with its scope alone', async (id) => {
    const allowed = withApiToken(() => validInput(id, world()), [contract[id].scope as string])
    const { status, text } = await send(id, world().service, await allowed(world()))
    expect([status < 300, text]).toEqual([true, text])
  })

  test('gets a problem that names the missing scope', async () => {
    const { token } = await apiToken(await newPerson(world().service), { scopes: ['users:read'] })
    const { headers } = await using(token)
    expect(headers['www-authenticate']).toContain('error="insufficient_scope", scope="todos:read"')
  })

  test('does not have the role of its user', async () => {
    const { token } = await apiToken(await newPerson(world().service))
    assertProblem(await using(token, '/admin/users'), 'forbidden')
    const { token: ofAdmin } = await apiToken(await newAdmin(world().service))
    expect((await using(ofAdmin, '/admin/users')).status).toBe(200)
  })

  test('is limited to its scopes in a batch as well', async () => {
    const { token } = await apiToken(await newPerson(world().service), { scopes: ['batch:write', 'todos:read'] })
    const operations = [
      { method: 'GET', path: '/todos' },
      { method: 'POST', path: '/todos', body: { title: 'Dig' } },
    ]
    const { body } = await request(world().service.server)
      .post('/batch')
      .auth(token, { type: 'bearer' })
      .send({ atomic: false, operations })
    expect(body.results.map(({ status }: { status: number }) => status)).toEqual([200, 403])
  })

  test('shows when it was last used', async () => {
    const person = await newPerson(world().service)
    const { id, token } = await apiToken(person)
    const lastUsed = async () => (await person.send('get', `/users/me/api-tokens/${id}`)).body.last_used_at
    expect(await lastUsed()).toBeNull()
    await using(token).expect(200)
    const first = await lastUsed()
    expect(first).toMatch(/Z$/)
    await using(token).expect(200)
    expect(await lastUsed()).toBe(first)
  })

  test('is rejected once it has expired, is deleted, or its user is disabled', async () => {
    const { service, root } = world()
    const { pool } = service.database
    const person = await newPerson(service)
    const [expired, deleted, kept] = [await apiToken(person), await apiToken(person), await apiToken(person)]
    await pool('sessions').update({ expires_at: pool.fn.now() }).where({ id: expired.id })
    await person.send('delete', `/users/me/api-tokens/${deleted.id}`).expect(204)
    for (const { token } of [expired, deleted]) assertProblem(await using(token), 'unauthenticated')
    expect((await person.send('get', '/users/me/api-tokens')).body).toHaveLength(2)
    await root.send('patch', `/admin/users/${person.id}`, { disabled: true }).expect(200)
    assertProblem(await using(kept.token), 'unauthenticated')
  })

  test('ends its stream when it is deleted, and opens a socket like any token', async () => {
    const { service } = world()
    const person = await newPerson(service)
    const { id, token } = await apiToken(person, { expires_in_days: null })
    const stream = await readStream(service, { access_token: token } as Person)
    await request(service.server).post('/events/tickets').auth(token, { type: 'bearer' }).expect(200)
    await person.send('delete', `/users/me/api-tokens/${id}`).expect(204)
    expect(await stream.event('stream.ended')).toMatchObject({ reason: 'session_ended' })
  })

  test('is deleted by a password reset, and not by a change of the password', async () => {
    const { service } = world()
    const person = await newPerson(service)
    const { token } = await apiToken(person)
    const change = { current_password: person.password, new_password: 'a kettle of blue herons' }
    await person.send('put', '/users/me/password', change).expect(204)
    expect((await using(token)).status).toBe(200)
    const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e77'
    await replaceMailToken(service.database.pool, 'password_reset', { id, userId: person.id })
    const mailed = service.context.mailedTokens.sign('password_reset', { id, expires_at: '2999-01-01T00:00:00Z' })
    const reset = { token: mailed, new_password: 'a cauldron of brown bats' }
    await request(service.server).post('/auth/password-reset/confirm').send(reset).expect(204)
    assertProblem(await using(token), 'unauthenticated')
  })
})
