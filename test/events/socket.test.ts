/** The event socket: the same events as the stream, over a WebSocket with several subscriptions. */
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { endOfSync, openSocket } from '../support/streams.ts'

let service: TestService
/** Another process on the same database, as far as streams can tell. */
let other: TestService
let ada: Person

beforeAll(async () => {
  service = await startService()
  other = await startService({}, {}, service.database)
  ada = await newPerson(service, 'Ada')
})
afterAll(async () => {
  await other.close()
  await service.close()
})

const bearer = (person: Person) => ({ Authorization: `Bearer ${person.access_token}` })

describe('the event socket', () => {
  test('keeps several subscriptions apart, and ends them', async () => {
    const project = await newProject(ada)
    const socket = await openSocket(other, { headers: bearer(ada) })
    socket.send({ type: 'subscribe', id: 'all' })
    socket.send({ type: 'subscribe', id: 'garden', project_id: project, types: ['todo.created'] })
    await socket.message({ type: 'subscribed', id: 'all' })
    await socket.message({ type: 'subscribed', id: 'garden' })
    const todo = await newTodo(ada, { project_id: project })
    await socket.message({ type: 'event', id: 'all', event: { type: 'todo.created', data: { id: todo.id } } })
    await socket.message({ type: 'event', id: 'garden', event: { data: { id: todo.id } } })
    socket.send({ type: 'unsubscribe', id: 'garden' })
    const second = await newTodo(ada, { title: 'Plant', project_id: project })
    await socket.message({ type: 'event', id: 'all', event: { data: { id: second.id } } })
    const ofGarden = socket.messages.filter((message) => message.type === 'event' && message.id === 'garden')
    expect(ofGarden).toHaveLength(1)
    socket.socket.close()
    expect(await socket.closed).toBe(1005)
  })

  test('resumes where another stream stopped', async () => {
    const since = await endOfSync(ada)
    const todo = await newTodo(ada, { title: 'Missed' })
    const socket = await openSocket(service, { headers: bearer(ada) })
    socket.send({ type: 'subscribe', id: 'a', since })
    await socket.message({ type: 'event', event: { data: { id: todo.id } } })
    socket.socket.close()
  })

  test('opens with a ticket, once', async () => {
    const { body } = await ada.send('post', '/events/tickets')
    const query = `?ticket=${body.ticket}`
    const socket = await openSocket(other, { query, headers: { Origin: 'http://localhost:3000' } })
    socket.send({ type: 'subscribe', id: 'a' })
    await socket.message({ type: 'subscribed' })
    await expect(openSocket(other, { query })).rejects.toThrow('401')
    socket.socket.close()
  })

  test.each([
    ['no token', {}, '401'],
    ['a garbage token', { Authorization: 'Bearer garbage' }, '401'],
    ['a page of another origin', { Origin: 'https://evil.example' }, '403'],
  ])('is refused: %s', async (_, headers, status) => {
    const own = 'Origin' in headers ? bearer(ada) : {}
    await expect(openSocket(service, { headers: { ...own, ...headers } as Record<string, string> })).rejects.toThrow(
      status,
    )
  })

  test('is refused to an API token that may not read events, and opens with one that may', async () => {
    const open = async (scope: string) => {
      const { body } = await ada.send('post', '/users/me/api-tokens', { name: 'Wall display', scopes: [scope] })
      return openSocket(service, { headers: { Authorization: `Bearer ${body.token}` } })
    }
    await expect(open('todos:read')).rejects.toThrow('403')
    const { socket } = await open('events:read')
    socket.close()
  })

  test('explains itself to a request without an upgrade', async () => {
    const answer = await request(service.server).get('/events/ws')
    assertProblem(answer, 'upgrade_required')
    expect(answer.headers.upgrade).toBe('websocket')
  })

  test('rejects an invalid cursor, and stays open', async () => {
    const socket = await openSocket(service, { headers: bearer(ada) })
    socket.send({ type: 'subscribe', id: 'a', since: 'abc' })
    await socket.message({ type: 'refused', id: 'a', code: 'cursor_invalid' })
    socket.send({ type: 'subscribe', id: 'a' })
    await socket.message({ type: 'subscribed', id: 'a' })
    for (let index = 0; index < 10; index++) socket.send({ type: 'subscribe', id: `more ${index}` })
    await socket.message({ type: 'refused', id: 'more 9', code: 'conflict' })
    socket.socket.close()
  })

  test.each([
    ['no JSON', '{', 4400],
    ['an unknown message', '{"type":"hello"}', 4400],
    ['a member too many', '{"type":"unsubscribe","id":"a","all":true}', 4400],
    ['17 KiB', `{"type":"unsubscribe","id":"${'x'.repeat(17_000)}"}`, 1009],
  ])('is closed by %s', async (_, message, code) => {
    const socket = await openSocket(service, { headers: bearer(ada) })
    socket.send(message)
    expect(await socket.closed).toBe(code)
  })

  test('is closed with the session, also without a subscription', async () => {
    const grace = await newPerson(service)
    const socket = await openSocket(other, { headers: bearer(grace) })
    await service.database.pool('sessions').delete().where({ user_id: grace.id })
    expect(await socket.closed).toBe(4401)
    expect(socket.messages).toEqual([{ type: 'ended', reason: 'session_ended' }])
  })

  test('notifies its clients when the service stops', async () => {
    const stopping = await startService({}, {}, service.database)
    const socket = await openSocket(stopping, { headers: bearer(ada) })
    socket.send({ type: 'subscribe', id: 'a' })
    await socket.message({ type: 'subscribed' })
    await stopping.close()
    expect(await socket.closed).toBe(1001)
    expect(socket.messages.at(-1)).toEqual({ type: 'ended', reason: 'shutting_down' })
  })
})
