/** References of response headers lead to the same place wherever a client sees the service. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relativeTo } from '../write.ts'
import { call } from './http.ts'
import { startToy, type Toy } from './toy.ts'

let toy: Toy

beforeAll(async () => {
  toy = await startToy()
})
afterAll(() => toy.close())

test.each([
  ['/books', '/books/1', 'books/1'],
  ['/books/', '/books/1', '1'],
  ['/books', '/books?cursor=a%2Fb', '?cursor=a%2Fb'],
  ['/books/', '/books?cursor=a', '../books?cursor=a'],
  ['/shelves/1/books', '/shelves/1/books/2', 'books/2'],
  ['/auth/register', '/users/me', '../users/me'],
  ['/', '/books/1', 'books/1'],
  ['/a', '/b:c', './b:c'],
  ['/a/b', '/a/', './'],
  ['/books', 'https://example.com/1', 'https://example.com/1'],
  ['/books', '//example.com/1', '//example.com/1'],
  ['/books', '1', '1'],
])('from %s to %s is %s', (path, target, reference) => {
  expect(relativeTo(path, target)).toBe(reference)
})

test('any reference leads to its target, behind any prefix', () => {
  const segment = fc.stringMatching(/^[a-z0-9:%-]{1,4}$/).map(encodeURIComponent)
  const path = fc.tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean())
  const query = fc.constantFrom('', '?a=b', '?a=b/c:d#e')
  const toPath = ([segments, slash]: [string[], boolean]) => `/${segments.join('/')}${slash ? '/' : ''}`
  fc.assert(
    fc.property(path, path, query, fc.constantFrom('', '/api', '/a/b'), (from, to, search, prefix) => {
      const target = toPath(to) + search
      const resolved = new URL(relativeTo(toPath(from), target), `http://here${prefix}${toPath(from)}?x=y`)
      expect(resolved.href).toBe(`http://here${prefix}${target}`)
    }),
  )
})

describe('Location', () => {
  test.each(['/books', '/books/'])('of what POST %s makes leads to it, and a replay too', async (path) => {
    const headers = { 'idempotency-key': 'once' }
    const send = () => call(toy, 'POST', path, { token: 'ann', body: { title: 'Emma' }, headers })
    for (const answer of [await send(), await send()]) {
      expect(answer.status).toBe(201)
      expect(new URL(answer.headers.location as string, `http://here/api${path}`).pathname).toMatch(
        /^\/api\/books\/\d+$/,
      )
    }
  })
})
