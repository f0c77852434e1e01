/** Concurrent requests for todos, which share statements: no caller gets a todo of another user, or a deleted one. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { newPerson, useService } from '../support/service.ts'

const service = useService()

test('of the same todos, read by several users at once, each user gets only their own', async () => {
  const people = await Promise.all(['Ada', 'Bob', 'Eve'].map((name) => newPerson(service(), name)))
  const send = (method: 'get' | 'post' | 'delete', path: string, { access_token }: { access_token: string }) =>
    request(service().server)[method](path).set('Authorization', `Bearer ${access_token}`)
  const todos = await Promise.all(
    people.flatMap((owner) =>
      ['a', 'b', 'c'].map(async (title) => {
        const { body } = await send('post', '/todos', owner).send({ title: `${owner.id} ${title}` })
        return { id: body.id as string, owner, title: body.title as string }
      }),
    ),
  )
  const gone = todos.at(-1) as (typeof todos)[number]
  await send('delete', `/todos/${gone.id}`, gone.owner).expect(204)
  const asked = people.flatMap((reader) => [...todos, ...todos.toReversed()].map((todo) => ({ reader, todo })))
  await Promise.all(
    asked.map(async ({ reader, todo }) => {
      const { status, body } = await send('get', `/todos/${todo.id}`, reader)
      const seen = reader === todo.owner && todo !== gone
      expect({ status, title: body.title }).toEqual({
        status: seen ? 200 : 404,
        title: seen ? todo.title : expect.anything(),
      })
      if (seen) expect(body).toMatchObject({ id: todo.id, user_id: reader.id })
      else expect(body.code).toBe('todo_not_found')
    }),
  )
})
