/** How one becomes a user and signs in. */
import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { assertProblem, runCases, send } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { goodPassword, newPerson } from '../support/service.ts'
import { authCases } from './auth.cases.ts'

const world = runCases<'auth'>(authCases)

const register = (body: object) => send('register', world().service, { body })
const signIn = (username: string, password: string) =>
  send('createToken', world().service, { body: { grant_type: 'password', username, password } })
const me = (token: string) => send('getMe', world().service, { headers: { Authorization: `Bearer ${token}` } })

describe('registering', () => {
  test('makes a user who can sign in and read their account', async () => {
    const before = Date.now()
    const registered = await register({ email: 'Ada.B@Example.com', password: goodPassword, name: '  Ada Byron ' })
    const { id, created_at, ...user } = registered.body
    expect(user).toEqual({ email: 'Ada.B@Example.com', name: 'Ada Byron', role: 'user' })
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(Math.abs(Date.parse(created_at) - before)).toBeLessThan(60_000)
    expect(locationOf(registered)).toBe('/users/me')

    const token = await signIn('ada.b@example.com', goodPassword)
    expect(token.body).toMatchObject({ token_type: 'bearer', expires_in: 900 })
    const seen = await me(token.body.access_token)
    expect(seen.body).toEqual(registered.body)
    expect(seen.headers.etag).toBe(registered.headers.etag)
  })

  test('at the same time with one address makes one user', async () => {
    const body = { email: 'race@example.com', password: goodPassword, name: 'Race' }
    const answers = await Promise.all([
      register(body),
      register({ ...body, email: 'RACE@example.com' }),
      register(body),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test('keeps no password that can be read', async () => {
    const { id } = await newPerson(world().service)
    const row = await world().service.database.pool('users').first().where({ id })
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(row)).not.toContain(goodPassword)
  })
})

describe('signing in', () => {
  test('does not reveal whether an address has an account', async () => {
    const [unknown, wrong] = [
      await signIn('nobody@example.com', 'not the password'),
      await signIn(world().ada.email, 'not the password'),
    ]
    assertProblem(unknown, 'invalid_credentials')
    const { request_id: _, ...body } = unknown.body
    const { request_id: __, ...wrongBody } = wrong.body
    expect(wrongBody).toEqual(body)
    expect(wrong.headers['www-authenticate']).toBe(unknown.headers['www-authenticate'])
    expect(Object.keys(wrong.headers).sort()).toEqual(Object.keys(unknown.headers).sort())
  })

  test('takes a password in any Unicode form and in no other case', async () => {
    await register({ email: 'zoe@example.com', password: 'crème brûlée', name: 'Zoë' })
    expect((await signIn('zoe@example.com', 'crème brûlée'.normalize('NFD'))).status).toBe(200)
    assertProblem(await signIn('zoe@example.com', 'Crème brûlée'), 'invalid_credentials')
  })

  test('is refused to a disabled user like to an unknown one', async () => {
    const person = await newPerson(world().service)
    await world().service.database.pool('users').update({ disabled_at: new Date() }).where({ id: person.id })
    assertProblem(await signIn(person.email, person.password), 'invalid_credentials')
  })

  test('is refused where another service keeps the password', async () => {
    const person = await newPerson(world().service)
    await world().service.database.pool('users').update({ password_hash: null }).where({ id: person.id })
    assertProblem(await signIn(person.email, person.password), 'invalid_credentials')
  })

  test('renews a hash of other parameters, and the password stays', async () => {
    const person = await newPerson(world().service)
    const users = () => world().service.database.pool('users').where({ id: person.id })
    await users().update({ password_hash: await hash(goodPassword, { memoryCost: 8192, timeCost: 1 }) })
    expect((await signIn(person.email, goodPassword)).status).toBe(200)
    expect((await users().first()).password_hash).toContain('m=19456,t=2,p=1')
    expect((await signIn(person.email, goodPassword)).status).toBe(200)
  })
})
