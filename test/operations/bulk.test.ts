/** One change for many todos: one transaction, an event each, and a reason for each refusal. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newMember, newProject, newTodo } from '../support/build.ts'
import { limited, newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

const change = async (person: Person, body: object): Promise<Schemas['TodosUpdated']> =>
  (await person.send('patch', '/todos', body).expect(200)).body
const get = async (person: Person, { id }: { id: string }): Promise<Schemas['Todo']> =>
  (await person.send('get', `/todos/${id}`).expect(200)).body
const eventsOf = (...ids: string[]) =>
  service().database.pool('events').whereRaw(`data->>'id' = any(?)`, [ids]).select('type')

test('each is changed as by itself, with an event, whether it is named twice or not at all', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const seen = await newProject(bob, [[ada, 'viewer']])
  const [one, same, hers, his, viewed] = [
    ...[await newTodo(ada), await newTodo(ada, { priority: 1 }), await newTodo(ada)],
    ...[await newTodo(bob), await newTodo(bob, { project_id: seen })],
  ] as [Schemas['Todo'], Schemas['Todo'], Schemas['Todo'], Schemas['Todo'], Schemas['Todo']]
  const ids = [viewed.id, one.id.toUpperCase(), same.id, one.id, his.id, hers.id]
  const { changed, refused, results } = await change(ada, { ids, patch: { priority: 1 } })
  expect([changed, refused]).toEqual([2, 2])
  expect(
    Object.fromEntries(results.map(({ id, ...result }) => [id, [result.outcome, result.version, result.code]])),
  ).toEqual({
    [one.id]: ['changed', 2, null],
    [same.id]: ['unchanged', 1, null],
    [hers.id]: ['changed', 2, null],
    [his.id]: ['refused', null, 'todo_not_found'],
    [viewed.id]: ['refused', null, 'forbidden'],
  })
  expect(await get(ada, one)).toMatchObject({ priority: 1, version: 2 })
  expect((await get(bob, viewed)).version).toBe(1)
  const updates = (await eventsOf(one.id, same.id, hers.id)).filter(({ type }) => type === 'todo.updated')
  expect(updates).toHaveLength(2)
})

test('a filter finds what there is for the caller', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const project_id = await newProject(ada)
  await newMember(ada, project_id, bob, 'editor')
  const [own, shared] = [await newTodo(ada, { title: 'Dig' }), await newTodo(bob, { title: 'Dig', project_id })]
  const others = [await newTodo(ada, { title: 'Sow' }), await newTodo(bob, { title: 'Dig' })]
  const { results } = await change(ada, { filter: 'title = dig', patch: { completed: true } })
  expect(new Set(results.map(({ id }) => id))).toEqual(new Set([own.id, shared.id]))
  expect((await get(ada, shared)).completed).toBe(true)
  expect([
    (await get(ada, others[0] as Schemas['Todo'])).completed,
    (await get(bob, others[1] as Schemas['Todo'])).completed,
  ]).toEqual([false, false])
  expect((await ada.send('get', `/projects/${project_id}`)).body.open_task_count).toBe(0)
})

describe('a todo that cannot be changed so', () => {
  test('is refused with the reason, and the others are changed', async () => {
    const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const [own, shared] = [await newTodo(ada), await newTodo(ada, { project_id })]
    const patch = { assignee_ids: [bob.id] }
    const { results } = await change(ada, { ids: [own.id, shared.id], patch })
    expect(results.map(({ id, code }) => [id, code])).toEqual([
      [own.id, 'assignee_not_member'],
      [shared.id, null],
    ])
    const timed = await newTodo(ada, { due_at: '2026-11-22T23:00:00Z', time_zone: 'Europe/Berlin' })
    const disagreeing = { due_on: '2026-11-22', due_at: '2026-11-22T23:00:00Z' }
    const answer = await change(ada, { ids: [timed.id, own.id], patch: disagreeing })
    expect(answer.results.map(({ code }) => code).sort()).toEqual(['validation_failed', null].sort())
    expect((await get(ada, own)).due_on).toBe('2026-11-22')
  })

  test('is one whose next one finds no room', async () => {
    const ada = await newPerson(service(), 'Ada')
    const recurring = { recurrence: 'FREQ=DAILY', due_on: '2026-11-22' }
    const todos = [await newTodo(ada, recurring), await newTodo(ada, recurring), await newTodo(ada)]
    await limited(ada, service(), { todos: 4 })
    const { results } = await change(ada, { ids: todos.map(({ id }) => id), patch: { completed: true } })
    expect(results.map(({ code }) => code)).toEqual([null, 'quota_exceeded', null])
    expect((await ada.send('get', '/todos')).body).toHaveLength(4)
  })
})

test('opening a todo again takes its next one back, also where that is named too', async () => {
  const ada = await newPerson(service(), 'Ada')
  const todo = await newTodo(ada, { recurrence: 'FREQ=DAILY', due_on: '2026-11-22' })
  await change(ada, { ids: [todo.id], patch: { completed: true } })
  const next = (await get(ada, todo)).next_id as string
  const { results } = await change(ada, { ids: [next, todo.id], patch: { completed: false, priority: 1 } })
  expect(results.map(({ id, code }) => [id, code])).toEqual([
    [todo.id, null],
    [next, 'todo_not_found'],
  ])
})

test('a key makes it once', async () => {
  const ada = await newPerson(service(), 'Ada')
  const todo = await newTodo(ada)
  const send = () =>
    ada
      .send('patch', '/todos', { ids: [todo.id], patch: { priority: 1 } })
      .set('Idempotency-Key', 'bulk')
      .expect(200)
  const [first, second] = [await send(), await send()]
  expect(second.body).toEqual(first.body)
  expect(second.headers['idempotency-replayed']).toBe('true')
})

test('a member who is removed meanwhile changes nothing', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const project_id = await newProject(ada, [[bob, 'editor']])
  const todo = await newTodo(ada, { project_id })
  const transaction = await service().database.pool.transaction()
  await transaction('projects').where({ id: project_id }).forUpdate()
  await transaction('project_members').delete().where({ project_id, user_id: bob.id })
  const pending = change(bob, { filter: 'not completed', patch: { completed: true } })
  await expect
    .poll(async () => (await service().database.pool.raw(`select 1 from pg_locks where not granted`)).rows.length)
    .toBeGreaterThan(0)
  await transaction.commit()
  expect(await pending).toEqual({ changed: 0, refused: 0, results: [] })
  expect((await get(ada, todo)).completed).toBe(false)
})

test('a thousand are changed at once', async () => {
  const ada = await newPerson(service(), 'Ada')
  const project_id = await newProject(ada)
  await service().database.pool.raw(
    `insert into todos (id, title, user_id, project_id, position)
     select gen_random_uuid(), 'Dig', ?, ?, lpad(n::text, 10, '0') from generate_series(1, 1000) as n`,
    [ada.id, project_id],
  )
  expect(await change(ada, { filter: 'title = Dig', patch: { priority: 5 } })).toMatchObject({ changed: 1000 })
})
