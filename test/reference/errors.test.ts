/** FastAPI guides on errors: HTTPException, exception handlers, custom error classes. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { newAdmin, newPerson, startService, useService } from '../support/service.ts'

const service = useService()
const noSuchId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

test('raise HTTPException(404, "Todo not found")', async () => {
  const ada = await newPerson(service())
  const answer = await ada.send('get', `/todos/${noSuchId}`)
  expect(answer.type).toBe('application/problem+json')
  expect(answer.body).toEqual({
    type: '/problems/todo_not_found',
    title: 'Todo not found',
    status: 404,
    code: 'todo_not_found',
    request_id: answer.headers['x-request-id'],
  })
})

test('@app.exception_handler(IntegrityError)', async () => {
  const strict = await startService()
  onTestFinished(() => strict.close())
  const ada = await newPerson(strict)
  // Rules that only the database knows, so that nothing before it finds the violation.
  await strict.database.pool.raw(`
    alter table todos add constraint one_of_each unique (user_id, title);
    alter table todos add constraint no_secrets check (title <> 'Rob a bank');
  `)
  const create = (title: string) => ada.send('post', '/todos', { title })
  expect((await create('Buy milk')).status).toBe(201)
  const refusals = [await create('Buy milk'), await create('Rob a bank')]
  expect(refusals.map(({ body }) => [body.status, body.code, body.detail])).toEqual([
    [409, 'conflict', 'The resource already exists.'],
    [422, 'validation_failed', 'A value is out of bounds.'],
  ])
  for (const { type, text } of refusals) {
    expect(type).toBe('application/problem+json')
    expect(text).not.toMatch(/one_of_each|no_secrets|constraint|insert|todos/i)
  }
  expect((await ada.send('get', '/todos')).body).toHaveLength(1)
})

test('Exception classes: AppError, NotFoundError, ForbiddenError', async () => {
  const ada = await newPerson(service())
  const admin = await newAdmin(service())
  const problems = [
    [await ada.send('get', `/todos/${noSuchId}`), 'todo_not_found'],
    [await ada.send('get', `/projects/${noSuchId}`), 'project_not_found'],
    [await admin.send('get', `/admin/users/${noSuchId}`), 'account_not_found'],
    [await ada.send('get', '/admin/users'), 'forbidden'],
    [await ada.send('post', '/todos', { title: 'Buy milk', project_id: noSuchId }), 'unknown_project'],
  ] as const
  expect(problems.map(([{ status }]) => status)).toEqual([404, 404, 404, 403, 409])
  for (const [answer, code] of problems) {
    assertProblem(answer, code)
    const page = await request(service().server).get(answer.body.type)
    expect({ code, status: page.status }).toEqual({ code, status: 200 })
    expect(page.text).toContain(answer.body.title)
  }
})

test('@app.exception_handler(Exception)', async () => {
  const lines: { err?: { message: string; stack: string } }[] = []
  const sink = new Writable({
    write(line, _, done) {
      lines.push(JSON.parse(line))
      done()
    },
  })
  const broken = await startService({}, { log: pino({ level: 'error' }, sink) })
  onTestFinished(() => broken.close())
  const ada = await newPerson(broken)
  await broken.database.pool.raw('alter table todos rename to lost_todos')

  const answer = await ada.send('get', '/todos')
  assertProblem(answer, 'internal_error')
  expect(answer.body.title).toBe('Internal server error')
  expect(answer.text).not.toMatch(/relation|select/i)
  const cause = lines.find(({ err }) => err?.message.includes('relation "todos" does not exist'))
  expect(cause).toMatchObject({ request_id: answer.body.request_id, operation_id: 'listTodos' })
  expect(cause?.err?.stack).toContain('\n    at ')
})
