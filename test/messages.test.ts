/** A 422 says in words for people how a request violates the contract, for each keyword of each operation. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import fc from 'fast-check'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock } from '../scripts/mock/app.ts'
import { loadConfig } from '../src/config/config.ts'
import { createHttpServer, readContract } from '../src/kernel/index.ts'
import { operations } from './fuzz/contract.ts'
import { draftsOf, type FuzzedRequest, invalidVersionsOf, settleDraft, toWire } from './fuzz/request.ts'
import { document, violations } from './support/answers.ts'

/** Requests for each operation, so that a large body does not take all the time. */
const most = 40

let mock: Server
beforeAll(async () => {
  const contract = readContract(document, { isProven: true })
  const { corsOrigins } = loadConfig({})
  mock = createHttpServer(await createMock(contract, { corsOrigins, observe: () => {} }), {
    newRequestId: () => 'test',
  })
  mock.listen(0, '127.0.0.1')
  await once(mock, 'listening')
})
afterAll(() => mock.close())

const patterns = [...JSON.stringify(document).matchAll(/"pattern":("\^(?:[^"\\]|\\.)*")/g)].map(
  ([, text]) => JSON.parse(text as string) as string,
)

/** Texts that must not be sent: Ajv's own messages, patterns, and the kernel's words for an unknown keyword. */
const foreign = [
  /must (NOT|match|be (equal|string|integer|number|object|array|boolean|null)\b(?! or))/,
  /must have required property|schema|regular expression|\/\^|\(\?|\[\^|A-Z|a-z0-9/,
  /^has a form that is not allowed|^is not allowed|must be a valid |undefined|\[object/,
]

/** Without an assertion for each pattern and message, which would take most of the time. */
const isForeign = (message: string) =>
  foreign.some((text) => text.test(message)) || patterns.some((pattern) => message.includes(pattern))

async function errorsOf(invalid: FuzzedRequest): Promise<{ status: number; messages: string[] }> {
  const { method, target, headers, payload } = toWire(invalid)
  const call = request(mock)
    [method.toLowerCase() as 'post'](target)
    .set({ Authorization: 'Bearer admin', ...headers })
  if (payload) call.serialize(() => payload as never).send({})
  const answer = await call.buffer(true)
  if (answer.status === 422) expect(violations(invalid.operation.id, answer)).toEqual([])
  return {
    status: answer.status,
    messages: (answer.body.errors ?? []).map(({ message }: { message: string }) => message),
  }
}

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  const size = ({ body }: { body: unknown }) => Math.abs(JSON.stringify(body ?? '').length - 3000)
  // Of a body that may be large, those that have something of everything and do not take all the time.
  const drafts = fc
    .sample(draftsOf(operation, 60), { numRuns: 8, seed: 1 })
    .sort((a, b) => size(a) - size(b))
    .slice(0, 2)
  const requests = drafts.map((draft) =>
    settleDraft(
      draft,
      (value) => value,
      () => undefined,
    ),
  )
  const perKeyword = Map.groupBy(requests.flatMap(invalidVersionsOf), ({ violation }) =>
    violation.replaceAll(/\d+/g, '0'),
  )
  const invalid = [...perKeyword.values()].flatMap((versions) => versions.slice(0, 2)).slice(0, most)

  test.skipIf(invalid.length === 0)('words each violation', async () => {
    for (const { request: each, violation } of invalid) {
      const { status, messages } = await errorsOf(each)
      if (status !== 422) continue
      expect(messages, violation).not.toEqual([])
      expect(messages.filter(isForeign), violation).toEqual([])
    }
  })
})

const post = (path: string, body: object) => request(mock).post(path).set('Authorization', 'Bearer user').send(body)

test('a 422 has the violations of path, query, headers and body, and its detail the place of the first', async () => {
  const answer = await request(mock)
    .patch('/todos/17?dry=1')
    .set({ Authorization: 'Bearer user', 'If-Match': `"${'1'.repeat(1000)}"` })
    .send({ titel: 'x', priority: 9, due_at: '2026-12-01', completed: 'yes' })
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([
    { location: 'query', pointer: '/dry', message: 'is not a known query parameter', code: 'additionalProperties' },
    {
      location: 'path',
      pointer: '/todo_id',
      message: 'must be a UUID such as 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e30',
      code: 'minLength',
    },
    {
      location: 'headers',
      pointer: '/if-match',
      message: 'must have at most 1000 characters, this has 1002',
      code: 'maxLength',
    },
    {
      location: 'body',
      pointer: '/titel',
      message: 'is not a known member; did you mean title?',
      code: 'additionalProperties',
    },
    { location: 'body', pointer: '/priority', message: 'must be from 1 to 5', code: 'maximum' },
    {
      location: 'body',
      pointer: '/due_at',
      message: 'must be a time with an offset, between 1900 and 2999, such as 2026-12-01T09:00:00Z',
      code: 'minLength',
    },
    { location: 'body', pointer: '/completed', message: 'must be true or false', code: 'type' },
  ])
  expect(answer.body.detail).toBe('query/dry: is not a known query parameter (and 6 more)')
})

test.each<[path: string, body: object, pointer: string, message: RegExp]>([
  ['/todos', { title: 'x'.repeat(231) }, '/title', /at most 200 characters, this has 231/],
  ['/todos', { titel: 'x' }, '/title', /^is required$/],
  ['/todos', { title: 'x', dueAt: null }, '/dueAt', /did you mean due_at\?$/],
  ['/todos', { title: 'x', x: 1 }, '/x', /^is not a known member$/],
  ['/todos', { title: 'a\0b' }, '/title', /U\+0000/],
  ['/todos', { title: '\u3164' }, '/title', /can be seen/],
  ['/todos', { title: 'x', project_id: 'abc' }, '/project_id', /must be a UUID/],
  ['/projects', { name: 'a\nb' }, '/name', /U\+000A/],
  ['/projects', { name: 'a\u2028b' }, '/name', /U\+2028/],
  ['/projects', { name: '\u202e\u0301' }, '/name', /can be seen/],
  ['/projects', { name: '\u{e0041}' }, '/name', /can be seen/],
  ['/users/me/api-tokens', { name: 'a\tb', scopes: ['todos:read'] }, '/name', /U\+0009/],
  ['/users/me/api-tokens', { name: 'ci', scopes: ['todos:delete'] }, '/scopes/0', /must be one of users:read, /],
  ['/webhooks', { url: 'example.com/hooks' }, '/url', /must be a URL/],
  ['/webhooks', { url: 'https://x.example', description: 'a\0b' }, '/description', /U\+0000/],
  ['/auth/register', { email: 'nope', password: 'long enough 1', name: 'A' }, '/email', /must be an email address/],
  ['/auth/register', { email: 'моя@россия.рф', password: 'long enough 1', name: 'A' }, '/email', /ASCII/],
  [
    '/auth/register',
    { email: 'a@b.example', password: 'short', name: 'A' },
    '/password',
    /at least 8 characters, this has 5/,
  ],
  [
    '/batch',
    {
      operations: [
        { method: 'GET', path: '/todos' },
        { method: 'HEAD', path: '/' },
      ],
    },
    '/operations/1/method',
    /must be one of GET, /,
  ],
])('POST %s %j: %s', async (path, body, pointer, message) => {
  const answer = await post(path, body)
  expect(answer.status).toBe(422)
  const found = answer.body.errors.find((error: { pointer: string }) => error.pointer === pointer)
  expect(found?.message).toMatch(message)
})

test('a form is refused as JSON is', async () => {
  const answer = await request(mock)
    .post('/auth/token')
    .type('form')
    .send('grant_type=password&username=a%00b&passwort=x')
  expect(answer.body.errors).toEqual([
    expect.objectContaining({ pointer: '/username', message: expect.stringContaining('U+0000') }),
    expect.objectContaining({ pointer: '/passwort', message: 'is not a known member; did you mean password?' }),
    expect.objectContaining({ pointer: '/password', message: 'is required' }),
  ])
})

test('at most 20 violations are reported', async () => {
  const operation = { method: 'HEAD', path: 'x', colour: 1 }
  const answer = await post('/batch', { operations: Array(100).fill(operation) })
  expect(answer.body.errors).toHaveLength(20)
})
