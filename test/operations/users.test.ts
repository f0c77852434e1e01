/** The caller's own account. */
import { describe, expect, test } from 'vitest'
import { newTodo } from '../support/build.ts'
import { assertProblem, runCases, send } from '../support/cases.ts'
import { newPerson, signIn } from '../support/service.ts'
import { usersCases } from './users.cases.ts'

const world = runCases<'users'>(usersCases)

test('the columns that no response may name are found', () => {
  const secrets = ['password_hash', 'token_version', 'token_hash', 'used_token_hash', 'used_at']
  expect([...world().internalColumns]).toEqual(expect.arrayContaining(secrets))
})

describe('changing the account', () => {
  test('removes white space around the name, and changes nothing else', async () => {
    const person = await newPerson(world().service)
    const before = await person.send('get', '/users/me')
    const after = await person.send('patch', '/users/me', { name: ' \u00a0Ada King\t' })
    expect(after.body).toEqual({ ...before.body, name: 'Ada King' })
    expect(after.headers.etag).not.toBe(before.headers.etag)
    const again = await person.send('get', '/users/me')
    expect({ body: again.body, etag: again.headers.etag }).toEqual({ body: after.body, etag: after.headers.etag })
  })

  test('by an empty patch changes nothing, not even updated_at', async () => {
    const person = await newPerson(world().service)
    const row = () => world().service.database.pool('users').first().where({ id: person.id })
    const [before, answer] = [await row(), await person.send('patch', '/users/me', {})]
    expect(answer.body).toMatchObject({ id: person.id, name: 'Ada' })
    expect(await row()).toEqual(before)
  })
})

describe('changing the password', () => {
  const next = 'a kettle of blue herons'

  test('ends every other session at once, and the old password', async () => {
    const person = await newPerson(world().service)
    const [other, bystander] = [await signIn(world().service.server, person), world().ada]
    const answer = await person.send('put', '/users/me/password', {
      current_password: person.password,
      new_password: next,
    })
    expect(answer.status).toBe(204)

    assertProblem(await other.send('get', '/users/me'), 'unauthenticated')
    assertProblem(await refresh(other.refresh_token), 'invalid_grant')
    expect((await person.send('get', '/users/me')).status).toBe(200)
    expect((await refresh(person.refresh_token)).status).toBe(200)
    expect((await bystander.send('get', '/users/me')).status).toBe(200)
    await expect(signIn(world().service.server, person)).rejects.toThrow('invalid_credentials')
    await signIn(world().service.server, { ...person, password: next })
  })

  test('with a wrong current one changes nothing', async () => {
    const person = await newPerson(world().service)
    const other = await signIn(world().service.server, person)
    const body = { current_password: 'not the password', new_password: next }
    assertProblem(await person.send('put', '/users/me/password', body), 'password_incorrect')
    expect((await other.send('get', '/users/me')).status).toBe(200)
    await signIn(world().service.server, person)
  })

  const refresh = (refresh_token: string) =>
    send('createToken', world().service, { body: { grant_type: 'refresh_token', refresh_token } })
})

test('deleting the account takes everything with it, and nothing of others', async () => {
  const person = await newPerson(world().service)
  await newTodo(person, { title: 'Buy milk' })
  const { pool } = world().service.database
  const countOf = async (table: string) =>
    Number((await pool(table).where({ user_id: person.id }).count({ rows: '*' }))[0]?.rows)
  expect([await countOf('todos'), await countOf('sessions')]).toEqual([1, 1])

  expect((await person.send('delete', '/users/me')).status).toBe(204)
  expect([await countOf('todos'), await countOf('sessions')]).toEqual([0, 0])
  expect((await world().ada.send('get', `/todos/${world().todo.id}`)).status).toBe(200)

  const again = await send('register', world().service, {
    body: { email: person.email, password: person.password, name: 'Ada again' },
  })
  expect(again.status).toBe(201)
  expect(again.body.id).not.toBe(person.id)
})
