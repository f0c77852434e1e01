import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation } from '../model.ts'
import { buildRoutes } from '../routes.ts'

const literal = fc.constantFrom('a', 'b', 'c')
const template = fc
  .array(fc.oneof(literal, fc.constant('{}')), { minLength: 1, maxLength: 4 })
  .map((segments) => `/${segments.map((segment, index) => (segment === '{}' ? `{p${index}}` : segment)).join('/')}`)

/** The most literal template that fits, from left to right: a naive reading of OpenAPI 3.1, 4.8.8.1. */
function naive(templates: string[], path: string): string | undefined {
  const parts = path.slice(1).split('/')
  return templates
    .filter((candidate) => {
      const segments = candidate.slice(1).split('/')
      return (
        segments.length === parts.length &&
        segments.every((segment, i) => segment.startsWith('{') || segment === parts[i])
      )
    })
    .sort((a, b) => (a.replaceAll('{', '~') < b.replaceAll('{', '~') ? -1 : 1))[0]
}

test('the tree finds what trying every template finds', () => {
  const path = fc
    .array(fc.oneof(literal, fc.constant('d')), { minLength: 1, maxLength: 4 })
    .map((parts) => `/${parts.join('/')}`)
  fc.assert(
    fc.property(fc.uniqueArray(template, { minLength: 1, maxLength: 12 }), path, (templates, asked) => {
      const targets = templates.map((at) => ({ operation: { id: at, path: at, method: 'get' } as Operation }))
      const routes = buildRoutes(targets)
      const expected = naive(templates, asked)
      if (expected === undefined) expect(() => routes.match('GET', asked)).toThrow('No such resource')
      else expect(routes.match('GET', asked).target.operation.id).toBe(expected)
    }),
  )
})

const shelf = (['get', 'delete', 'post'] as const).map((method) => ({
  operation: { id: method, path: '/shelves/{shelf_id}', method } as Operation,
}))

test('a trailing slash is accepted, but for DELETE, which `Allow` leaves out there', () => {
  const routes = buildRoutes(shelf)
  for (const method of ['GET', 'HEAD', 'POST'])
    expect(routes.match(method, '/shelves/1/')).toMatchObject({ params: { shelf_id: '1' } })
  expect(routes.match('DELETE', '/shelves/1').target.operation.id).toBe('delete')
  expect(() => routes.match('DELETE', '/shelves/1/')).toThrow('No such resource')
  expect(routes.allowed('/shelves/1')).toBe('DELETE, GET, HEAD, OPTIONS, POST')
  expect(routes.allowed('/shelves/1/')).toBe('GET, HEAD, OPTIONS, POST')
  expect(() => routes.match('PUT', '/shelves/1/')).toThrow('Method not allowed')
})
