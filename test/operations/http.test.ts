/** Rules of HTTP, of CORS and of our own that hold for every operation. */
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { operationOf } from '../support/answers.ts'
import { assertProblem, type OperationId } from '../support/cases.ts'
import { useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()
const gets = operationIds.filter((id) => contract[id].method === 'get')
const server = () => world().service.server
const urlOf = (id: OperationId) => contract[id].path.replace(/\{\w+\}/g, world().todo.id)
const authorization = () => `Bearer ${world().ada.access_token}`

describe('CORS', () => {
  const origins = ['http://localhost:3000', 'http://127.0.0.1:3000']

  test.each(origins)('%s may read every answer, with credentials', async (origin) => {
    const answers = [
      await request(server()).get('/todos').set({ Origin: origin, Authorization: authorization() }),
      await request(server()).get('/todos').set('Origin', origin),
      await request(server()).get('/nowhere').set('Origin', origin),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404])
    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBe(origin)
      expect(headers['access-control-allow-credentials']).toBe('true')
      expect(headers.vary).toContain('Origin')
    }
  })

  test('a page may read every header that the contract declares', async () => {
    const { headers } = await request(server())
      .get('/health')
      .set('Origin', origins[0] as string)
    const exposed = (headers['access-control-expose-headers'] ?? '').toLowerCase().split(',')
    const declared = operationIds.flatMap((id) =>
      Object.values(operationOf(id).responses).flatMap((r) => Object.keys(r.headers ?? {})),
    )
    // Fetch lets a page read the first anyway; the second is of pages, and for the browser; the third is for nginx. No page
    // may read the last.
    const safelisted = ['cache-control', 'content-security-policy', 'x-accel-buffering', 'set-cookie']
    const needed = [...new Set(declared.map((name) => name.toLowerCase()))].filter((name) => !safelisted.includes(name))
    expect(needed.filter((name) => !exposed.includes(name))).toEqual([])
    expect(exposed).toEqual(expect.arrayContaining(['x-request-id', 'x-response-time']))
  })

  test.each(['http://localhost:3001', 'https://localhost:3000', 'http://localhost:3000.example.com', 'null'])(
    '%s may read nothing',
    async (origin) => {
      const answer = await request(server()).get('/health').set('Origin', origin)
      const preflight = await request(server())
        .options('/todos')
        .set({ Origin: origin, 'Access-Control-Request-Method': 'POST' })
      for (const { headers } of [answer, preflight]) expect(headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  test('a preflight is answered without a token, for every method', async () => {
    for (const id of operationIds) {
      const method = contract[id].method.toUpperCase()
      const answer = await request(server())
        .options(urlOf(id))
        .set({
          Origin: origins[0] as string,
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': 'authorization,content-type,if-none-match',
        })
      expect(answer.status).toBe(204)
      expect(answer.headers['access-control-allow-methods']).toContain(method)
      expect(answer.headers['access-control-allow-headers']).toBe('authorization,content-type,if-none-match')
      expect(answer.headers['access-control-allow-credentials']).toBe('true')
    }
  })
})

describe('tracing', () => {
  const idOf = async (given: string) =>
    (await request(server()).get('/health').set('X-Request-Id', given)).headers['x-request-id']

  test.each(['abc', 'A1_.:-z', '0'.repeat(64), 'req.0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20'])(
    'the request id %s is kept',
    async (given) => expect(await idOf(given)).toBe(given),
  )

  test.each(['a b', 'a,b', '<script>', '0'.repeat(65), '{"a":1}', 'é'])(
    'the request id %s is replaced',
    async (given) =>
      expect(await idOf(given)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  )

  test('a problem names the request that the header names', async () => {
    const answer = await request(server()).get('/todos').set('X-Request-Id', 'mine')
    expect({ id: answer.body.request_id, header: answer.headers['x-request-id'] }).toEqual({
      id: 'mine',
      header: 'mine',
    })
    const [one, two] = [await request(server()).get('/health'), await request(server()).get('/health')]
    expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id'])
  })
})

// A stream does not end, so it is looked at in events/streams.test.ts.
const ending = gets.filter((id) => !operationOf(id).responses[200]?.content?.['text/event-stream'])

describe.each(ending)('%s', (id) => {
  /** A request that is good, as the operation's own table makes it. */
  async function target() {
    const { as, path = {}, query = {} } = await validInput(id, world())
    const url = contract[id].path.replace(/\{(\w+)\}/g, (_, name) => path[name] as string)
    const ask = (method: 'get' | 'head', to: string) => {
      const asked = request(server())[method](to).query(query).buffer(true)
      return as ? asked.set('Authorization', `Bearer ${as.access_token}`) : asked
    }
    return { url, ask }
  }

  test('answers HEAD like GET, without the body', async () => {
    const { url, ask } = await target()
    const [full, head] = [await ask('get', url), await ask('head', url)]
    expect({ status: head.status, body: head.text ?? '' }).toEqual({ status: full.status, body: '' })
    const names = ['content-type', 'content-length', 'etag', 'link', 'total-count']
    expect(names.map((name) => head.headers[name])).toEqual(names.map((name) => full.headers[name]))
  })

  test('takes a trailing slash', async () => {
    const { url, ask } = await target()
    const [plain, slashed] = [await ask('get', url), await ask('get', `${url}/`)]
    expect(slashed.status).toBe(plain.status)
    expect(plain.status).toBe(200)
    // A sync says where the log is by then, an export when it was made.
    if (id !== 'sync' && id !== 'exportData') expect(slashed.text).toBe(plain.text)
    assertProblem(await ask('get', `${url}//`), 'not_found')
  })
})

describe('a request for no operation', () => {
  const paths = [...new Set(Object.values(contract).map(({ path }) => path))]
  const methodsOf = (path: string) =>
    Object.values(contract).flatMap((row) => (row.path === path ? [row.method.toUpperCase()] : []))

  test.each(paths)('another method on %s is 405 before anything else', async (path) => {
    const methods = methodsOf(path)
    const allowed = [...methods, 'OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ')
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].filter(
      (name) => !methods.includes(name),
    )) {
      const answer = await fetchRaw(method, path.replace(/\{\w+\}/g, 'no-id'))
      expect({ method, status: answer.status, allow: answer.headers.allow }).toEqual({
        method,
        status: 405,
        allow: allowed,
      })
      assertProblem(answer, 'method_not_allowed')
    }
    const options = await request(server()).options(path.replace(/\{\w+\}/g, 'no-id'))
    expect({ status: options.status, allow: options.headers.allow }).toEqual({ status: 204, allow: allowed })
  })

  /** Supertest knows no TRACE. */
  const fetchRaw = (method: string, path: string) =>
    request(server())
      .get(path)
      .use((call) => Object.assign(call, { method }))
      .buffer(true)

  test.each(['/', '/nowhere', '/todos/a/b', '/Todos', '/users', '/users/me/', '/docs/assets/nothing.js', '/__proto__'])(
    '%s is a problem, or what it is without its slash',
    async (path) => {
      const answer = await request(server()).get(path)
      if (path === '/users/me/') assertProblem(answer, 'unauthenticated')
      else assertProblem(answer, 'not_found')
    },
  )
})
