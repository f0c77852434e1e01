/** Retries: a call that is sent twice takes effect once, no other call is sent twice, and the attempts end. */
import { expect, test } from 'vitest'
import {
  createTodo,
  deleteTodo,
  errorOf,
  getMe,
  listTodos,
  runBatch,
  signIn,
  updateMe,
  updateTodo,
} from '../../src/sdk/index.ts'
import { goodPassword, newPerson, useService } from '../support/service.ts'
import { clientOf, network, paths, problem } from './faults.ts'

const service = useService()

const keys = (sent: Request[]) => sent.map(({ headers }) => headers.get('Idempotency-Key'))

test('a POST whose response was lost takes effect once, and returns the first response', async () => {
  const ada = await newPerson(service())
  const { fetch, sent } = network((_, count) => (count <= 2 ? 'lost' : undefined))
  const client = clientOf(service(), ada, { fetch })
  const { data, response } = await createTodo({ client, body: { title: 'Once' }, throwOnError: true })
  expect(response.headers.get('Idempotency-Replayed')).toBe('true')
  expect((await listTodos({ client })).data).toEqual([data])
  expect(keys(sent).slice(0, 3)).toEqual(Array(3).fill(expect.stringMatching(/^[0-9a-f]{32}$/)))
  expect(new Set(keys(sent).slice(0, 3)).size).toBe(1)
})

test('each call has a new idempotency key or the given one; operations that take no key have none', async () => {
  const { fetch, sent } = network()
  const client = clientOf(service(), await newPerson(service()), { fetch })
  await createTodo({ client, body: { title: 'A' } })
  await createTodo({ client, body: { title: 'A' } })
  await createTodo({ client, body: { title: 'A' }, headers: { 'Idempotency-Key': 'mine' } })
  await runBatch({
    client,
    body: { operations: [{ id: 'a', operation: 'createTodo', body: { title: 'B' } }] } as never,
  })
  await updateMe({ client, body: { name: 'Ada L.' } })
  await listTodos({ client })
  const [first, second, third, fourth, fifth, sixth] = keys(sent)
  expect([third, fifth, sixth]).toEqual(['mine', null, null])
  expect(fourth).toMatch(/^[0-9a-f]{32}$/)
  expect(new Set([first, second, fourth]).size).toBe(3)
})

test('a truncated response counts as no response', async () => {
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":"01'))
      controller.error(new TypeError('terminated'))
    },
  })
  const { fetch, sent } = network((_, count) =>
    count === 1 ? new Response(cut, { status: 201, headers: { 'Content-Type': 'application/json' } }) : undefined,
  )
  const client = clientOf(service(), await newPerson(service()), { fetch })
  expect((await createTodo({ client, body: { title: 'Whole' } })).data?.title).toBe('Whole')
  expect(sent).toHaveLength(2)
})

test('a PATCH whose response was lost is not sent again', async () => {
  const { fetch, sent } = network(({ method }) => (method === 'PATCH' ? 'lost' : undefined))
  const client = clientOf(service(), await newPerson(service()), { fetch })
  const { data: todo } = await createTodo({ client, body: { title: 'A' }, throwOnError: true })
  const answer = await updateTodo({ client, path: { todo_id: todo.id }, body: { title: 'B' } })
  expect(errorOf(answer)).toMatchObject({ code: 'no_answer', status: 0, cause: new TypeError('fetch failed') })
  expect(paths(sent)).toEqual(['POST /todos', `PATCH /todos/${todo.id}`])
})

test('a DELETE whose response was lost is sent again, as RFC 9110 allows, and returns 404', async () => {
  const { fetch, sent } = network((_, count) => (count === 2 ? 'lost' : undefined))
  const client = clientOf(service(), await newPerson(service()), { fetch })
  const { data: todo } = await createTodo({ client, body: { title: 'A' }, throwOnError: true })
  expect(errorOf(await deleteTodo({ client, path: { todo_id: todo.id } }))?.code).toBe('todo_not_found')
  expect(sent).toHaveLength(3)
})

test.each([
  [429, 'rate_limited'],
  [503, 'unavailable'],
])('a %d is waited for as long as its Retry-After says', async (status, code) => {
  const { fetch, sent } = network((_, count) =>
    count === 1 ? problem(status, code, { 'Retry-After': '1' }) : undefined,
  )
  const client = clientOf(service(), await newPerson(service()), { fetch })
  const begin = performance.now()
  expect((await getMe({ client })).error).toBeUndefined()
  // A lower bound: a timer fires at most one millisecond early.
  expect(performance.now() - begin).toBeGreaterThan(995)
  expect(sent).toHaveLength(2)
})

test('a Retry-After may be a date', async () => {
  const past = new Date(Date.now() - 60_000).toUTCString()
  const { fetch, sent } = network((_, count) =>
    count === 1 ? problem(503, 'unavailable', { 'Retry-After': past }) : undefined,
  )
  expect((await getMe({ client: clientOf(service(), await newPerson(service()), { fetch }) })).error).toBeUndefined()
  expect(sent).toHaveLength(2)
})

test.each([
  ['seconds', '61'],
  ['a date', new Date(Date.now() + 3_600_000).toUTCString()],
])('a Retry-After that is too long to wait for (%s) is answered at once', async (_, later) => {
  const { fetch, sent } = network(() => problem(429, 'rate_limited', { 'Retry-After': later }))
  const error = errorOf(await getMe({ client: clientOf(service(), await newPerson(service()), { fetch }) }))
  expect([error?.code, error?.status, error?.response?.headers.get('Retry-After')]).toEqual([
    'rate_limited',
    429,
    later,
  ])
  expect(sent).toHaveLength(1)
})

test('a call whose first attempt is still in flight waits for its result', async () => {
  const { fetch, sent } = network((_, count) =>
    count === 1 ? problem(409, 'idempotency_in_flight', { 'Retry-After': '0' }) : undefined,
  )
  const client = clientOf(service(), await newPerson(service()), { fetch })
  expect((await createTodo({ client, body: { title: 'A' } })).error).toBeUndefined()
  expect(sent).toHaveLength(2)
})

test('a rejected request is not sent again', async () => {
  const { fetch, sent } = network()
  const client = clientOf(service(), await newPerson(service()), { fetch })
  expect(errorOf(await createTodo({ client, body: { title: '' } }))?.code).toBe('validation_failed')
  expect(sent).toHaveLength(1)
})

test('it stops after the given number of attempts, which may be one', async () => {
  const { fetch, sent } = network(() => problem(503, 'unavailable'))
  const person = await newPerson(service())
  const attempts = async (retry: { attempts: number; delay: number } | false | undefined) => {
    sent.length = 0
    const error = errorOf(
      await getMe({ client: clientOf(service(), person, { fetch, ...(retry !== undefined && { retry }) }) }),
    )
    expect(error?.code).toBe('unavailable')
    return sent.length
  }
  expect(await attempts(undefined)).toBe(5)
  expect(await attempts({ attempts: 3, delay: 1 })).toBe(3)
  expect(await attempts(false)).toBe(1)
})

test('signing in is sent once: it is not idempotent and takes no key', async () => {
  const { fetch, sent } = network(() => problem(429, 'rate_limited', { 'Retry-After': '1' }))
  const pending = signIn(clientOf(service(), null, { fetch }), { email: 'ada@example.com', password: goodPassword })
  await expect(pending).rejects.toMatchObject({ code: 'rate_limited', status: 429 })
  expect(sent).toHaveLength(1)
})

test('an abort ends a call before it is sent, during the response and between two attempts', async () => {
  const person = await newPerson(service())
  const reason = new Error('I left')
  const before = getMe({ client: clientOf(service(), person), signal: AbortSignal.abort(reason) })
  await expect(before).rejects.toBe(reason)

  for (const fault of [
    () => new Promise<never>(() => {}),
    () => problem(429, 'rate_limited', { 'Retry-After': '50' }),
    () => 'unreachable' as const,
  ]) {
    const leaving = new AbortController()
    const { fetch, sent } = network((request, count) => {
      if (count === 1) setTimeout(() => leaving.abort(reason), 20)
      return (fault as (request: Request) => ReturnType<typeof fault>)(request)
    })
    const client = clientOf(service(), person, { fetch, retry: { delay: 60_000 } })
    await expect(getMe({ client, signal: leaving.signal, throwOnError: true })).rejects.toBe(reason)
    await expect(getMe({ client, signal: leaving.signal })).rejects.toBe(reason)
    expect(sent).toHaveLength(1)
  }
})
