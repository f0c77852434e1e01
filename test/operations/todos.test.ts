/** One todo: how it is made, shown and deleted. Changes are in todo-changes.test.ts, lists in todo-lists.test.ts. */
import { describe, expect, test } from 'vitest'
import { assertProblem, runCases, send } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { newPerson } from '../support/service.ts'
import { todosCases } from './todos.cases.ts'

const world = runCases<'todos'>(todosCases)

const create = (body: object) => send('createTodo', world().service, { as: world().ada, body })
const get = (id: string) => world().ada.send('get', `/todos/${id}`)

describe('a new todo', () => {
  test('has the defaults of the contract', async () => {
    const answer = await create({ title: 'Buy milk' })
    const { body, headers } = answer
    const { id, created_at, updated_at, position, ...todo } = body
    expect(todo).toEqual({
      title: 'Buy milk',
      description: null,
      completed: false,
      completed_at: null,
      priority: 3,
      due_on: null,
      due_at: null,
      time_zone: null,
      start_on: null,
      recurrence: null,
      recurrence_from: 'due',
      next_id: null,
      series_id: null,
      section_id: null,
      label_ids: [],
      project_id: null,
      assignee_ids: [],
      user_id: world().ada.id,
      version: 1,
    })
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(position).toMatch(new RegExp(`^[0-9]{10}${id.slice(-4)}$`))
    expect(updated_at).toBe(created_at)
    expect(Math.abs(Date.parse(created_at) - Date.now())).toBeLessThan(60_000)
    expect(locationOf(answer)).toBe(`/todos/${id}`)
    expect(headers.etag).toBe('"1"')
  })

  test('is what was sent, and is what is read', async () => {
    const sent = { title: 'Wählen', description: '  as it is\n', completed: true, priority: 1 }
    const created = await create({ ...sent, due_at: null })
    expect(created.body).toMatchObject({ ...sent, due_at: null, completed_at: created.body.created_at })
    const read = await get(created.body.id)
    expect(read.body).toEqual(created.body)
    expect(read.headers.etag).toBe(created.headers.etag)
  })

  test('has no white space around its title', async () => {
    expect((await create({ title: ' \t\u00a0\u3000Buy  milk\ufeff\n' })).body.title).toBe('Buy  milk')
  })

  test.each(['', ' ', '\n\t\u00a0', '\u2028'])('needs more of a title than %j, and says so', async (title) => {
    const answer = await create({ title })
    assertProblem(answer, 'validation_failed', ['body /title'])
    expect(answer.body.detail).toBe('body/title: Title cannot be empty or whitespace')
    expect(answer.body.errors[0].message).toBe('Title cannot be empty or whitespace')
  })
})

describe('the date when it is due', () => {
  test.each([
    ['2026-11-22T17:00:00Z', '2026-11-22T17:00:00Z'],
    ['2026-11-22T00:30:00.123456+05:30', '2026-11-21T19:00:00.123456Z'],
    ['2026-12-31T23:59:59.999999-13:59', '2027-01-01T13:58:59.999999Z'],
    ['2024-02-29T12:00:00.5+00:00', '2024-02-29T12:00:00.5Z'],
    ['1900-01-01T00:00:00+13:59', '1899-12-31T10:01:00Z'],
    ['2999-12-31T23:59:59.000001-13:59', '3000-01-01T13:58:59.000001Z'],
  ])('%s is the instant %s', async (sent, instant) => {
    const created = await create({ title: 'Buy milk', due_at: sent })
    expect(created.body.due_at).toBe(instant)
    expect((await get(created.body.id)).body.due_at).toBe(instant)
  })
})

describe("somebody else's todo", () => {
  test('is not there for them, and stays as it is', async () => {
    const { service, todo, bob } = world()
    const before = (await get(todo.id)).body
    const input = { as: bob, path: { todo_id: todo.id } }
    const answers = [
      await send('getTodo', service, input),
      await send('updateTodo', service, { ...input, body: { title: "Bob's" } }),
      await send('deleteTodo', service, input),
    ]
    const missing = await send('getTodo', service, { as: bob, path: { todo_id: bob.id } })
    for (const answer of answers) {
      assertProblem(answer, 'todo_not_found')
      expect({ ...answer.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' })
    }
    expect((await get(todo.id)).body).toEqual(before)
    expect((await send('listTodos', service, { as: bob, query: { search: 'milk' } })).body).toEqual([])
  })

  test('is not there with its tag either', async () => {
    const { service, todo, bob } = world()
    const input = { as: bob, path: { todo_id: todo.id }, headers: { 'If-None-Match': '*' } }
    assertProblem(await send('getTodo', service, input), 'todo_not_found')
  })
})

test('a deleted todo is gone from everything', async () => {
  const person = await newPerson(world().service)
  const { body } = await person.send('post', '/todos', { title: 'Buy milk' })
  expect((await person.send('delete', `/todos/${body.id}`)).status).toBe(204)
  for (const method of ['get', 'delete'] as const)
    assertProblem(await person.send(method, `/todos/${body.id}`), 'todo_not_found')
  assertProblem(await person.send('patch', `/todos/${body.id}`, { completed: true }), 'todo_not_found')
  expect((await person.send('get', '/todos?count=true')).headers['total-count']).toBe('0')
})

test('the tag changes with the todo, and only then', async () => {
  const { body, headers } = await create({ title: 'Buy milk' })
  const read = (tag: string | undefined) => get(body.id).set('If-None-Match', tag ?? '')
  expect((await read(headers.etag)).status).toBe(304)
  const changed = await world().ada.send('patch', `/todos/${body.id}`, { priority: 1 })
  expect(changed.headers.etag).toBe('"2"')
  expect((await read(headers.etag)).status).toBe(200)
  const unchanged = await read(changed.headers.etag)
  expect({ status: unchanged.status, text: unchanged.text, etag: unchanged.headers.etag }).toEqual({
    status: 304,
    text: '',
    etag: '"2"',
  })
})
