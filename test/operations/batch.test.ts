/** A batch does what its operations would do one by one, all at once or not at all. */
import fc from 'fast-check'
import request, { type Response } from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { problems } from '../../generated/contract.ts'
import type { Schemas } from '../../src/api.ts'
import { violations } from '../support/answers.ts'
import { assertContract, assertProblem, runCases } from '../support/cases.ts'
import { type Method, newPerson, type Person, startService } from '../support/service.ts'
import { batchCases } from './batch.cases.ts'

type Sent = Schemas['BatchOperation']
/** A result, whose body is looked into. */
// biome-ignore lint/suspicious/noExplicitAny: bodies of any operation
type Result = { status: number; headers: Record<string, string>; body?: any }

const world = runCases<'batch'>(batchCases)

let ada: Person
let bob: Person
let names = 0
/** In the titles of a test's todos, so that its own are found. */
let name: string

beforeEach(async () => {
  ada = await newPerson(world().service, 'Ada')
  bob = await newPerson(world().service, 'Bob')
  name = `batch-${++names}`
})

async function run(operations: Sent[], { atomic = false, as = ada, key = '' } = {}) {
  const sent = as.send('post', '/batch', { atomic, operations })
  const answer = await (key ? sent.set('Idempotency-Key', key) : sent)
  assertContract('runBatch', answer)
  expect(answer.status, answer.text).toBe(200)
  const { committed, results } = answer.body as { committed: boolean; results: Result[] }
  return { answer, committed, results, statuses: results.map(({ status }) => status) }
}

const create = (title = name): Sent => ({ method: 'POST', path: '/todos', body: { title } })
const inProject = (project_id: unknown): Sent => ({
  method: 'POST',
  path: '/todos',
  body: { title: name, project_id } as Sent['body'],
})
const garden: Sent = { id: 'garden', method: 'POST', path: '/projects', body: { name: 'Garden' } }
const nowhere: Sent = { method: 'GET', path: '/todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11' }

const pool = () => world().service.database.pool
const kept = async () => (await pool()('todos').where({ title: name })).length

function assertRefused(result: Result | undefined, code: keyof typeof problems, at?: string[]) {
  const { status, title } = problems[code]
  expect(result).toMatchObject({ status, body: { status, title, code, type: `/problems/${code}` } })
  expect(result?.headers['Content-Type']).toBe('application/problem+json')
  if (at) expect(result?.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(at)
}

describe('references', () => {
  test('a project and three todos in it, in one atomic batch', async () => {
    const todo = inProject({ $result: 'garden.id' })
    const operations: Sent[] = [garden, todo, todo, todo, { method: 'GET', path: '/projects/{garden.id}' }]
    const { committed, results, statuses } = await run(operations, { atomic: true })
    expect({ committed, statuses }).toEqual({ committed: true, statuses: [201, 201, 201, 201, 200] })
    const [project, ...others] = results
    const id = project?.body.id
    expect(project?.headers).toMatchObject({ Location: `/projects/${id}`, ETag: '"1"' })
    expect(others.slice(0, 3).map(({ body }) => body.project_id)).toEqual([id, id, id])
    expect(others[3]?.body).toMatchObject({ id, task_count: 3 })
    expect((await ada.send('get', `/projects/${id}`)).body.task_count).toBe(3)
  })

  test('into lists, in queries, beside other values', async () => {
    const { results } = await run([
      garden,
      inProject({ $result: 'garden.id' }),
      { id: 'found', method: 'GET', path: '/todos?project_id={garden.id}&limit=1' },
      {
        method: 'PATCH',
        path: '/todos/{found.0.id}',
        body: { completed: true, description: { $result: 'garden.name' } },
      },
    ])
    expect(results[2]?.body).toHaveLength(1)
    expect(results[3]?.body).toMatchObject({ title: name, completed: true, description: 'Garden' })
  })

  test.each([
    ['no such operation', 'nobody.id'],
    ['a later one', 'later.id'],
    ['itself', 'self.id'],
    ['one that was refused', 'refused.status'],
    ['a member that is not there', 'garden.nothing'],
    ['what every object has', 'garden.constructor.name'],
    ['what every object inherits', 'garden.__proto__'],
    ['what is no single value', 'garden'],
    ['the length of a list', 'list.length'],
    ['a letter of a text', 'garden.name.0'],
    ['one without a body', 'gone.id'],
    ['nothing', ''],
    ['no text', 1],
  ])('to %s', async (_, reference) => {
    const { results } = await run([
      garden,
      { ...nowhere, id: 'refused' },
      { id: 'list', method: 'GET', path: '/todos' },
      { id: 'doomed', ...create('doomed') },
      { id: 'gone', method: 'DELETE', path: '/todos/{doomed.id}' },
      { ...inProject({ $result: reference }), id: 'self' },
      { method: 'GET', path: `/projects/{${reference}}` },
      { id: 'later', ...create() },
    ])
    expect(results[4]?.status).toBe(204)
    assertRefused(results[5], 'batch_reference_invalid')
    assertRefused(results[6], 'batch_reference_invalid')
    expect(results[7]?.status).toBe(201)
  })

  test('cannot be smuggled in by a text: a title may say anything', async () => {
    const titles = ['{garden.id}', '{{garden.body.id}}', '{"$result": "garden.id"}', '$result']
    const { results } = await run([garden, ...titles.map((title) => create(title))])
    expect(results.slice(1).map(({ body }) => body.title)).toEqual(titles)
  })

  test('an encoded brace is a text', async () => {
    await run([create('{garden.id}')])
    const { results } = await run([garden, { method: 'GET', path: '/todos?search=%7Bgarden.id%7D' }])
    expect(results[1]?.body.map(({ title }: { title: string }) => title)).toEqual(['{garden.id}'])
  })

  test('a value cannot lead out of its segment or its query member', async () => {
    const values = ['x/../../users/me', '..', 'x?limit=1', 'x&completed=true', 'x#y', '%2e', 'ä', '{garden.id}']
    const { results } = await run(
      values.flatMap((value, index): Sent[] => [
        { id: `t${index}`, ...create(value) },
        { method: 'GET', path: `/todos?search={t${index}.title}` },
        { method: 'DELETE', path: `/projects/{t${index}.title}` },
      ]),
    )
    for (const [index, value] of values.entries()) {
      expect(results[index * 3 + 1]?.body.map(({ title }: { title: string }) => title)).toContain(value)
      assertRefused(results[index * 3 + 2], 'validation_failed', ['/project_id'])
    }
  })

  test('an empty text is no segment', async () => {
    const { results } = await run([
      { id: 'todo', method: 'POST', path: '/todos', body: { title: name, description: '' } },
      { method: 'DELETE', path: '/todos/{todo.description}' },
    ])
    assertRefused(results[1], 'batch_reference_invalid')
  })

  test('a body that has grown by them is too large as it would be alone', async () => {
    const long = { id: 'long', method: 'POST', path: '/todos', body: { title: name, description: 'x'.repeat(1000) } }
    const grown = { title: name, description: Array(101).fill({ $result: 'long.description' }) }
    const { results } = await run([long as Sent, { method: 'POST', path: '/todos', body: grown as Sent['body'] }])
    assertRefused(results[1], 'payload_too_large')
  })
})

describe('one that is refused', () => {
  test('leaves nothing of an atomic batch', async () => {
    const { committed, results } = await run([create(), nowhere, create()], { atomic: true })
    expect(committed).toBe(false)
    assertRefused(results[0], 'batch_rolled_back')
    assertRefused(results[1], 'todo_not_found')
    assertRefused(results[2], 'batch_rolled_back')
    expect(await kept()).toBe(0)
  })

  test('leaves the others of another batch', async () => {
    const { committed, statuses } = await run([create(), nowhere, create()])
    expect({ committed, statuses }).toEqual({ committed: true, statuses: [201, 404, 201] })
    expect(await kept()).toBe(2)
  })

  test('by the database has changed nothing, and the others can go on', async () => {
    await pool().raw(`alter table todos add constraint refused check (title <> 'refused by the database')`)
    const { results } = await run([create(), create('refused by the database'), create()])
    await pool().raw('alter table todos drop constraint refused')
    expect(results.map(({ status }) => status)).toEqual([201, 422, 201])
    expect(await kept()).toBe(2)
  })

  test('is refused as alone: role, ownership, path, method, body', async () => {
    const { body: todo } = await ada.send('post', '/todos', { title: name })
    const { results } = await run(
      [
        { method: 'GET', path: '/admin/users' },
        { method: 'GET', path: `/todos/${todo.id}` },
        { method: 'PATCH', path: `/todos/${todo.id}`, body: { completed: true } },
        { method: 'GET', path: '/nothing' },
        { method: 'PUT', path: '/todos' },
        { method: 'POST', path: '/todos', body: { title: ' ' } },
        { method: 'POST', path: '/todos' },
        { method: 'POST', path: '/todos', body: null },
        { method: 'POST', path: '/todos', body: { title: name }, headers: { 'Content-Type': 'text/plain' } },
        { method: 'GET', path: '/todos?unknown=1' },
        { method: 'GET', path: '/todos/%ff' },
      ],
      { as: bob },
    )
    assertRefused(results[0], 'forbidden')
    assertRefused(results[1], 'todo_not_found')
    assertRefused(results[2], 'todo_not_found')
    assertRefused(results[3], 'not_found')
    assertRefused(results[4], 'method_not_allowed')
    expect(results[4]?.headers.Allow).toBe('GET, HEAD, OPTIONS, POST')
    assertRefused(results[5], 'validation_failed', ['/title'])
    assertRefused(results[6], 'validation_failed', [''])
    assertRefused(results[7], 'validation_failed', [''])
    assertRefused(results[8], 'unsupported_media_type')
    assertRefused(results[9], 'validation_failed', ['/unknown'])
    assertRefused(results[10], 'malformed_request')
  })

  test.each<[string, Sent]>([
    ['another batch', { method: 'POST', path: '/batch', body: { operations: [create()] } }],
    ['a sign-in', { method: 'POST', path: '/auth/token', body: { grant_type: 'refresh_token', refresh_token: 'x' } }],
    ['what needs no sign-in', { method: 'GET', path: '/health' }],
    ['a guess at the password', { method: 'PUT', path: '/users/me/password', body: {} }],
  ])('since it has no place in a batch: %s', async (_, operation) => {
    assertRefused((await run([operation])).results[0], 'batch_not_allowed')
  })

  test('since the caller has gone', async () => {
    const { results } = await run([
      { method: 'DELETE', path: '/users/me' },
      create(),
      { method: 'GET', path: '/todos' },
    ])
    expect(results[0]?.status).toBe(204)
    assertRefused(results[1], 'user_not_found')
    assertRefused(results[2], 'user_not_found')
    expect(results[1]?.headers['WWW-Authenticate']).toMatch(/^Bearer /)
  })

  test('since there is too much already', async () => {
    const many = Array.from({ length: 100 }, () => ({ title: name, description: 'x'.repeat(1000), user_id: ada.id }))
    await pool()('todos').insert(many)
    const { results } = await run(Array(100).fill({ method: 'GET', path: '/todos' }))
    expect(results[0]?.body).toHaveLength(100)
    assertRefused(results[99], 'batch_results_too_large')
  })
})

describe('conditions', () => {
  test('If-Match holds against what came before it in the batch', async () => {
    const { body: todo } = await ada.send('post', '/todos', { title: name })
    const patch = (tag: string, body: object): Sent => ({
      method: 'PATCH',
      path: `/todos/${todo.id}`,
      headers: { 'If-Match': tag },
      body: body as Sent['body'],
    })
    const { results } = await run([
      patch('"1"', { completed: true }),
      patch('"1"', { title: 'lost' }),
      patch('"2"', { priority: 1 }),
    ])
    expect(results.map(({ status, headers }) => [status, headers.ETag])).toEqual([
      [200, '"2"'],
      [412, undefined],
      [200, '"3"'],
    ])
    assertRefused(results[1], 'precondition_failed')
    const now = (await ada.send('get', `/todos/${todo.id}`)).body
    expect(now).toMatchObject({ title: name, completed: true, priority: 1, version: 3 })
  })

  test('If-None-Match answers 304, which stops no atomic batch', async () => {
    const { body: todo } = await ada.send('post', '/todos', { title: name })
    const get: Sent = { method: 'GET', path: `/todos/${todo.id}`, headers: { 'If-None-Match': '"1"' } }
    const { committed, results } = await run([get, create()], { atomic: true })
    expect(committed).toBe(true)
    expect(results[0]).toEqual({ status: 304, headers: expect.objectContaining({ ETag: '"1"' }) })
  })

  test('a merge patch is one in a batch', async () => {
    const { body: todo } = await ada.send('post', '/todos', { title: name, description: 'more' })
    const headers = { 'Content-Type': 'application/merge-patch+json' }
    const { results } = await run([
      { method: 'PATCH', path: `/todos/${todo.id}`, headers, body: { description: null } },
    ])
    expect(results[0]?.body).toMatchObject({ title: name, description: null })
  })
})

describe('a batch that is sent again', () => {
  const replayed = (answer: Response) => answer.headers['idempotency-replayed']

  test.each([true, false])('with a key (atomic: %s) has one effect and one answer', async (atomic) => {
    const operations = atomic ? [create(), create()] : [create(), nowhere, create()]
    const first = await run(operations, { atomic, key: name })
    const again = await run(operations, { atomic, key: name })
    expect(again.answer.text).toBe(first.answer.text)
    expect([replayed(first.answer), replayed(again.answer)]).toEqual([undefined, 'true'])
    expect(await kept()).toBe(2)
  })

  test('with the key of one that was rolled back is run', async () => {
    const missing = { id: 'missing', ...create(`${name} later`) }
    const { body: todo } = await ada.send('post', '/todos', { title: 'in the way' })
    const operations: Sent[] = [
      create(),
      { method: 'DELETE', path: `/todos/${todo.id}`, headers: { 'If-Match': '"2"' } },
      missing,
    ]
    expect((await run(operations, { atomic: true, key: name })).committed).toBe(false)
    await ada.send('patch', `/todos/${todo.id}`, { completed: true })
    expect((await run(operations, { atomic: true, key: name })).committed).toBe(true)
    expect(await kept()).toBe(1)
  })

  test('by its parts: a key of one operation counts in a batch and by itself', async () => {
    const operation = { ...create(), headers: { 'Idempotency-Key': name } }
    const { results } = await run([operation, operation, { ...operation, body: { title: 'another' } }])
    expect(results.slice(0, 2).map(({ status, headers }) => [status, headers['Idempotency-Replayed']])).toEqual([
      [201, undefined],
      [201, 'true'],
    ])
    assertRefused(results[2], 'idempotency_key_reused')
    const alone = await ada.send('post', '/todos', { title: name }).set('Idempotency-Key', name)
    expect([alone.status, replayed(alone)]).toEqual([201, 'true'])
    expect(await kept()).toBe(1)
  })

  test('cannot share its key with one of its operations', async () => {
    const { results } = await run([{ ...create(), headers: { 'Idempotency-Key': name } }], { key: name })
    assertRefused(results[0], 'idempotency_key_reused')
    expect(await kept()).toBe(0)
  })
})

describe('a fault', () => {
  test('of one operation is one of the whole batch, which is undone', async () => {
    await pool().raw(`create function break_down() returns trigger language plpgsql as
      $$ begin raise exception 'secret words of the database' using errcode = 'XX001'; end $$`)
    await pool().raw(`create trigger break_down before insert on todos for each row
      when (new.title = 'broken') execute function break_down()`)
    const answer = await ada.send('post', '/batch', { operations: [create(), create('broken'), create()] })
    await pool().raw('drop function break_down cascade')
    assertContract('runBatch', answer)
    assertProblem(answer, 'internal_error')
    expect(await kept()).toBe(0)
  })

  test('of the moment is overcome: two batches that lock each other out both succeed', async () => {
    const made = await Promise.all([1, 2].map(() => ada.send('post', '/todos', { title: name })))
    const ids = made.map(({ body }) => body.id as string)
    const patches = (order: string[]) =>
      Array.from({ length: 10 }, () => order)
        .flat()
        .map((id): Sent => ({ method: 'PATCH', path: `/todos/${id}`, body: { completed: true } }))
    const both = [ids, ids.toReversed()].map((order) => run(patches(order), { atomic: true }))
    expect((await Promise.all(both)).map(({ committed }) => committed)).toEqual([true, true])
  })
})

test('more batches at once than there are connections', async () => {
  const batches = Array.from({ length: 20 }, (_, index) => run([create(), create()], { key: `${name}-${index}` }))
  for (const { statuses } of await Promise.all(batches)) expect(statuses).toEqual([201, 201])
  expect(await kept()).toBe(40)
})

test('each operation counts for the rate limits', async () => {
  const { service } = world()
  const limited = await startService({ RATE_LIMITS: 'on' }, {}, service.database)
  const sent = request(limited.server).post('/batch').set('Authorization', `Bearer ${ada.access_token}`)
  const answer = await sent.send({ operations: [create(), nowhere, create()] })
  await limited.close()
  const left = (header: string | undefined) => Number(/r=(\d+)/.exec(header ?? '')?.[1])
  const [first, ...others] = answer.body.results.map(({ headers }: Result) => left(headers.RateLimit))
  expect(others).toEqual([first - 1, first - 2])
})

/** What an operation of the property does, to the earlier ones that it names by their position among the makers. */
const actions = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'project',
      'todo',
      'todo in',
      'rename',
      'complete',
      'clear',
      'get',
      'list',
      'delete',
      'drop',
      'invalid',
      'nothing',
    ),
    at: fc.nat(20),
    text: fc.constantFrom('milk', '{m0.id}', ' bread ', 'ä', '%2e'),
  }),
  { minLength: 1, maxLength: 12 },
)
type Action = typeof actions extends fc.Arbitrary<infer Each> ? Each : never

/** The operations of some actions. What makes something always succeeds, so that others can refer to it. */
function operationsOf(planned: Action): Sent[] {
  const makers = { todo: [] as string[], project: [] as string[] }
  const pick = (kind: 'todo' | 'project', at: number) => makers[kind][at % (makers[kind].length || 1)]
  return planned.map(({ kind, at, text }, index): Sent => {
    const id = `m${index}`
    const [todo, project] = [pick('todo', at), pick('project', at)]
    const ofTodo = todo ? `/todos/{${todo}.id}` : '/todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
    switch (kind) {
      case 'project':
        makers.project.push(id)
        return { id, method: 'POST', path: '/projects', body: { name: text } }
      case 'todo':
        makers.todo.push(id)
        return { id, method: 'POST', path: '/todos', body: { title: text } }
      case 'todo in':
        return project ? inProject({ $result: `${project}.id` }) : inProject(1)
      case 'rename':
        return { method: 'PATCH', path: ofTodo, body: { title: text } }
      case 'complete':
        return { method: 'PATCH', path: ofTodo, headers: { 'If-Match': '"1"' }, body: { completed: true } }
      case 'clear':
        return { method: 'PATCH', path: ofTodo, body: { description: null, priority: null } }
      case 'get':
        return { method: 'GET', path: project && at % 2 ? `/projects/{${project}.id}` : ofTodo }
      case 'list':
        return { method: 'GET', path: '/todos?sort=-created_at&limit=5&count=true' }
      case 'delete':
        return { method: 'DELETE', path: ofTodo }
      case 'drop':
        return project ? { method: 'DELETE', path: `/projects/{${project}.id}` } : nowhere
      case 'invalid':
        return { method: 'POST', path: '/todos', body: { title: '' } }
      default:
        return { method: 'PUT', path: '/todos' }
    }
  })
}

/** Sends the operations one by one, with the ids that the references mean. */
async function sendAlone(person: Person, operations: Sent[]): Promise<Result[]> {
  const ids = new Map<string, string>()
  const results: Result[] = []
  for (const { id, method, path, headers = {}, body } of operations) {
    const url = path.replace(/\{(\w+)\.id\}/, (_, maker) => ids.get(maker) as string)
    const given = body as { project_id?: { $result: string } } | undefined
    const reference = given?.project_id?.$result
    const filled = reference ? { ...given, project_id: ids.get(reference.replace('.id', '')) } : given
    const answer = await person.send(method.toLowerCase() as Method, url, filled).set(headers as Record<string, string>)
    if (id) ids.set(id, answer.body.id)
    results.push({
      status: answer.status,
      headers: answer.headers,
      ...(answer.text && { body: JSON.parse(answer.text) }),
    })
  }
  return results
}

/** Without what differs from one time to the next: ids by the order in which they come, instants, the request's id. */
function comparable(results: Result[]): unknown {
  const seen = new Map<string, number>()
  const shown = results.map(({ status, headers, body }) => {
    const named = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value] as const)
    const told = ['location', 'etag', 'content-type', 'allow', 'total-count']
    return { status, headers: Object.fromEntries(named.filter(([header]) => told.includes(header))), body }
  })
  const text = JSON.stringify(shown, (key, value) => {
    if (key === 'request_id' || key.endsWith('_at')) return value && key
    return key === 'headers' ? Object.fromEntries(Object.entries(value).sort()) : value
  })
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return JSON.parse(
    text.replace(ids, (id) => {
      if (!seen.has(id)) seen.set(id, seen.size)
      return `id ${seen.get(id)}`
    }),
  )
}

test('the results are those of the same operations sent one by one', async () => {
  const { service } = world()
  const property = fc.asyncProperty(actions, fc.boolean(), async (planned, atomic) => {
    const operations = operationsOf(planned)
    const [one, other] = [await newPerson(service), await newPerson(service)]
    const alone = await sendAlone(one, operations)
    const { committed, results } = await run(operations, { atomic, as: other })
    const failed = alone.findIndex(({ status }) => status >= 400)
    expect(committed).toBe(!atomic || failed < 0)
    if (committed) {
      expect(comparable(results)).toEqual(comparable(alone))
      return
    }
    expect(results.map(({ status }) => status)).toEqual(
      operations.map((_, index) => (index === failed ? alone[failed]?.status : 424)),
    )
    expect((await other.send('get', '/todos')).body).toEqual([])
    expect((await other.send('get', '/projects')).body).toEqual([])
  })
  await fc.assert(property, { numRuns: 60 })
}, 60_000)

test('the answer of every result is one that its operation declares', async () => {
  const { results } = await run([create(), { method: 'GET', path: '/todos' }, { method: 'POST', path: '/todos' }])
  for (const [index, id] of ['createTodo', 'listTodos', 'createTodo'].entries()) {
    const { status, headers, body } = results[index] as Result
    const lower = Object.fromEntries(Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value]))
    const text = JSON.stringify(body)
    const length = String(Buffer.byteLength(text))
    expect(violations(id, { status, headers: { ...lower, 'content-length': length }, text })).toEqual([])
  }
})
