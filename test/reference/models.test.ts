/** FastAPI guides on Pydantic models: constraints, defaults, validators, and the members of responses. */
import request from 'supertest'
import { beforeAll, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { goodPassword, newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
})

const create = (body: object) => ada.send('post', '/todos', body)

/** The message of a 422 about one member. */
const messageOf = ({ body }: { body: { errors: { pointer: string; message: string }[] } }, pointer: string) =>
  body.errors.find((error) => error.pointer === pointer)?.message

test('Constraints: title: str = Field(min_length=1, max_length=200)', async () => {
  const created = await create({ title: 't'.repeat(200), description: 'd'.repeat(16384) })
  expect(created.status).toBe(201)
  expect(created.body.completed).toBe(false)
  expect((await create({ title: 't' })).body.description).toBeNull()

  assertProblem(await create({}), 'validation_failed', ['body /title'])
  assertProblem(await create({ title: '' }), 'validation_failed', ['body /title'])
  assertProblem(await create({ title: 't'.repeat(201) }), 'validation_failed', ['body /title'])
  const described = { title: 'Buy milk', description: 'd'.repeat(16385) }
  assertProblem(await create(described), 'validation_failed', ['body /description'])
  assertProblem(await create({ title: 'Buy milk', completed: 'yes' }), 'validation_failed', ['body /completed'])
})

test('A model for updates in which every field is optional', async () => {
  const { body: todo } = await create({ title: 'Buy milk', description: 'Two litres' })
  const change = (body: object) => ada.send('patch', `/todos/${todo.id}`, body)
  expect((await change({})).body).toEqual(todo)
  expect((await change({ completed: true })).body).toMatchObject({ ...todo, completed: true, ...anyChange })
  expect((await change({ description: null })).body).toMatchObject({ title: 'Buy milk', description: null })
  assertProblem(await change({ title: '' }), 'validation_failed', ['body /title'])
  assertProblem(await change({ title: 't'.repeat(201) }), 'validation_failed', ['body /title'])
  assertProblem(await change({ title: null }), 'validation_failed', ['body /title'])
})

const anyChange = { completed_at: expect.any(String), updated_at: expect.any(String), version: 2 }

test('A model for responses without internal fields', async () => {
  const { body: todo } = await create({ title: 'Buy milk' })
  expect(todo).toMatchObject({ id: expect.any(String), user_id: ada.id, title: 'Buy milk', description: null })
  expect(new Date(todo.created_at).toISOString().slice(0, 19)).toBe(todo.created_at.slice(0, 19))

  const account = { email: 'grace@example.com', password: goodPassword, name: 'Grace' }
  const registered = await request(service().server).post('/auth/register').send(account)
  expect(registered.status).toBe(201)
  expect(Object.keys(registered.body).sort()).toEqual(['created_at', 'email', 'id', 'name', 'role'])
  const stored = await service().database.pool('users').first().where({ email: account.email })
  expect(stored.password_hash).toContain('$argon2')
})

test("@validator('title'): blanks alone are no title", async () => {
  const { body: todo } = await create({ title: '  Buy milk \n' })
  expect(todo.title).toBe('Buy milk')
  for (const title of ['', '   ', '\t\n']) {
    const refused = await create({ title })
    assertProblem(refused, 'validation_failed', ['body /title'])
    expect(messageOf(refused, '/title')).toBe('Title cannot be empty or whitespace')
    expect(refused.body.detail).toBe('body/title: Title cannot be empty or whitespace')
  }
  assertProblem(await ada.send('patch', `/todos/${todo.id}`, { title: '   ' }), 'validation_failed', ['body /title'])
  expect((await ada.send('patch', `/todos/${todo.id}`, { title: ' Oat milk ' })).body.title).toBe('Oat milk')
})

test("@validator('priority'): a number from 1 to 5", async () => {
  expect((await create({ title: 'Buy milk' })).body.priority).toBe(3)
  for (const priority of [1, 2, 3, 4, 5]) {
    const { status, body } = await create({ title: 'Buy milk', priority })
    expect({ status, priority: body.priority }).toEqual({ status: 201, priority })
  }
  for (const priority of [0, 6, 2.5, '3', null])
    assertProblem(await create({ title: 'Buy milk', priority }), 'validation_failed', ['body /priority'])
  expect(messageOf(await create({ title: 'Buy milk', priority: 6 }), '/priority')).toContain('5')
  expect(messageOf(await create({ title: 'Buy milk', priority: 0 }), '/priority')).toContain('1')
})

test('return todos: rows are serialized', async () => {
  const person = await newPerson(service())
  const due_at = '2027-01-31T09:00:00+01:00'
  const { body: created } = await person.send('post', '/todos', { title: 'Buy milk', due_at })
  const row = await service().database.pool('todos').first().where({ id: created.id })
  const { body } = await person.send('get', '/todos')
  expect(body).toEqual([created])
  expect(body[0]).toMatchObject({ id: row.id, title: row.title, completed: false, priority: 3, completed_at: null })
  expect(new Date(body[0].due_at)).toEqual(new Date(due_at))
  expect(body[0].due_at).toMatch(/Z$/)
})
