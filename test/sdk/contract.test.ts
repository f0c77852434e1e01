/** The SDK keeps calls and responses to the contract: no other path is sent, and no other success is believed. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { contract } from '../../generated/contract.ts'
import * as hooks from '../../generated/react-query.ts'
import { pathPatterns } from '../../generated/sdk.ts'
import * as sdk from '../../src/sdk/index.ts'
import { clientOf, network } from './faults.ts'

const nowhere = { url: 'http://127.0.0.1:1' }
const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20'
const examples: Record<string, string> = { code: 'todo_not_found', page: 'email', provider: 'acme' }

type Call = (options: object) => Promise<{ data?: unknown; error?: unknown }>
const functionOf = (name: string) => (sdk as unknown as Record<string, Call>)[name] as Call
const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
const valid = (path: string) => Object.fromEntries(namesIn(path).map((name) => [name, examples[name] ?? id]))
const operations = Object.entries(contract).map(([name, { method, path }]) => ({ name, method, path }))
const withPath = operations.filter(({ path }) => path.includes('{'))

/** Values that would lead to another operation, or are no text at all. */
const traps = [
  '.',
  '..',
  '%2e',
  '%2E%2e',
  '',
  '/',
  '../..',
  `${id}/..`,
  `../${id}`,
  '..;',
  '\\..',
  `${id}?`,
  `${id}\n`,
  '\ud800',
]
const wrong = fc.oneof(
  fc.constantFrom<unknown>(...traps, ['..'], [id], { '..': '..' }, null, undefined, 1, Symbol.iterator),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'E', ';', '?', '#', '\u0000', 'a') }),
)
const fits = (name: string, value: unknown) =>
  typeof value === 'string' &&
  Object.entries(pathPatterns).some(([pattern, names]) => names.includes(name) && new RegExp(pattern, 'u').test(value))

describe.each(withPath)('$name', ({ name, method, path }) => {
  const sent = vi.fn(async () => new Response(null, { status: 204 }))
  const client = clientOf(nowhere, null, { fetch: sent, retry: false })

  test('sends nothing when a path parameter does not fit its pattern', async () => {
    const parameter = fc.constantFrom(...namesIn(path))
    await fc.assert(
      fc.asyncProperty(parameter, wrong, async (parameter, value) => {
        fc.pre(!fits(parameter, value))
        const options = { client, path: { ...valid(path), [parameter]: value } }
        const error = sdk.errorOf(await functionOf(name)(options))
        expect(error).toMatchObject({ code: 'path_invalid', status: 0, errors: [{ pointer: `/${parameter}` }] })
      }),
      { numRuns: 60 },
    )
    expect(sdk.errorOf(await functionOf(name)({ client }))?.code).toBe('path_invalid')
    expect(sent).not.toHaveBeenCalled()
  })

  test('neither do its options for TanStack Query', async () => {
    const options = { client, path: { ...valid(path), [namesIn(path)[0] as string]: '..' } }
    const make = (hooks as unknown as Record<string, (options: object) => Record<string, (given: object) => unknown>>)[
      method === 'get' ? `${name}Options` : `${name}Mutation`
    ]
    const { queryFn, mutationFn } = make?.(options) ?? {}
    await expect((queryFn ?? mutationFn)?.({})).rejects.toMatchObject({ code: 'path_invalid' })
    expect(sent).not.toHaveBeenCalled()
  })
})

test('a path of its own is sent as it is', async () => {
  const { fetch, sent } = network(() => Response.json({}))
  await sdk.getTodo({ client: clientOf(nowhere, null, { fetch }), path: { todo_id: id } })
  expect(sent.map(({ url }) => url)).toEqual([`http://127.0.0.1:1/todos/${id}`])
})

const json = (text: string, status = 200) =>
  new Response(text, { status, headers: { 'Content-Type': 'application/json' } })
const portal = (type = 'text/html; charset=utf-8') =>
  new Response('<!doctype html>', { headers: { 'Content-Type': type } })

/** Successes that are of no operation, or not of most. */
const impostors: Record<string, () => Response> = {
  'the page of a network that wants a sign-in': portal,
  'a page that is said to be JSON': () => portal('application/json'),
  'a page without a type': () => new Response(new TextEncoder().encode('<p>')),
  nothing: () => new Response(null),
  'nothing that is said to be JSON': () => json(''),
  'no content': () => new Response(null, { status: 204 }),
  'content where there is none': () => json('{"a":1}'),
  'another success': () => json('{}', 203),
  'a list': () => json('[]'),
  'an object': () => json('{}'),
  'a text': () => json('"todos"'),
  null: () => json('null'),
  'half an object': () => json('{"id":'),
}

/** Whether the contract lets an operation return it. */
function mayBe(name: string, kind: string): boolean {
  const { statuses } = contract[name as keyof typeof contract]
  const { path } = contract[name as keyof typeof contract]
  const isHtml = /^\/(docs|redoc|account|problems)|\/callback$/.test(path) || name === 'getOidcLogoutPage'
  if (kind === 'no content') return (statuses as readonly number[]).includes(204)
  if (kind.startsWith('the page of')) return isHtml
  if (path.endsWith('/audit/export')) return false
  if (isHtml || name === 'createToken' || !(statuses as readonly number[]).includes(200)) return false
  const list = name.startsWith('list')
  return kind === 'a list' ? list : !list && (kind === 'an object' || kind.startsWith('content where'))
}

describe.each(Object.entries(impostors))('%s', (kind, impostor) => {
  test('is an unexpected answer of every operation that does not return it', async () => {
    for (const { name, method, path } of operations) {
      if (name === 'streamEvents') continue
      if (['getOpenapiYaml', 'getClientPackage'].includes(name)) continue
      const client = clientOf(nowhere, null, { fetch: async () => impostor(), retry: false })
      const result = await functionOf(name)({ client, path: valid(path), ...(method !== 'get' && { body: {} }) })
      const expected = mayBe(name, kind) ? undefined : 'unexpected_answer'
      expect(sdk.errorOf(result)?.code, name).toBe(expected)
      if (expected) expect(result.data).toBeUndefined()
    }
  })

  test('is no list, no copy and no event', async () => {
    const client = clientOf(nowhere, null, { fetch: async () => impostor(), retry: false })
    const unexpected = { name: 'TaskpactError', code: 'unexpected_answer' }
    const first = sdk.items(sdk.listTodos, { client }).next()
    if (kind === 'a list') expect(await first).toEqual({ done: true, value: undefined })
    else await expect(first).rejects.toMatchObject(unexpected)
    await expect(sdk.syncSteps({ client }).next()).rejects.toMatchObject(unexpected)
    await expect(sdk.events({ client }).next()).rejects.toMatchObject(unexpected)
    const failures: unknown[] = []
    const raw = await sdk.streamEvents({ client, sseMaxRetryAttempts: 1, onSseError: (error) => failures.push(error) })
    for await (const _ of raw.stream) expect.unreachable()
    expect(failures).toEqual([expect.objectContaining(unexpected)])
  })

  test('signs nobody in, and keeps the tokens of a session', async () => {
    const onTokens = vi.fn()
    const client = clientOf(nowhere, null, { fetch: async () => impostor(), retry: false, onTokens })
    const unexpected = { name: 'TaskpactError', code: 'unexpected_answer' }
    await expect(sdk.signIn(client, { email: 'ada@example.com', password: 'x' })).rejects.toMatchObject(unexpected)
    const tokens = { access_token: 'a', token_type: 'bearer', expires_in: 900, refresh_token: 'r' } as const
    const signedIn = clientOf(nowhere, null, { fetch: async () => impostor(), retry: false, onTokens, tokens })
    await expect(signedIn.session.renew('a')).rejects.toMatchObject(unexpected)
    expect([client.session.tokens, signedIn.session.tokens]).toEqual([null, tokens])
    expect(onTokens).not.toHaveBeenCalled()
  })
})

test.each([
  { access_token: '' },
  { access_token: undefined },
  { refresh_token: null },
  { expires_in: '900' },
  { token_type: 'basic' },
])('tokens with %o are none', async (part) => {
  const token = { access_token: 'a', token_type: 'bearer', expires_in: 900, refresh_token: 'r', ...part }
  const client = clientOf(nowhere, null, { fetch: async () => json(JSON.stringify(token)), retry: false })
  await expect(sdk.signIn(client, { email: 'ada@example.com', password: 'x' })).rejects.toMatchObject({
    code: 'unexpected_answer',
    status: 200,
  })
  expect(client.session.tokens).toBeNull()
})

test('an event that is none ends the stream', async () => {
  const stream = (text: string) => new Response(text, { headers: { 'Content-Type': 'text/event-stream' } })
  for (const data of ['<p>', '"todo"', '{}', 'null']) {
    const client = clientOf(nowhere, null, { fetch: async () => stream(`data: ${data}\n\n`), retry: false })
    await expect(sdk.events({ client }).next()).rejects.toMatchObject({ code: 'unexpected_answer', status: 200 })
  }
})
