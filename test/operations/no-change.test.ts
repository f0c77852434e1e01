/** A change that changes nothing is none: representation, version, ETag, events and webhooks stay as they were. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Response } from 'supertest'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { contract } from '../../generated/contract.ts'
import { readContract, resolver, type Schema } from '../../src/kernel/index.ts'
import { newProject, newTodo } from '../support/build.ts'
import { type OperationId, send } from '../support/cases.ts'
import { newPerson, type Person } from '../support/service.ts'
import { useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()

const document = parse(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8'))
const operations = readContract(document).operations
const resolve = resolver(document)

/** A change of many objects: bulk.test.ts looks at one that changes nothing. */
const ofMany: OperationId[] = ['updateManyTodos']

/** Each operation that changes what the GET of its path answers. */
const updates = operations.flatMap((operation) => {
  const reader = operations.find(({ path, method }) => path === operation.path && method === 'get')
  if (operation.method !== 'patch' || !reader || ofMany.includes(operation.id as OperationId)) return []
  const schema = resolve(operation.body?.content['application/json']) as { properties: Record<string, Schema> }
  return [[operation.id as OperationId, reader.id as OperationId, Object.keys(schema.properties)] as const]
})

test('every PATCH is looked at', () => {
  const all = operationIds.filter((id) => contract[id].method === 'patch')
  expect(updates.map(([id]) => id)).toEqual(all.filter((id) => !ofMany.includes(id)))
})

const eventsUntilNow = async () =>
  Number((await world().service.database.pool('events').count({ total: '*' }))[0]?.total)

/** A resource as a caller sees it, and the number of its events. */
const seen = async ({ status, body, headers }: Response) => ({
  status,
  body,
  etag: headers.etag,
  events: await eventsUntilNow(),
})

describe.each(updates)('%s', (id, readerId, members) => {
  test('with the present values changes nothing', async () => {
    const { as, path = {} } = await validInput(id, world())
    const read = async () => seen(await send(readerId, world().service, { as, path }))
    const update = async (body: object) => seen(await send(id, world().service, { as, path, body }))
    const before = await read()
    expect(before.status).toBe(200)
    const known = members.filter((member) => member in before.body)
    const same = Object.fromEntries(known.map((member) => [member, before.body[member]]))
    // These members are shown in another form.
    if (id === 'updateUser') same.disabled = before.body.disabled_at !== null
    if (id === 'updateNotification') same.read = before.body.read_at !== null
    expect(Object.keys(same).sort()).toEqual([...members].sort())
    for (const body of [same, ...Object.entries(same).map(([member, value]) => ({ [member]: value })), {}])
      expect({ sent: body, ...(await update(body)) }).toEqual({ sent: body, ...before })
    expect(await read()).toEqual(before)
  })
})

describe('the same in other words', () => {
  const of = async (ada: Person, path: string) => seen(await ada.send('get', path))

  test('is no change of a todo', async () => {
    const ada = await newPerson(world().service)
    const { id } = await newTodo(ada, {
      title: 'Buy milk',
      completed: true,
      due_at: '2026-11-22T17:00:00.1Z',
      description: 'x',
    })
    const before = await of(ada, `/todos/${id}`)
    for (const body of [
      { title: '  Buy milk ' },
      { completed: true },
      { due_at: '2026-11-22T19:00:00.100000+02:00' },
      { due_at: '2026-11-22T17:00:00.100Z', title: 'Buy milk', description: 'x' },
      { project_id: null, assignee_ids: [] },
    ])
      expect(await seen(await ada.send('patch', `/todos/${id}`, body))).toEqual(before)
    const changed = await ada.send('patch', `/todos/${id}`, { due_at: '2026-11-22T17:00:00.100001Z' })
    expect(changed.body.version).toBe(before.body.version + 1)
    const text = '2026-11-22T17:00:00Z'
    await ada.send('patch', `/todos/${id}`, { title: text })
    const renamed = await ada.send('patch', `/todos/${id}`, { title: '2026-11-22T17:00:00+00:00' })
    expect(renamed.body.title).toBe('2026-11-22T17:00:00+00:00')
  })

  test('is no change of a project, a webhook and an account', async () => {
    const ada = await newPerson(world().service, 'Ada')
    const project = `/projects/${await newProject(ada, [], 'Garden')}`
    const created = await ada.send('post', '/webhooks', { url: 'https://example.com/a', event_types: ['todo.created'] })
    const webhook = `/webhooks/${created.body.id}`
    for (const [path, body] of [
      [project, { name: ' Garden  ' }],
      [webhook, { enabled: true, event_types: ['todo.created'], url: 'https://example.com/a' }],
      ['/users/me', { name: ' Ada ' }],
    ] as const) {
      const before = await of(ada, path)
      expect(await seen(await ada.send('patch', path, body))).toEqual(before)
    }
    expect((await ada.send('patch', webhook, { event_types: ['todo.created', 'todo.updated'] })).body.version).toBe(2)
  })

  test('keeps what another request with If-Match relies on', async () => {
    const ada = await newPerson(world().service)
    const { id } = await newTodo(ada)
    const { headers, body } = await ada.send('get', `/todos/${id}`)
    await ada.send('patch', `/todos/${id}`, { title: body.title })
    await ada
      .send('patch', `/todos/${id}`, { title: 'Other' })
      .set('If-Match', headers.etag as string)
      .expect(200)
  })

  test('makes no event: a stream has only the changes that change something', async () => {
    const ada = await newPerson(world().service)
    const { id, title } = await newTodo(ada)
    await ada.send('patch', `/todos/${id}`, { title })
    await ada.send('patch', `/todos/${id}`, { title: 'Other', completed: false })
    const { body } = await ada.send('get', `/activity?todo_id=${id}&sort=occurred_at`)
    expect(body.map(({ type, changes }: { type: string; changes: object[] }) => [type, changes])).toEqual([
      ['todo.created', []],
      ['todo.updated', [{ member: 'title', from: title, to: 'Other' }]],
    ])
  })
})

describe('a move', () => {
  test('to where the todo is already changes nothing, and any other one does', async () => {
    const ada = await newPerson(world().service)
    const project_id = await newProject(ada)
    const ids: string[] = []
    for (const title of ['a', 'b', 'c']) ids.push((await newTodo(ada, { title, project_id })).id)
    const [a, b, c] = ids as [string, string, string]
    const move = async (id: string, to: object) => seen(await ada.send('post', `/todos/${id}/move`, to))
    for (const [id, to] of [
      [a, { to: 'first' }],
      [c, { to: 'last' }],
      [b, { after: a }],
      [b, { before: c }],
      [a, { before: b }],
      [c, { after: b }],
      [a, { before: a }],
    ] as const) {
      const before = await seen(await ada.send('get', `/todos/${id}`))
      expect({ to, ...(await move(id, to)) }).toEqual({ to, ...before, etag: expect.anything() })
    }
    const order = async () =>
      (await ada.send('get', `/todos?project_id=${project_id}&sort=position`)).body
        .map(({ title }: { title: string }) => title)
        .join('')
    expect((await move(a, { to: 'last' })).body.version).toBe(2)
    expect(await order()).toBe('bca')
    expect((await move(a, { before: b })).body.version).toBe(3)
    expect(await order()).toBe('abc')
  })

  test('of an only todo changes nothing', async () => {
    const ada = await newPerson(world().service)
    const todo = await newTodo(ada)
    for (const to of ['first', 'last'] as const)
      expect((await ada.send('post', `/todos/${todo.id}/move`, { to })).body).toEqual(todo)
  })
})
