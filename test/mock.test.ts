/** `npm run mock` answers the contract's examples, and refuses what the service refuses. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import request, { type Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract as table } from '../generated/contract.ts'
import { createMock } from '../scripts/mock/app.ts'
import { parsePrefer } from '../scripts/mock/prefer.ts'
import { loadConfig } from '../src/config/config.ts'
import { createHttpServer, readContract } from '../src/kernel/index.ts'
import { document, operationOf, violations } from './support/answers.ts'
import { newPerson, type Person, useService } from './support/service.ts'

type Id = keyof typeof table
// biome-ignore lint/suspicious/noExplicitAny: examples of any shape
type Media = Record<string, { example?: any; examples?: Record<string, { value: any }> }>

const ids = Object.keys(table) as Id[]
const { corsOrigins } = loadConfig({})
let mock: Server

beforeAll(async () => {
  mock = createHttpServer(await createMock(readContract(document), { corsOrigins, observe: () => {} }), {
    newRequestId: () => 'test',
  })
  mock.listen(0, '127.0.0.1')
  await once(mock, 'listening')
})
afterAll(() => mock.close())

const firstOf = (content: object | undefined) => {
  const [[mediaType, media] = []] = Object.entries((content ?? {}) as Media)
  return { mediaType, example: media?.example ?? Object.values(media?.examples ?? {})[0]?.value }
}
const declared = (id: Id, status: number) => firstOf(operationOf(id).responses[status]?.content)
const statusesOf = (id: Id) => Object.keys(operationOf(id).responses).map(Number)
const isProblem = (id: Id, status: number) => declared(id, status).mediaType === 'application/problem+json'

/** The request of an operation's own examples, as an admin. */
function send(id: Id, headers: Record<string, string> = {}) {
  const { method, path } = table[id]
  const { parameters, requestBody } = operationOf(id)
  const values = parameters as { name: string; in: string; required?: boolean; example?: unknown }[]
  const url = path.replace(/\{(\w+)\}/g, (_, name) => String(values.find((each) => each.name === name)?.example))
  const query = values.filter((each) => each.in === 'query' && each.required)
  const call = request(mock)
    [method](url)
    .query(Object.fromEntries(query.map(({ name, example }) => [name, example])))
    .set({ Authorization: 'Bearer admin', ...headers })
    .buffer(true)
    .parse((answer, done) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk))
      answer.on('end', () => {
        ;(answer as unknown as Response).text = text
        done(null, text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text)
      })
    })
  const body = firstOf(requestBody?.content)
  return body.mediaType ? call.type(body.mediaType).send(body.example) : call
}

/** The answer is the example of a status, but for the request's own id, and by the contract. */
function expectExample(id: Id, status: number, answer: Response) {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status })
  expect(violations(id, answer)).toEqual([])
  const { mediaType, example } = declared(id, status)
  if (mediaType === 'text/event-stream')
    expect(answer.text).toBe(`:\n\nevent: ${example.type}\ndata: ${JSON.stringify(example)}\n\n`)
  else if (mediaType === 'application/x-ndjson') expect(answer.text).toBe(example)
  else if (isProblem(id, status))
    expect(answer.body).toEqual({ ...example, request_id: answer.headers['x-request-id'] })
  else if (mediaType) expect(answer.body).toEqual(example)
}

describe('an operation returns the example of its success', () => {
  test.each(ids)('%s', async (id) => {
    const status = statusesOf(id).find((each) => each < 300) as number
    const answer = await send(id)
    expectExample(id, status, answer)
    expect(answer.headers).not.toHaveProperty('preference-applied')
  })
})

describe('Prefer: status', () => {
  const problems = ids.flatMap((id) =>
    statusesOf(id).flatMap((status) => (status >= 400 ? [[id, status] as const] : [])),
  )
  test.each(problems)('%s %i', async (id, status) => {
    const answer = await send(id, { Prefer: `status=${status}` })
    expectExample(id, status, answer)
    expect(answer.headers['preference-applied']).toBe(`status=${status}`)
  })
})

describe('Prefer', () => {
  const applied = async (prefer: string, headers = {}) => {
    const { status, body, headers: given } = await send('getTodo', { Prefer: prefer, ...headers })
    return [status, body.code, given['preference-applied']]
  }

  test('names a problem by its code', async () => {
    expect(await applied('code=todo_not_found')).toEqual([404, 'todo_not_found', 'code=todo_not_found'])
    const answer = await send('getTodo', { Prefer: 'code=token_expired' })
    expect(answer.body).toMatchObject({
      title: document.components.schemas.ProblemCode['x-problems'].token_expired.title,
    })
    expect(violations('getTodo', answer)).toEqual([])
  })

  test('is ignored when it asks for an undeclared response, as RFC 7240 demands', async () => {
    for (const prefer of ['status=418', 'status=x', 'code=email_taken', 'code=nonsense', 'code=constructor', 'wait=5'])
      expect(await applied(prefer)).toEqual([200, undefined, undefined])
  })

  test('does not excuse a bad request', async () => {
    expect(await applied('status=404', { Authorization: '' })).toEqual([401, 'unauthenticated', undefined])
  })

  test('has effect together with If-Match', async () => {
    const answer = await send('updateTodo', { Prefer: 'status=404', 'If-Match': '"1"' })
    expectExample('updateTodo', 404, answer)
  })

  test.each([
    ['status=404', ['status=404']],
    ['Status = "404"; why=x, wait=5,code=todo_not_found', ['status=404', 'code=todo_not_found']],
    ['note="a, status=404, b", code=x', ['code=x']],
    ['status', []],
    [undefined, []],
  ])('is read as a list: %s', (header, expected) => {
    expect(parsePrefer(header).map(({ name, value }) => `${name}=${value}`)).toEqual(expected)
  })
})

describe('a condition is kept', () => {
  test('If-None-Match: 304', async () => {
    const { etag } = (await send('getTodo')).headers
    const answer = await send('getTodo', { 'If-None-Match': String(etag) })
    expect(answer.status).toBe(304)
    expect(violations('getTodo', answer)).toEqual([])
  })

  test('If-Match: 412 with another tag', async () => {
    expect((await send('updateTodo', { 'If-Match': '"1"' })).status).toBe(200)
    expect((await send('updateTodo', { 'If-Match': '"7"' })).status).toBe(412)
  })
})

describe('a bad request is refused as by the service', () => {
  const service = useService()
  let ada: Person
  beforeAll(async () => {
    ada = await newPerson(service())
  })

  const json = { 'Content-Type': 'application/json' }
  const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
  test.each<[number, 'get' | 'post' | 'put' | 'patch', string, Record<string, string>, string?]>([
    [400, 'post', '/todos', json, '{'],
    [400, 'get', '/todos/%ff', {}],
    [401, 'get', '/todos', { Authorization: '' }],
    [401, 'get', '/todos', { Authorization: 'Basic YTpi' }],
    [403, 'get', '/admin/users', {}],
    [404, 'get', '/nothing', {}],
    [405, 'put', '/todos', {}],
    [413, 'post', '/todos', json, JSON.stringify({ title: 'x'.repeat(200_000) })],
    [415, 'post', '/todos', { 'Content-Type': 'text/plain' }, 'Buy milk'],
    [422, 'post', '/todos', json, '{"title":" "}'],
    [422, 'post', '/todos', json, '{"title":"x","colour":"red"}'],
    [422, 'patch', `/todos/${id}`, json, '{"priority":9}'],
    [422, 'get', '/todos?limit=0', {}],
    [422, 'get', '/todos?colour=red', {}],
    [422, 'get', '/todos/7', {}],
  ])('%i: %s %s %o %s', async (status, method, path, headers, body = '') => {
    const answers = await Promise.all(
      [
        { server: mock, token: 'anything' },
        { server: service().server, token: ada.access_token },
      ].map(async ({ server, token }) => {
        const call = request(server)[method](path).auth(token, { type: 'bearer' }).set(headers)
        const answer = await (body ? call.serialize((text) => text).send(body) : call)
        const { request_id: _, ...problem } = answer.body
        const { allow, 'www-authenticate': challenge, 'content-type': type } = answer.headers
        return { status: answer.status, problem, allow, challenge, type }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.status).toBe(status)
  })

  test.each(ids.filter((each) => table[each].auth === 'required'))('%s: 401 without a token', async (each) => {
    const answer = await send(each, { Authorization: '' })
    expect(answer.status).toBe(401)
    expect(violations(each, answer)).toEqual([])
  })

  test.each(ids.filter((each) => table[each].roles.length > 0))('%s: 403 for who is no admin', async (each) => {
    expect((await send(each, { Authorization: 'Bearer ada' })).status).toBe(403)
  })
})

test('a browser application in development may call it, and prefer', async () => {
  const asked = await request(mock).options('/todos').set({
    Origin: 'http://localhost:3000',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,prefer',
  })
  expect(asked.headers).toMatchObject({
    'access-control-allow-origin': 'http://localhost:3000',
    'access-control-allow-headers': 'authorization,prefer',
  })
  const answer = await send('listTodos', { Origin: 'http://localhost:3000' })
  expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:3000')
  const elsewhere = await send('listTodos', { Origin: 'https://elsewhere.example.com' })
  expect(elsewhere.headers).not.toHaveProperty('access-control-allow-origin')
})
