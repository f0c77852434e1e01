/** Live events: what happens is seen by who may see it, on every process, once, and as long as they may. */
import jwt from 'jsonwebtoken'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import {
  newAdmin,
  newPerson,
  type Person,
  signIn,
  startService,
  type TestService,
  testSecret,
} from '../support/service.ts'
import { endOfSync, readStream } from '../support/streams.ts'

let service: TestService
/** Another process on the same database, as far as streams can tell. */
let other: TestService
let ada: Person
let bob: Person

beforeAll(async () => {
  service = await startService({ CORS_ORIGINS: 'https://app.example.com' })
  other = await startService({}, {}, service.database)
  ada = await newPerson(service, 'Ada')
  bob = await newPerson(service, 'Bob')
})
afterAll(async () => {
  await other.close()
  await service.close()
})

const bearer = (person: Person) => ({ Authorization: `Bearer ${person.access_token}` })

async function sharedProject(): Promise<string> {
  return newProject(ada, [[bob, 'viewer']])
}

describe('server-sent events', () => {
  test('arrive at once, on every process', async () => {
    const readings = [await readStream(service, ada), await readStream(other, ada)]
    const todo = await newTodo(ada)
    for (const reading of readings) {
      expect(await reading.event('todo.created')).toMatchObject({ data: todo, actor_id: ada.id })
      reading.stop()
    }
  })

  test('resume where they were cut off: no event is missing, none comes twice', async () => {
    const first = await readStream(service, ada)
    await newTodo(ada, { title: 'One' })
    await first.event('todo.created')
    first.stop()
    const missed: string[] = []
    for (let index = 0; index < 250; index++) missed.push((await ada.send('post', '/todos', { title: 'More' })).body.id)
    const headers = { 'Last-Event-ID': first.events.at(-1)?.id ?? '' }
    const second = await readStream(other, ada, '', headers)
    const last = await newTodo(ada, { title: 'Last' })
    const ids = () => second.events.map(({ data }) => (data as Schemas['TodoEvent']).data.id)
    await expect.poll(ids, { timeout: 10_000 }).toEqual([...missed, last.id])
    second.stop()
  })

  test('are filtered by type and project', async () => {
    const project = await sharedProject()
    const reading = await readStream(service, ada, `?types=todo.created&types=todo.deleted&project_id=${project}`)
    await newTodo(ada, { title: 'Elsewhere' })
    const todo = await newTodo(ada, { project_id: project })
    await ada.send('patch', `/todos/${todo.id}`, { title: 'Dig deeper' })
    await ada.send('delete', `/todos/${todo.id}`)
    await reading.event('todo.deleted')
    expect(reading.events.map(({ data }) => data.type)).toEqual(['todo.created', 'todo.deleted'])
    reading.stop()
  })

  test('of a project end with the membership, at once', async () => {
    const project = await sharedProject()
    const reading = await readStream(other, bob)
    await ada.send('delete', `/projects/${project}/members/${bob.id}`)
    await newTodo(ada, { title: 'Secret', project_id: project })
    await newTodo(bob, { title: 'Own' })
    expect(await reading.event('todo.created')).toMatchObject({ data: { title: 'Own' } })
    expect(reading.events.map(({ data }) => data.type)).toEqual(['member.removed', 'todo.created'])
    reading.stop()
  })

  test('end with the session, and give the reason', async () => {
    const grace = await newPerson(service)
    const reading = await readStream(other, grace)
    await service.database.pool('sessions').delete().where({ user_id: grace.id })
    expect(await reading.event('stream.ended')).toEqual({ type: 'stream.ended', reason: 'session_ended' })
    await reading.ended
  })

  test('end when the token expires', async () => {
    const token = jwt.sign({ sub: ada.id, exp: Math.floor(Date.now() / 1000) + 2 }, testSecret)
    const reading = await readStream(service, { ...ada, access_token: token })
    expect(await reading.event('stream.ended')).toEqual({ type: 'stream.ended', reason: 'token_expired' })
    await reading.ended
  })

  test('end when the user is disabled', async () => {
    const root = await newAdmin(service)
    const grace = await newPerson(service)
    const reading = await readStream(other, grace)
    await root.send('patch', `/admin/users/${grace.id}`, { disabled: true })
    expect(await reading.event('stream.ended')).toMatchObject({ reason: 'session_ended' })
    await reading.ended
  })

  test('have no event of a transaction that was rolled back', async () => {
    const reading = await readStream(service, ada)
    await ada.send('post', '/batch', {
      atomic: true,
      operations: [
        { method: 'POST', path: '/todos', body: { title: 'Undone' } },
        { method: 'POST', path: '/todos', body: { title: ' ' } },
      ],
    })
    await newTodo(ada, { title: 'Done' })
    expect(await reading.event('todo.created')).toMatchObject({ data: { title: 'Done' } })
    reading.stop()
  })

  test('arrive without hints as well, a little later', async () => {
    const deaf = await startService({ DATABASE_LISTEN_URL: 'off' }, {}, service.database)
    try {
      const reading = await readStream(deaf, ada)
      await newTodo(ada)
      await reading.event('todo.created')
      reading.stop()
    } finally {
      await deaf.close()
    }
  })

  test('do not hold a HEAD request', async () => {
    const answer = await ada.send('head' as 'get', '/events')
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream'])
  })

  test('say that no proxy is to store, compress or buffer them', async () => {
    const reading = await readStream(service, ada)
    expect(reading.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(reading.headers.get('x-accel-buffering')).toBe('no')
    reading.stop()
  })

  describe('with a ticket, for an EventSource', () => {
    const newTicket = async (person: Person) => (await person.send('post', '/events/tickets')).body.ticket as string
    const open = (query: string, headers = {}) => request(service.server).get(`/events?${query}`).set(headers)

    test('open once, and resume by `since`', async () => {
      const since = await endOfSync(ada)
      const todo = await newTodo(ada)
      const query = `?ticket=${await newTicket(ada)}&since=${since}`
      const reading = await readStream(other, ada, query, { Authorization: '' })
      expect(await reading.event('todo.created')).toMatchObject({ data: { id: todo.id } })
      reading.stop()
      assertProblem(await open(query.slice(1)), 'unauthenticated')
    })

    test('send what the holder of the ticket may see, until the session ends', async () => {
      const grace = await newPerson(service)
      const reading = await readStream(other, grace, `?ticket=${await newTicket(grace)}`, { Authorization: '' })
      await newTodo(ada)
      const own = await newTodo(grace)
      expect(await reading.event('todo.created')).toMatchObject({ data: { id: own.id } })
      await service.database.pool('sessions').delete().where({ user_id: grace.id })
      expect(await reading.event('stream.ended')).toMatchObject({ reason: 'session_ended' })
      await reading.ended
    })

    test('are refused with one of a session that has ended, and of a user who is disabled', async () => {
      const grace = await newPerson(service)
      const [first, second] = [await newTicket(grace), await newTicket(await signIn(service.server, grace))]
      await service.database
        .pool('sessions')
        .update({ expires_at: new Date(0) })
        .where({ user_id: grace.id })
      assertProblem(await open(`ticket=${first}`), 'unauthenticated')
      await service.database
        .pool('sessions')
        .update({ expires_at: new Date('9999-01-01') })
        .where({ user_id: grace.id })
      await service.database.pool('users').update({ disabled_at: new Date() }).where({ id: grace.id })
      assertProblem(await open(`ticket=${second}`), 'unauthenticated')
    })

    test.each(['ticket=', 'ticket=tpe_none', 'ticket=tpe_a&ticket=tpe_b', 'ticket=%00'])(
      'are refused with %s',
      async (query) => {
        const answer = await open(query)
        assertProblem(answer, 'unauthenticated')
        expect(answer.headers['www-authenticate']).toBe('Bearer realm="taskpact"')
      },
    )

    test('leave a ticket unused where the token is sent too, and no other operation takes one', async () => {
      const ticket = await newTicket(ada)
      const reading = await readStream(service, ada, `?ticket=${ticket}`)
      reading.stop()
      assertProblem(await request(service.server).get(`/todos?ticket=${ticket}`), 'unauthenticated')
      assertProblem(await request(service.server).get(`/todos?ticket=${ticket}`).set(bearer(ada)), 'validation_failed')
      const again = await readStream(service, ada, `?ticket=${ticket}`, { Authorization: '' })
      again.stop()
    })
  })

  test('end when the service stops', async () => {
    const stopping = await startService({}, {}, service.database)
    const reading = await readStream(stopping, ada)
    // As a service stops: connections are cut only after what was being answered has ended.
    await stopping.context.tail.stop()
    await reading.ended
    expect(reading.events.at(-1)?.data).toEqual({ type: 'stream.ended', reason: 'shutting_down' })
    await stopping.close()
  })
})
