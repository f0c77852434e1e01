// Other spellings of the same contract: no change is found.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { object, operation, parameters, request, response } from './documents.ts'

const string = { type: 'string' }
const named = { $ref: '#/components/schemas/Named' }
const list = { type: 'array', items: string }

test.each<[string, unknown, unknown]>([
  ['a type in a list of one', string, { type: ['string'] }],
  ['the order of types', { type: ['string', 'null'] }, { type: ['null', 'string'] }],
  ['number includes integer', { type: 'number' }, { type: ['number', 'integer'] }],
  ['every type', {}, { type: ['null', 'boolean', 'object', 'array', 'number', 'string'] }],
  ['true', {}, true],
  ['const and an enum of one', { const: 'a' }, { enum: ['a'] }],
  [
    'variants that are nothing but values',
    { oneOf: [{ const: 'a' }, { enum: ['b', 'c'] }] },
    { enum: ['a', 'b', 'c'] },
  ],
  ['one item that fits', { ...list, contains: string }, { ...list, contains: string, minContains: 1 }],
  ['the type of an enum', { enum: ['a', 'b'] }, { type: 'string', enum: ['b', 'a'] }],
  ['null that the type forbids', { type: 'string', enum: ['a'] }, { type: 'string', enum: ['a', null] }],
  ['an exclusive bound of an integer', { type: 'integer', exclusiveMinimum: 0 }, { type: 'integer', minimum: 1 }],
  [
    'an exclusive upper bound of an integer',
    { type: 'integer', exclusiveMaximum: 10 },
    { type: 'integer', maximum: 9 },
  ],
  ['a bound that a stricter one covers', { minimum: 1, exclusiveMinimum: 1 }, { exclusiveMinimum: 1 }],
  ['a bound that says nothing', string, { ...string, minLength: 0 }],
  ['a pattern that says nothing', string, { ...string, pattern: '.*' }],
  ['a keyword of another type', string, { ...string, minimum: 5, maxItems: 3, properties: { a: false } }],
  [
    'defaults of keywords',
    object({}, [], true),
    { type: 'object', deprecated: false, readOnly: false, uniqueItems: false },
  ],
  ['the order of required', object({ a: string, b: string }, ['a', 'b']), object({ b: string, a: string }, ['b', 'a'])],
  ['a reference', named, { type: 'string', maxLength: 5 }],
  ['allOf of one', named, { allOf: [named] }],
  ['oneOf of one', named, { oneOf: [named] }],
  ['allOf that is merged', { allOf: [string, { maxLength: 5 }] }, named],
  [
    'members by allOf',
    { allOf: [object({ a: string }, ['a'], true), object({ b: string }, [], true)] },
    object({ a: string, b: string }, ['a'], true),
  ],
  ['keywords beside a reference', { $ref: named.$ref, minLength: 2 }, { allOf: [named, { minLength: 2 }] }],
  ['null by anyOf', { anyOf: [named, { type: 'null' }] }, { type: ['string', 'null'], maxLength: 5 }],
  ['null by oneOf', { oneOf: [{ type: 'null' }, named] }, { type: ['string', 'null'], maxLength: 5 }],
  ['the order of variants', { anyOf: [string, { type: 'integer' }] }, { anyOf: [{ type: 'integer' }, string] }],
  [
    'oneOf and anyOf of what never fits twice',
    { anyOf: [string, { type: 'integer' }] },
    { oneOf: [string, { type: 'integer' }] },
  ],
  [
    'a schema in an extension, written out',
    { ...string, 'x-shows': { $ref: '#/components/schemas/Named' }, 'x-lines': { $ref: '#/components/schemas/Named' } },
    { ...string, 'x-shows': { maxLength: 5, type: 'string' }, 'x-lines': { maxLength: 5, type: 'string' } },
  ],
  [
    'closed by unevaluatedProperties',
    object({ a: string }),
    { type: 'object', properties: { a: string }, unevaluatedProperties: false },
  ],
])('%s', (_, from, to) => {
  const schemas = { Named: { type: 'string', maxLength: 5 } }
  expect(diff(request(from, schemas), request(to, schemas))).toEqual([])
  expect(diff(response(to, schemas), response(from, schemas))).toEqual([])
})

const parameter = (members: JsonObject) => parameters({ name: 'a', ...members })

test.each<[string, JsonObject, JsonObject]>([
  [
    'defaults of a parameter',
    parameter({}),
    parameter({ required: false, style: 'form', explode: true, deprecated: false }),
  ],
  ['explode without an array', parameter({}), parameter({ explode: false })],
  ['the order of parameters', parameters({ name: 'a' }, { name: 'b' }), parameters({ name: 'b' }, { name: 'a' })],
  ['the case of a header', parameter({ in: 'header' }), parameters({ name: 'A', in: 'header' })],
  ['a header that is no parameter', parameters(), parameters({ name: 'Accept', in: 'header' })],
  ['the default server', operation({}), operation({}, { servers: [{ url: '/' }] })],
  [
    'the slash of a server',
    operation({}, { servers: [{ url: 'https://a.example.com' }] }),
    operation({}, { servers: [{ url: 'https://a.example.com/' }] }),
  ],
  ['a component that nobody uses', operation({}), operation({}, { components: { schemas: { A: string } } })],
  [
    'security that is written out',
    operation({}, { security: [{ a: [] }] }),
    operation({ security: [{ a: [] }] }, { security: [{ a: [] }] }),
  ],
  ['the order of tags', operation({ tags: ['a', 'b'] }), operation({ tags: ['b', 'a'] })],
  ['the rate limit that is the default', operation({}), operation({ 'x-rate-limit': 'default' })],
  [
    'where a parameter stands',
    parameter({ schema: list }),
    operation(
      { parameters: [{ $ref: '#/components/parameters/A' }] },
      { components: { parameters: { A: { in: 'query', name: 'a', schema: list } } } },
    ),
  ],
])('%s', (_, from, to) => {
  expect(diff(from, to)).toEqual([])
  expect(diff(to, from)).toEqual([])
})

test('a schema that contains itself comes to an end', () => {
  const tree = (name: string, leaf: unknown) => ({
    [name]: object({ leaf, children: { type: 'array', items: { $ref: `#/components/schemas/${name}` } } }),
  })
  const at = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  expect(diff(response(at('Tree'), tree('Tree', string)), response(at('Node'), tree('Node', string)))).toEqual([])
  const found = diff(
    response(at('Tree'), tree('Tree', string)),
    response(at('Node'), tree('Node', { type: 'integer' })),
  )
  expect(found.map(({ kind, base, head }) => [kind, base, head])).toEqual([
    ['type-changed', '/components/schemas/Tree/properties/leaf/type', '/components/schemas/Node/properties/leaf/type'],
  ])
})
