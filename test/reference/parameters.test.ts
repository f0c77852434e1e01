/** FastAPI guides on an endpoint's arguments (query, path, body, header) and its responses. */
import request from 'supertest'
import { beforeAll, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
  for (const [title, completed] of Object.entries({ 'Buy milk': true, 'Sell MILK': false, 'Buy bread': true }))
    expect((await ada.send('post', '/todos', { title, completed })).status).toBe(201)
})

/** The titles of a list, newest first unless `query` says otherwise. */
async function titles(query = ''): Promise<string[]> {
  const { status, body } = await ada.send('get', `/todos${query}`)
  expect({ query, status }).toEqual({ query, status: 200 })
  return body.map(({ title }: { title: string }) => title)
}

test('get_todos(completed: bool = None, skip: int = 0, limit: int = 100)', async () => {
  expect(await titles()).toEqual(['Buy bread', 'Sell MILK', 'Buy milk'])
  expect(await titles('?completed=true')).toEqual(['Buy bread', 'Buy milk'])
  expect(await titles('?completed=false')).toEqual(['Sell MILK'])
  expect(await titles('?skip=1&limit=1')).toEqual(['Sell MILK'])
  assertProblem(await ada.send('get', '/todos?skip=-1'), 'validation_failed', ['query /skip'])
  assertProblem(await ada.send('get', '/todos?limit=many'), 'validation_failed', ['query /limit'])
  assertProblem(await ada.send('get', '/todos?limit=101'), 'validation_failed', ['query /limit'])
  assertProblem(await ada.send('get', '/todos?completed=maybe'), 'validation_failed', ['query /completed'])

  // The docstring's part: the docs explain each parameter.
  const { parameters } = (await request(service().server).get('/openapi.json')).body.paths['/todos'].get
  expect(parameters).toContainEqual(
    expect.objectContaining({
      name: 'completed',
      description: 'Only completed todos (`true`), or only open ones (`false`).',
    }),
  )
})

test('response_model=List[TodoPublic]', async () => {
  const person = await newPerson(service())
  const { body: todo } = await person.send('post', '/todos', { title: 'Buy milk' })
  expect((await person.send('get', '/todos')).body).toEqual([todo])
  // A version is at least 1: the contract has no such todo as the database has now.
  await service().database.pool('todos').where({ id: todo.id }).update({ version: 0 })
  assertProblem(await person.send('get', '/todos'), 'internal_error')
})

test('skip, limit, completed and search in the query', async () => {
  expect(await titles('?search=milk')).toEqual(['Sell MILK', 'Buy milk'])
  expect(await titles('?search=buy&completed=true&skip=1&limit=5')).toEqual(['Buy milk'])
  expect(await titles('?search=%25')).toEqual([])
  assertProblem(await ada.send('get', '/todos?serach=milk'), 'validation_failed', ['query /serach'])
})

test('todo_id in the path', async () => {
  const { body: todo } = await ada.send('post', '/todos', { title: 'Buy milk' })
  const { status, body } = await ada.send('get', `/todos/${todo.id}`)
  expect({ status, body }).toEqual({ status: 200, body: todo })
  assertProblem(await ada.send('get', '/todos/17'), 'validation_failed', ['path /todo_id'])
  await ada.send('delete', `/todos/${todo.id}`)
})

test('todo: TodoCreate as the body', async () => {
  const create = (body: string, type = 'application/json') => ada.send('post', '/todos').type(type).send(body)
  const created = await create('{"title": "Buy milk", "priority": 1}')
  expect(created.status).toBe(201)
  expect(created.body).toMatchObject({ title: 'Buy milk', priority: 1 })
  await ada.send('delete', locationOf(created))

  assertProblem(await create('{"title": '), 'malformed_request')
  assertProblem(await create('title=Buy+milk', 'application/x-www-form-urlencoded'), 'unsupported_media_type')
  assertProblem(await create('["Buy milk"]'), 'validation_failed', ['body '])
  assertProblem(await create('{"title": 17}'), 'validation_failed', ['body /title'])
  assertProblem(await create('{"title": "Buy milk", "done": true}'), 'validation_failed', ['body /done'])
})

test('An optional header: Header(None)', async () => {
  const { body: todo, headers } = await ada.send('post', '/todos', { title: 'Buy milk' })
  const read = () => ada.send('get', `/todos/${todo.id}`)
  expect((await read()).status).toBe(200)
  expect((await read().set('If-None-Match', '"17"')).status).toBe(200)
  const unchanged = await read().set('If-None-Match', headers.etag as string)
  expect({ status: unchanged.status, text: unchanged.text }).toEqual({ status: 304, text: '' })
  const long = `"${'1'.repeat(1000)}"`
  assertProblem(await read().set('If-None-Match', long), 'validation_failed', ['headers /if-none-match'])
  await ada.send('delete', `/todos/${todo.id}`)
})
