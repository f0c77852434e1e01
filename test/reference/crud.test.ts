/** FastAPI guides on database sessions, and their five endpoints of todos. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { useWorld } from '../support/world.ts'

const world = useWorld()
const notOne = { status: 404, body: { code: 'todo_not_found', title: 'Todo not found' } }
const todosInDatabase = async () => Number((await world().service.database.pool('todos').count().first())?.count)

test('Depends(get_session): a database session for each request', async () => {
  const before = await todosInDatabase()
  const { body: todo } = await world().ada.send('post', '/todos', { title: 'Buy milk' })
  expect(await todosInDatabase()).toBe(before + 1)

  // This service cannot answer as the contract demands, so its insert must not stay.
  const { server } = await world().failing('contradicted')
  const failed = await request(server)
    .post('/todos')
    .set('Authorization', `Bearer ${world().ada.access_token}`)
    .send({ title: 'Buy bread' })
  assertProblem(failed, 'internal_error')
  expect(await todosInDatabase()).toBe(before + 1)
  expect((await world().ada.send('get', '/todos')).body.map(({ id }: { id: string }) => id)).toContain(todo.id)
})

test('DB = Annotated[Session, Depends(get_db)]', async () => {
  const { pool } = world().service.database
  const answers = await Promise.all(
    Array.from({ length: 5 }).flatMap(() => [
      world().ada.send('post', '/todos', { title: 'Buy milk' }),
      world().ada.send('get', '/todos?limit=1'),
      world().bob.send('patch', `/todos/${world().todo.id}`, { completed: true }),
      world().ada.send('post', '/todos', { title: '' }),
    ]),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill([201, 200, 404, 422]).flat())
  await expect.poll(() => pool.client.pool.numUsed()).toBe(0)
  const { rows } = await pool.raw(
    `select count(*)::int as open from pg_stat_activity where datname = current_database() and xact_start is not null
     and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  expect(rows).toEqual([{ open: 0 }])
})

test('create_todo', async () => {
  const answer = await world().ada.send('post', '/todos/', { title: 'Buy milk', completed: true })
  const { status, body } = answer
  expect({ status, location: locationOf(answer) }).toEqual({ status: 201, location: `/todos/${body.id}` })
  expect(body).toMatchObject({ title: 'Buy milk', completed: true, user_id: world().ada.id })
  expect(body.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect((await world().ada.send('get', `/todos/${body.id}`)).body).toEqual(body)
  const forged = await world().ada.send('post', '/todos/', { title: 'Buy milk', user_id: world().bob.id })
  assertProblem(forged, 'validation_failed', ['body /user_id'])
})

test('get_todos', async () => {
  const { body: done } = await world().bob.send('post', '/todos/', { title: 'Done', completed: true })
  const { body: open } = await world().bob.send('post', '/todos/', { title: 'Open' })
  const list = async (query: string) => (await world().bob.send('get', `/todos/${query}`)).body
  expect(await list('')).toEqual([open, done])
  expect(await list('?completed=true')).toEqual([done])
  expect(await list('?completed=false')).toEqual([open])
  expect((await world().root.send('get', '/todos/')).body).toEqual([])
})

test('get_todo', async () => {
  const { ada, bob, todo } = world()
  expect((await ada.send('get', `/todos/${todo.id}`)).body).toEqual(todo)
  const path = '/todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
  for (const answer of [await bob.send('get', `/todos/${todo.id}`), await ada.send('get', path)])
    expect(answer).toMatchObject(notOne)
})

test('update_todo with exclude_unset=True', async () => {
  const { ada, bob } = world()
  const { body: todo } = await ada.send('post', '/todos', { title: 'Buy milk', description: 'Oat', priority: 1 })
  const { status, body } = await ada.send('patch', `/todos/${todo.id}`, { completed: true })
  expect(status).toBe(200)
  const { completed_at, updated_at, ...rest } = body
  const { completed_at: never, updated_at: earlier, ...before } = todo
  expect(rest).toEqual({ ...before, completed: true, version: 2 })
  expect(never).toBeNull()
  expect(Date.parse(completed_at)).toBeGreaterThanOrEqual(Date.parse(todo.created_at))
  expect(updated_at > earlier).toBe(true)
  expect((await ada.send('get', `/todos/${todo.id}`)).body).toEqual(body)
  expect(await bob.send('patch', `/todos/${todo.id}`, { title: 'Mine' })).toMatchObject(notOne)
})

test('delete_todo', async () => {
  const { ada, bob } = world()
  const { body: todo } = await ada.send('post', '/todos', { title: 'Buy milk' })
  expect(await bob.send('delete', `/todos/${todo.id}`)).toMatchObject(notOne)
  const { status, text } = await ada.send('delete', `/todos/${todo.id}`)
  expect({ status, text }).toEqual({ status: 204, text: '' })
  expect(await ada.send('get', `/todos/${todo.id}`)).toMatchObject(notOne)
  expect(await ada.send('delete', `/todos/${todo.id}`)).toMatchObject(notOne)
})
