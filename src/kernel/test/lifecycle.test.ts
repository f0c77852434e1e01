/** The order of a request's life, and that everything that goes wrong in it is a problem (RFC 9457). */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from '../server.ts'
import { call, expectInvalid, expectProblem, parseRaw, sendRaw } from './http.ts'
import { startToy, type Toy, toyProblem } from './toy.ts'

let toy: Toy

beforeAll(async () => {
  toy = await startToy()
})
afterAll(() => toy.close())
beforeEach(() => toy.reset())

const json = { 'content-type': 'application/json' }

describe('the order of checks', () => {
  test.each(['/nowhere', '/books/1/2', '/', '/__proto__', '//books'])('%s is 404', async (path) => {
    expectProblem(await call(toy, 'GET', path), 404, 'not_found')
  })

  test.each(['PUT', 'DELETE', 'TRACE', 'PATCH', 'PROPFIND', 'QUERY'])(
    '%s is 405 before anything else',
    async (method) => {
      const answer = await call(toy, method, '/books', { body: 'garbage', headers: { 'content-type': 'x/y' } })
      expectProblem(answer, 405, 'method_not_allowed')
      expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS, POST')
    },
  )

  test('authentication comes before validation', async () => {
    const wrong = { body: `{"title":${'9'.repeat(200_000)}`, headers: { 'content-type': 'text/html' } }
    const answer = await call(toy, 'PUT', '/books/none?x=1', wrong)
    expectProblem(answer, 401, 'unauthenticated')
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="toy"')
    expectProblem(await call(toy, 'DELETE', '/books/none?x=1', { ...wrong, token: 'ann' }), 403, 'forbidden')
    expect(toy.work).toEqual([])
  })

  test('a rate limit comes before the body is read', async () => {
    const fresh = await startToy()
    const send = () => call(fresh, 'POST', '/notes', { token: 'ann', body: '{', headers: json })
    for (const _ of [1, 2]) expectProblem(await send(), 400, 'malformed_request')
    const refused = await send()
    expectProblem(refused, 429, 'rate_limited')
    expect(refused.headers).toMatchObject({ 'retry-after': '60', ratelimit: '"tight";r=0;t=60' })
    await fresh.close()
  })

  test('a unit of work commits once the reply is checked, and is rolled back when anything is thrown', async () => {
    expect((await call(toy, 'GET', '/books/7')).status).toBe(200)
    toy.handle('getBook', async () => {
      throw toyProblem('book_not_found')
    })
    expectProblem(await call(toy, 'GET', '/books/7'), 404, 'book_not_found')
    toy.handle('getBook', async () => {
      throw new Error('secret words')
    })
    const answer = await call(toy, 'GET', '/books/7')
    expectProblem(answer, 500, 'internal_error')
    expect(answer.text).not.toContain('secret')
    expect(toy.work).toEqual([
      'begin getBook',
      'commit getBook',
      'begin getBook',
      'rollback getBook',
      'begin getBook',
      'rollback getBook',
    ])
    expect(toy.failures).toMatchObject([{ error: { message: 'secret words' }, operation: 'getBook' }])
  })

  test('a problem with commit: true commits the unit of work', async () => {
    toy.handle('createBook', async () => {
      throw toyProblem('card_stolen', { commit: true })
    })
    const answer = await call(toy, 'POST', '/books', { token: 'ann', body: { title: 'Emma' } })
    expectProblem(answer, 403, 'card_stolen')
    expect(toy.work).toEqual(['begin createBook', 'take books', 'commit createBook'])
  })

  test('a problem that the operation does not declare is a 500', async () => {
    toy.handle('getHealth', async () => {
      throw toyProblem('book_lent')
    })
    expectProblem(await call(toy, 'GET', '/health'), 500, 'internal_error')
    expect(toy.failures).toHaveLength(1)
  })
})

describe('a body', () => {
  const post = (body: string | Buffer, headers: Record<string, string> = json) =>
    call(toy, 'POST', '/books', { token: 'ann', body, headers })

  test.each([
    ['no JSON', '{"title":'],
    ['random bytes', Buffer.from([0x00, 0x9f, 0x92, 0x96])],
    ['no UTF-8', Buffer.from('{"title":"\xff"}', 'latin1')],
    ['half of a surrogate pair', '{"title":"\\ud800"}'],
  ])('that is %s is 400', async (_, body) => {
    expectProblem(await post(body), 400, 'malformed_request')
  })

  test('of 100,000 levels is refused', async () => {
    const deep = `${'['.repeat(49_000)}${']'.repeat(49_000)}`
    expect([400, 422]).toContain((await post(deep)).status)
    expect((await call(toy, 'GET', '/health')).status).toBe(200)
  })

  test('above 100 kB is 413', async () => {
    expectProblem(await post('x'.repeat(100_001)), 413, 'payload_too_large')
  })

  test.each([
    ['text/plain', {}],
    ['application/json; charset=latin1', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('as %s %j is 415', async (type, headers) => {
    expectProblem(await post('{"title":"Emma"}', { 'content-type': type, ...headers }), 415, 'unsupported_media_type')
  })

  test.each([
    ['{}', '/title', 'required'],
    ['{"title":"  "}', '/title', 'pattern'],
    ['{"title":"Emma","x":1}', '/x', 'additionalProperties'],
    ['{"title":"Emma","__proto__":1}', '/__proto__', 'additionalProperties'],
    ['{"title":"Emma","authors":[{"name":"A"},{"name":""}]}', '/authors/1/name', 'minLength'],
    ['{"title":"Emma","pages":0}', '/pages', 'minimum'],
    ['[]', '', 'type'],
    ['null', '', 'type'],
  ])('%s is 422 at %s: %s', async (body, pointer, code) => {
    expectInvalid(await post(body), { location: 'body', pointer, code })
  })

  test('with x-message is refused with that message', async () => {
    expectInvalid(await post('{"title":" "}'), { message: 'A book needs a title' })
  })

  test('with a discriminator gets the errors of its variant', async () => {
    const pay = (body: object) => call(toy, 'POST', '/fines', { token: 'ann', body })
    expectInvalid(await pay({ means: 'cash' }), { pointer: '/cents', code: 'required' })
    expectInvalid(await pay({ means: 'barter' }), {
      pointer: '/means',
      code: 'enum',
      message: 'must be one of cash, card',
    })
    expect((await pay({ means: 'card', number: '1234' })).body.body).toEqual({ means: 'card', number: '1234' })
  })

  test('of a form is read into numbers, and defaults are filled in', async () => {
    const loan = await call(toy, 'POST', '/loans', {
      token: 'ann',
      body: 'book_id=5&renewable=true&copies=1&copies=2&note=7',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    })
    expect(loan.body.body).toEqual({ book_id: 5, renewable: true, copies: [1, 2], note: '7', days: 14 })
  })
})

describe('parameters', () => {
  test('are read into their types, and defaults are filled in', async () => {
    let seen: unknown
    toy.handle('listBooks', async (_, { query, headers, cookies }) => {
      seen = { query, headers, cookies }
      return { status: 200, body: [], headers: { 'Total-Count': 0 } }
    })
    const path = '/books/?max_price=1.5&lent=false&tag=a&tag=b&ids=1,2&since=2026-01-01T00:00:00Z'
    await call(toy, 'GET', path, { headers: { 'x-rooms': '3,4', cookie: 'theme=dark; visits=2; other=x' } })
    expect(seen).toEqual({
      query: {
        limit: 10,
        sort: 'title',
        max_price: 1.5,
        lent: false,
        tag: ['a', 'b'],
        ids: [1, 2],
        since: '2026-01-01T00:00:00Z',
      },
      headers: { 'x-shelf': 7, 'x-rooms': [3, 4] },
      cookies: { theme: 'dark', visits: 2 },
    })
  })

  test.each([
    ['?unknown=1', { location: 'query', pointer: '/unknown' }],
    ['?limit=0', { location: 'query', pointer: '/limit', code: 'minimum' }],
    ['?limit=1&limit=2', { location: 'query', pointer: '/limit' }],
    ['?lent=yes', { location: 'query', pointer: '/lent', code: 'type' }],
    ['?sort=id', { location: 'query', pointer: '/sort', code: 'enum' }],
    ['?since=today', { location: 'query', pointer: '/since', code: 'format' }],
  ])('%s is 422', async (query, error) => {
    expectInvalid(await call(toy, 'GET', `/books${query}`), error)
  })

  test('of a path are decoded once, and a path that cannot be decoded is 400', async () => {
    expect((await call(toy, 'GET', '/books/a%2Fb%2520c/cover')).text).toBe('a/b%20c')
    expectProblem(await call(toy, 'GET', '/books/%E0%A4%A/cover'), 400, 'malformed_request')
  })

  test('a literal path wins over a parameter', async () => {
    expect((await call(toy, 'GET', '/books/newest')).text).toBe('<p>Emma</p>')
  })
})

describe('an operation with optional authentication', () => {
  test('has no caller without credentials, a caller with valid ones, and refuses invalid ones', async () => {
    const seen: unknown[] = []
    toy.handle('listBooks', async (_, { user }) => {
      seen.push(user?.id ?? null)
      return { status: 200, body: [], headers: { 'Total-Count': 0 } }
    })
    await call(toy, 'GET', '/books')
    await call(toy, 'GET', '/books', { headers: { authorization: 'bEARER ann' } })
    expect(seen).toEqual([null, 'ann'])
    for (const authorization of ['Bearer eve', 'Bearer', 'garbage', 'Basic YW5uOg==', 'Bearer ann ann', 'Bearerann'])
      expectProblem(await call(toy, 'GET', '/books', { headers: { authorization } }), 401, 'unauthenticated')
    expect(seen).toHaveLength(2)
  })

  test('accepts a bearer token in its exact syntax only', async () => {
    const header = fc.string({ unit: fc.constantFrom(...'BbearerBasic ann,=.\t'), minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(header, async (authorization) => {
        fc.pre(!/^bearer +ann$/i.test(authorization.trim()) && authorization.trim() !== '')
        const { status } = await call(toy, 'PUT', '/books/1', { headers: { authorization }, body: { title: 'Emma' } })
        expect(status).toBe(401)
      }),
      { numRuns: 150 },
    )
  })
})

describe('conditional reads', () => {
  test.each(['"3"', 'W/"3"', '"1", "3"', '*'])('If-None-Match: %s is 304, without a body', async (tag) => {
    const answer = await call(toy, 'GET', '/books/1', { headers: { 'if-none-match': tag } })
    expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', '"3"'])
  })

  test('another tag gets the full reply', async () => {
    const answer = await call(toy, 'GET', '/books/1', { headers: { 'if-none-match': '"2"' } })
    expect([answer.status, answer.headers.etag]).toEqual([200, '"3"'])
  })
})

describe('input that never becomes a request', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'malformed_request'],
    [
      'two lengths',
      'POST /books HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
      'malformed_request',
    ],
    [
      'headers of 20 kB',
      `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s is a problem too', async (_, text, status, code) => {
    expectProblem(parseRaw(await sendRaw(toy, text)), status, code)
  })

  test('an unfinished request is 408 after the timeout', async () => {
    const hasty = await startToy({ limits: { ...defaultLimits, headersTimeout: 200, requestTimeout: 200 } })
    expectProblem(parseRaw(await sendRaw(hasty, 'GET /health HTTP/1.1\r\nHost: x\r\n')), 408, 'request_timeout')
    await hasty.close()
  })
})
