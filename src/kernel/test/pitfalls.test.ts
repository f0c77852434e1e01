/**
 * Faults of stock express-openapi-validator 5.6.2 that the kernel does not have. Each test shows both: its first half
 * fails once the library does better, and then the kernel may do less.
 */
import type { Express } from 'express'
import { OpenApiContext } from 'express-openapi-validator/dist/framework/openapi.context.js'
import { RequestValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readContract } from '../document.ts'
import { call, expectInvalid, expectProblem } from './http.ts'
import { type Stock, startStock } from './stock.ts'
import { startToy, type Toy, toyDocument } from './toy.ts'

let toy: Toy
let stock: Stock

const book = { id: 1, title: 'Emma', published_at: null, version: 3 }

function routes(app: Express): void {
  app.get('/health', (_, response) => void response.json({ status: 'up' }))
  app.get('/nothing', (_, response) => void response.json(null))
  app.get('/books', (_, response) => void response.set('Total-Count', '1').json([book]))
  app.post('/books', (_, response) => void response.status(201).set('Location', '/books/1').json(book))
  app.get('/books/:book_id', (_, response) => void response.json({ ...book }))
  app.delete('/books/:book_id', (_, response) => void response.sendStatus(204))
}

beforeAll(async () => {
  toy = await startToy()
  stock = await startStock(routes)
})
afterAll(async () => {
  await toy.close()
  await stock.close()
})
beforeEach(() => toy.reset())

const token = 'ann'

test('stock EOV compiles new validators for each spelling of a Content-Type, the kernel none', async () => {
  const compile = vi.spyOn(RequestValidator.prototype as unknown as { buildMiddleware(): void }, 'buildMiddleware')
  const post = (to: { port: number }, index: number) =>
    call(to, 'POST', '/books', {
      token,
      body: '{"title":"Emma"}',
      headers: { 'content-type': `application/json; charset=utf-8; v=${index}` },
    })
  for (let index = 0; index < 5; index++) await post(stock, index)
  expect(compile.mock.calls.length).toBeGreaterThanOrEqual(5)

  compile.mockClear()
  const answers = await Promise.all([0, 1, 2, 3, 4].map((index) => post(toy, index)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  expect(compile).not.toHaveBeenCalled()
  compile.mockRestore()
})

test('stock EOV tries the paths one by one for each request, the kernel does not', async () => {
  const scanned = vi.spyOn(OpenApiContext.prototype, 'routePair')
  await call(stock, 'POST', '/shelves', { token, body: { name: 'A' } })
  expect(scanned.mock.calls.length).toBeGreaterThan(5)

  scanned.mockClear()
  expect((await call(toy, 'POST', '/shelves', { token, body: { name: 'A' } })).status).toBe(200)
  expect(scanned).not.toHaveBeenCalled()
  scanned.mockRestore()
})

describe('stock EOV starts with a contract that cannot be kept, the kernel does not', () => {
  test('a reference that leads nowhere', async () => {
    const document = toyDocument()
    const paths = document.paths as Record<string, Record<string, { requestBody: { content: object } }>>
    if (paths['/shelves']?.post)
      paths['/shelves'].post.requestBody.content = {
        'application/json': {
          schema: { type: 'object', properties: { name: { $ref: '#/components/schemas/Missing' } } },
        },
      }
    const broken = await startStock(routes, structuredClone(document))
    expect((await call(broken, 'POST', '/shelves', { token, body: { name: 'A' } })).status).toBe(500)
    await broken.close()
    await expect(async () => startToyWith(document)).rejects.toThrow(/Missing/)
  })

  test('OpenAPI 3.2', async () => {
    const document = { ...toyDocument(), openapi: '3.2.0' }
    const started = await startStock(routes, structuredClone(document))
    expect((await call(started, 'GET', '/health')).status).toBe(500)
    await started.close()
    expect(() => readContract(document)).toThrow('OpenAPI 3.2.0 is not supported')
  })
})

async function startToyWith(document: ReturnType<typeof toyDocument>) {
  const { bind } = await import('../bind.ts')
  const { toyBinding } = await import('./toy.ts')
  return bind({ ...toyBinding(), contract: readContract(document) })
}

describe('replies that break the contract', () => {
  test('stock EOV passes text, a status of 500 and a missing header', async () => {
    const lying = await startStock((app) => {
      app.get('/health', (_, response) => void response.send('{"lie":1}'))
      app.get('/nothing', (_, response) => void response.status(500).json({ lie: 1 }))
      app.get('/books', (_, response) => void response.json([book]))
    })
    expect((await call(lying, 'GET', '/health')).text).toBe('{"lie":1}')
    expect((await call(lying, 'GET', '/nothing')).text).toBe('{"lie":1}')
    expect((await call(lying, 'GET', '/books', { token })).headers).not.toHaveProperty('total-count')
    await lying.close()
  })

  test.each([
    ['a status that is not declared', 'getHealth', '/health', { status: 202, body: { status: 'up' } }],
    ['a body of another shape', 'getHealth', '/health', { status: 200, body: { lie: 1 } }],
    ['a member too many', 'getHealth', '/health', { status: 200, body: { status: 'up', lie: 1 } }],
    ['a 503 of another shape', 'getHealth', '/health', { status: 503, body: { status: 'sideways' } }],
    ['a missing header', 'listBooks', '/books', { status: 200, body: [book] }],
    ['a header of another type', 'listBooks', '/books', { status: 200, body: [book], headers: { 'Total-Count': 'x' } }],
    ['another media type', 'getNewestBook', '/books/newest', { status: 200, body: '', mediaType: 'text/plain' }],
    ['a body where none is declared', 'getBook', '/books/1', { status: 304, body: book, headers: { ETag: '"1"' } }],
    ['no body', 'getHealth', '/health', { status: 200 }],
    ['what cannot be JSON', 'getNothing', '/nothing', { status: 200, body: { n: 1n } }],
  ])('%s: the kernel sends 500, logs it and rolls back', async (_, id, path, reply) => {
    toy.handle(id, async () => reply)
    const answer = await call(toy, 'GET', path)
    const body = expectProblem(answer, 500, 'internal_error')
    expect(body).not.toHaveProperty('detail')
    expect(toy.work).toEqual([`begin ${id}`, `rollback ${id}`])
    expect(toy.failures).toMatchObject([{ error: { name: 'ContractViolation' }, operation: id }])
  })
})

describe('dates and null', () => {
  test('a Date for a nullable instant fails in stock EOV; for the kernel it is text, or a fault of the handler', async () => {
    const dated = await startStock((app) => {
      app.get(
        '/books',
        (_, response) => void response.set('Total-Count', '1').json([{ ...book, published_at: new Date(0) }]),
      )
    })
    expect((await call(dated, 'GET', '/books')).status).not.toBe(200)
    await dated.close()

    toy.handle('getBook', async () => ({
      status: 200,
      body: Object.freeze({ ...book, published_at: '1970-01-01T00:00:00Z' }),
    }))
    expect((await call(toy, 'GET', '/books/1')).body.published_at).toBe('1970-01-01T00:00:00Z')
  })

  test('null as a whole body that the contract declares: stock EOV refuses it, the kernel sends it', async () => {
    expect((await call(stock, 'GET', '/nothing')).status).toBe(500)
    const answer = await call(toy, 'GET', '/nothing')
    expect([answer.status, answer.text]).toEqual([200, 'null\n'])
  })
})

describe('numbers', () => {
  test('the path parameter 0 stays text in stock EOV, and is a number in the kernel', async () => {
    const seen: unknown[] = []
    const zero = await startStock((app) => {
      app.get('/books/:book_id', (request, response) => {
        seen.push(request.params.book_id)
        response.json(book)
      })
    })
    await call(zero, 'GET', '/books/0')
    await zero.close()
    expect(seen).toEqual(['0'])
    expect((await call(toy, 'GET', '/books/0')).body.id).toBe(0)
  })

  test.each(['0x10', '1e1', '%205', '5%20', '+5', '05', '5.0'])(
    'limit=%s is never an integer for the kernel',
    async (text) => {
      const answer = await call(toy, 'GET', `/books?limit=${text}`)
      expectInvalid(answer, { location: 'query', pointer: '/limit', message: 'must be an integer', code: 'type' })
    },
  )

  test.each(['0x10', '1e1', '%205'])(
    '%s in a path is an integer for stock EOV, and not for the kernel',
    async (text) => {
      const taken = await call(stock, 'GET', `/books/${text}`)
      expect(taken.status, taken.text).toBe(200)
      expectInvalid(await call(toy, 'GET', `/books/${text}`), { location: 'path', pointer: '/book_id', code: 'type' })
    },
  )
})

describe('HEAD and OPTIONS', () => {
  test('stock EOV refuses them, the kernel responds', async () => {
    expect((await call(stock, 'HEAD', '/health')).status).toBe(405)
    expect((await call(stock, 'OPTIONS', '/health')).status).toBe(405)
    const head = await call(toy, 'HEAD', '/health')
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '16'])
    const options = await call(toy, 'OPTIONS', '/books/1')
    expect([options.status, options.headers.allow]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'])
  })

  test('stock EOV loses the Allow of a 405, the kernel sends it', async () => {
    expect((await call(stock, 'PUT', '/health')).headers).not.toHaveProperty('allow')
    const answer = await call(toy, 'PUT', '/health')
    expectProblem(answer, 405, 'method_not_allowed')
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
  })
})

describe('bearer tokens', () => {
  test.each(['Bearer whatever', 'Basic bearer'])(
    '%s: stock EOV accepts it, the kernel does not',
    async (authorization) => {
      const sent = { headers: { authorization }, body: { title: 'Emma' } }
      expect((await call(stock, 'POST', '/books', sent)).status).toBe(201)
      expectProblem(await call(toy, 'POST', '/books', sent), 401, 'unauthenticated')
      expect(toy.work).toEqual([])
    },
  )
})

test('an optional body may be absent for the kernel, and not for stock EOV', async () => {
  expect((await call(stock, 'DELETE', '/books/1', { token })).status).toBe(415)
  expect((await call(toy, 'DELETE', '/books/1', { token: 'root' })).status).toBe(204)
})

test('brackets in a query are decoded twice by stock EOV, and have no meaning for the kernel', async () => {
  const seen: unknown[] = []
  const document = toyDocument()
  const paths = document.paths as Record<string, { get: { parameters: object[] } }>
  if (paths['/books'])
    paths['/books'].get.parameters = [{ name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' } }]
  const nested = await startStock((app) => {
    app.get('/books', (request, response) => {
      seen.push(request.query)
      response.set('Total-Count', '1').json([book])
    })
  }, document)
  await call(nested, 'GET', '/books?filter[a]=x%26filter[z]=1', { token })
  await nested.close()
  expect(seen).toMatchObject([{ filter: { a: 'x', z: '1' } }])

  const answer = await call(toy, 'GET', '/books?tag[a]=x%26tag[z]=1')
  expectInvalid(answer, { location: 'query', pointer: '/tag[a]', code: 'additionalProperties' })
})
