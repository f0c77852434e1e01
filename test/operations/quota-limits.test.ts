/** Quotas at their limit: parts that do not fit, old objects that make room, and limits that are lifted. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo, newWebhook } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { emptyExport, exportedTodo, exportedWebhook } from '../support/exports.ts'
import { limited, newAdmin, newPerson, type Person, signIn, startService, useService } from '../support/service.ts'

type Name = Schemas['QuotaName']

const service = useService()

describe('parts', () => {
  test('of a batch are refused one by one, and what was rolled back does not count', async () => {
    const ada = await limited(await newPerson(service()), service(), { todos: 2 })
    const todo = (body: object) => ({ method: 'POST', path: '/todos', body })
    const operations = [
      todo({ title: 'a' }),
      todo({ title: 'b', assignee_ids: [randomUUID()] }),
      todo({ title: 'c' }),
      todo({ title: 'd' }),
    ]
    const { body } = await ada.send('post', '/batch', { operations }).expect(200)
    expect(body.results.map(({ status }: { status: number }) => status)).toEqual([201, 409, 201, 409])
    expect(body.results[3].body.quota).toEqual({ name: 'todos', limit: 2, used: 2 })
  })

  test('of an import that do not fit are counted, and are imported once there is room', async () => {
    const ada = await limited(await newPerson(service()), service(), { todos: 2, webhooks: 0 })
    const document = {
      ...emptyExport,
      todos: [1, 2, 3].map((number) => exportedTodo(number)),
      webhooks: [exportedWebhook(4)],
    }
    const first = await ada.send('post', '/users/me/import', document).expect(200)
    expect(first.body.todos).toEqual({ added: 2, present: 0, left_out: 0, over_quota: 1 })
    expect(first.body.webhooks).toEqual({ added: 0, present: 0, left_out: 0, over_quota: 1 })
    await limited(ada, service(), {})
    const second = await ada.send('post', '/users/me/import', document).expect(200)
    expect(second.body.todos).toEqual({ added: 1, present: 2, left_out: 0, over_quota: 0 })
  })
})

describe('the oldest makes room', () => {
  test('of sessions: a sign-in over the limit ends the one that was not used for the longest time', async () => {
    const ada = await limited(await newPerson(service()), service(), { sessions: 3 })
    const sessions: Person[] = [ada]
    for (let more = 0; more < 3; more++) sessions.push(await signIn(service().server, ada))
    const statuses = await Promise.all(sessions.map(async (one) => (await one.send('get', '/users/me')).status))
    expect(statuses).toEqual([401, 200, 200, 200])
    await Promise.all(Array.from({ length: 8 }, () => signIn(service().server, ada)))
    expect(await service().database.pool('sessions').where({ user_id: ada.id })).toHaveLength(3)
  })

  test('of notifications', async () => {
    const limit = 'notifications=3'
    const own = await startService({ QUOTAS: limit }, {}, service().database)
    const ada = await newPerson(own)
    for (let made = 1; made <= 5; made++) await newProject(ada, [], `Project ${made}`)
    const { body } = await ada.send('get', '/notifications?sort=created_at').expect(200)
    expect(body.map(({ message }: { message: string }) => message)).toEqual(
      [3, 4, 5].map((made) => `Your project “Project ${made}” was created.`),
    )
    await own.close()
  })
})

describe('limits', () => {
  const useOf = async (person: Person, name: Name) => {
    const { body } = await person.send('get', '/users/me/usage').expect(200)
    return body.quotas.find((quota: { name: string }) => quota.name === name)
  }

  test('are shown with their use, and lifted by an admin', async () => {
    const [ada, root] = [await newPerson(service()), await newAdmin(service())]
    await limited(ada, service(), { todos: 1 })
    await newTodo(ada)
    const webhook = await newWebhook(ada, { url: 'https://example.com/' })
    expect(webhook.id).toBeDefined()
    expect(await useOf(ada, 'todos')).toEqual({ name: 'todos', limit: 1, used: 1, unit: 'objects', per: 'user' })
    expect(await useOf(ada, 'webhooks')).toMatchObject({ used: 1 })
    assertProblem(await ada.send('post', '/todos', { title: 'Dig' }), 'quota_exceeded')
    const path = `/admin/users/${ada.id}/quotas`
    const lifted = await root.send('put', path, { limits: { todos: 2 } }).expect(200)
    expect(lifted.body.limits).toEqual({ todos: 2 })
    await newTodo(ada)
    const { body } = await root.send('put', path, { limits: {} }).expect(200)
    expect([body.limits, body.quotas[0]]).toMatchObject([{}, { name: 'todos', limit: 100_000, used: 2 }])
  })

  test('below the use take nothing away: objects are read, changed and deleted', async () => {
    const ada = await newPerson(service())
    const { id } = await newTodo(ada)
    await newTodo(ada)
    await limited(ada, service(), { todos: 1 })
    await ada.send('patch', `/todos/${id}`, { title: 'Dig deeper' }).expect(200)
    await ada.send('delete', `/todos/${id}`).expect(204)
    await ada.send('post', `/trash/${id}/restore`).expect(200)
    await ada.send('delete', `/todos/${id}`).expect(204)
    assertProblem(await ada.send('post', '/todos', { title: 'Dig' }), 'quota_exceeded')
  })
})
