/** FastAPI guides on testing: a client in the same process, and an asynchronous one. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { createTaskpact, createTodo, listTodos } from '../../src/sdk/index.ts'
import { newPerson, useService } from '../support/service.ts'

const service = useService()

test('TestClient(app)', async () => {
  const { access_token } = await newPerson(service())
  const response = await request(service().server)
    .post('/todos/')
    .set('Authorization', `Bearer ${access_token}`)
    .send({ title: 'Test Todo', completed: false })
  expect(response.status).toBe(201)
  expect(response.body.title).toBe('Test Todo')
  expect(await service().database.pool('todos').first('title').where({ id: response.body.id })).toEqual({
    title: 'Test Todo',
  })

  const refused = await request(service().server).post('/todos/').set('Authorization', 'Bearer test-token')
  expect(refused.status).toBe(401)
})

test('AsyncClient in tests', async () => {
  const { access_token } = await newPerson(service())
  const to = { client: createTaskpact({ baseUrl: service().url, token: access_token }) }
  const created = await createTodo({ ...to, body: { title: 'Test Todo' } })
  const { data, error, response } = await listTodos(to)
  expect(response?.status).toBe(200)
  expect(error).toBeUndefined()
  expect(data?.map(({ title }) => title)).toEqual(['Test Todo'])
  expect(data).toEqual([created.data])

  const refused = await createTodo({ ...to, body: { title: ' ' } })
  expect(refused.data).toBeUndefined()
  expect(refused.error).toMatchObject({ code: 'validation_failed' })
})
