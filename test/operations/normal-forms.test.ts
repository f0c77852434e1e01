/** A value that a standard lets people write in several ways is taken in each, and returned in one. */
import { describe, expect, test } from 'vitest'
import { createIn, run } from '../support/batches.ts'
import { newProject, newTodo, newWebhook } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { emptyExport, exportedTodo, idOf } from '../support/exports.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { openSocket } from '../support/streams.ts'

const service = useService()
const createTodo = (person: Person, todo: object) => person.send('post', '/todos', todo)

describe('an id in upper case', () => {
  test('is found in a path, a query and a body, and is returned in lower case', async () => {
    const [ada, bob] = [await newPerson(service()), await newPerson(service())]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const created = await createTodo(ada, {
      title: 'Dig',
      project_id: project_id.toUpperCase(),
      assignee_ids: [bob.id.toUpperCase()],
    })
    expect(created.body).toMatchObject({ project_id, assignee_ids: [bob.id] })
    const { id } = created.body
    expect((await ada.send('get', `/todos/${id.toUpperCase()}`)).body).toEqual(created.body)
    expect((await ada.send('get', `/todos?project_id=${project_id.toUpperCase()}`)).body).toEqual([created.body])
    expect((await ada.send('get', `/todos?assignee_id=${bob.id.toUpperCase()}`)).body).toEqual([created.body])
    const removed = await ada.send('delete', `/projects/${project_id.toUpperCase()}/members/${bob.id.toUpperCase()}`)
    expect(removed.status, removed.text).toBeLessThan(300)
  })

  test('names the todo before which another one is moved', async () => {
    const ada = await newPerson(service())
    const [first, second] = [await newTodo(ada, { title: 'One' }), await newTodo(ada, { title: 'Two' })]
    const path = `/todos/${second.id.toUpperCase()}/move`
    const moved = await ada.send('post', path, { before: first.id.toUpperCase() }).expect(200)
    expect(moved.body.position < first.position).toBe(true)
  })

  test('is the same request under an Idempotency-Key, as is the same time in another form', async () => {
    const ada = await newPerson(service())
    const project_id = await newProject(ada)
    const send = (todo: object) => createTodo(ada, { title: 'Dig', ...todo }).set('Idempotency-Key', 'one')
    const first = await send({ project_id, due_at: '2026-12-01T09:00:00Z' }).expect(201)
    const again = await send({ project_id: project_id.toUpperCase(), due_at: '2026-12-01t23:00:00.0000001+14:00' })
    expect([again.status, again.body.id]).toEqual([201, first.body.id])
    expect(again.headers['idempotency-replayed']).toBe('true')
  })

  test('is resolved in a batch, and compared with its ETag', async () => {
    const ada = await newPerson(service())
    const project_id = await newProject(ada)
    const { id } = await newTodo(ada)
    const path = `/todos/${id.toUpperCase()}`
    const ran = await run(ada, [
      { id: 'made', ...createIn(project_id.toUpperCase(), 'Dig') },
      { method: 'GET', path: '/todos/{made.id}' },
      { method: 'PATCH', path, headers: { 'If-Match': '"1"' }, body: { title: 'Weed' } },
      { method: 'POST', path: `${path}/move`, body: { after: id.toUpperCase(), to: 'last' } },
    ])
    expect(ran.statuses).toEqual([201, 200, 200, 422])
    expect(ran.results[1]?.body.project_id).toBe(project_id)
    expect(ran.results[3]?.body.errors).toEqual([
      expect.objectContaining({ message: 'Send only one of before, after and to' }),
    ])
  })

  test('is taken over a WebSocket, and a message that does not match is refused with words', async () => {
    const ada = await newPerson(service())
    const project_id = await newProject(ada)
    const headers = { Authorization: `Bearer ${ada.access_token}` }
    const socket = await openSocket(service(), { headers })
    socket.send({ type: 'subscribe', id: 'mine', project_id: project_id.toUpperCase() })
    await socket.message({ type: 'subscribed', id: 'mine' })
    const todo = await newTodo(ada, { project_id })
    expect(await socket.message({ type: 'event', event: { type: 'todo.created' } })).toMatchObject({
      event: { project_id, data: { id: todo.id } },
    })
    socket.send({ type: 'unsubscribe', id: 'mine' })
    const other = await openSocket(service(), { headers })
    const closed = new Promise<[number, string]>((resolve) =>
      other.socket.once('close', (code, reason) => resolve([code, String(reason)])),
    )
    other.send('{"type":"subscribe","id":"x","project_id":"17"}')
    expect(await closed).toEqual([4400, expect.stringContaining('body/project_id: must be a UUID')])
    socket.socket.close()
  })
})

test.each([
  ['2026-11-22T17:00:00.1234567Z', '2026-11-22T17:00:00.123456Z'],
  ['2026-11-22T17:00:00.999999999Z', '2026-11-22T17:00:00.999999Z'],
  ['2026-11-22T17:00:00+14:00', '2026-11-22T03:00:00Z'],
  ['2026-11-22T17:00:00-12:00', '2026-11-23T05:00:00Z'],
  ['2026-11-22T17:00:00+23:59', '2026-11-21T17:01:00Z'],
  ['2026-11-22t17:00:00z', '2026-11-22T17:00:00Z'],
  [`2026-11-22T17:00:00.${'5'.repeat(40)}Z`, '2026-11-22T17:00:00.555555Z'],
])('the time %s is taken in bodies and queries, and returned as %s', async (given, returned) => {
  const ada = await newPerson(service())
  const created = await createTodo(ada, { title: 'Dig', due_at: given }).expect(201)
  expect(created.body.due_at).toBe(returned)
  const query = (name: string) => ada.send('get', `/todos?${name}=${encodeURIComponent(given)}`)
  expect((await query('due_before')).status).toBe(200)
  expect((await query('due_after')).status).toBe(200)
})

test('a URL is taken with scheme and host in either case, and keeps the case of its path', async () => {
  const ada = await newPerson(service())
  const { id, url } = await newWebhook(ada, { url: 'HTTPS://Example.COM:8443/Hooks?Key=A' })
  expect(url).toBe('https://example.com:8443/Hooks?Key=A')
  const changed = await ada.send('patch', `/webhooks/${id}`, { url: 'https://EXAMPLE.com' }).expect(200)
  expect(changed.body.url).toBe('https://example.com')
})

test('an email address under an internationalized top-level domain is an address', async () => {
  const body = { email: 'a@xn--e1afmkfd.xn--p1ai', password: 'long enough 1', name: 'A' }
  const { server } = service()
  const registered = await newPerson(service()).then((ada) => ada.send('post', '/auth/register', body))
  expect(registered.status, registered.text).toBe(201)
  expect(registered.body.email).toBe(body.email)
  expect(server.listening).toBe(true)
})

test.each([
  ['If-None-Match', 'W/"1"', 304],
  ['If-None-Match', '"x,y" , , W/"1"', 304],
  ['If-None-Match', '"x,"1",y"', 200],
  ['If-None-Match', '"x" "1"', 200],
  ['If-None-Match', '"2"', 200],
  ['If-None-Match', '*', 304],
])('%s: %s is %i', async (name, value, status) => {
  const ada = await newPerson(service())
  const { id } = await newTodo(ada)
  expect((await ada.send('get', `/todos/${id}`).set(name, value)).status).toBe(status)
})

describe('an imported document', () => {
  test('may have ids, times and URLs in any form, and line breaks in names become spaces', async () => {
    const ada = await newPerson(service())
    const at = '2026-11-21t10:00:00.0000004+01:00'
    const todo = exportedTodo(1, { due_at: at, created_at: at, updated_at: at })
    const project = {
      ...{ id: idOf(2).toUpperCase(), name: 'Gar\r\nden', description: null, status: 'active', owner_id: idOf(1) },
      ...{ role: 'owner', task_count: 1, open_task_count: 1, version: 1, created_at: at, updated_at: at },
    }
    const body = { ...emptyExport, projects: [project], todos: [{ ...todo, project_id: idOf(2) }] }
    expect((await ada.send('post', '/users/me/import', body).expect(200)).body.todos.added).toBe(1)
    const [imported] = (await ada.send('get', '/todos')).body
    expect(imported).toMatchObject({ due_at: '2026-11-21T09:00:00Z', created_at: '2026-11-21T09:00:00Z' })
    expect((await ada.send('get', `/projects/${imported.project_id}`)).body.name).toBe('Gar  den')
  })

  test('is refused with every violation in words', async () => {
    const ada = await newPerson(service())
    const todos = [exportedTodo(1), exportedTodo(2, { title: '\u200b' }), exportedTodo(3, { due_at: 'soon' })]
    const answer = await ada.send('post', '/users/me/import', { ...emptyExport, todos })
    assertProblem(answer, 'validation_failed', ['body /todos/1/title', 'body /todos/2/due_at'])
  })
})

test('a name with a line break from an earlier version is still returned', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const id = await newProject(ada, [[bob, 'viewer']])
  const { pool } = service().database
  await pool('users').where({ id: ada.id }).update({ name: 'Ada\nLovelace' })
  await pool('projects').where({ id }).update({ name: 'Gar\u2028den\u0001' })
  await newTodo(ada, { title: 'Dig', project_id: id })
  for (const path of [
    '/users/me',
    `/projects/${id}`,
    '/projects',
    `/projects/${id}/members`,
    '/users/me/export',
    '/activity',
    '/sync',
  ])
    expect([path, (await ada.send('get', path)).status]).toEqual([path, 200])
  expect((await ada.send('get', '/users/me')).body.name).toBe('Ada\nLovelace')
  await ada.send('patch', `/projects/${id}`, { description: 'Behind\nthe house' }).expect(200)
})
