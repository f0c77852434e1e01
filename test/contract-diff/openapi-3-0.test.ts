// Documents of OpenAPI 3.0, whose schemas have keywords of their own.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { parseDocument } from '../../scripts/contract-diff/load-document.ts'
import { body, object, operation, request, response } from './documents.ts'

const string = { type: 'string' }
const schemas = { Named: string, Short: { ...string, maxLength: 5 }, Nullable: { ...string, nullable: true } }
const named = { $ref: '#/components/schemas/Named' }

const load = (document: JsonObject, openapi = '3.0.3') => parseDocument(JSON.stringify({ ...document, openapi }), 'it')
const kinds = (from: JsonObject, to: JsonObject) =>
  diff(from, to)
    .filter((change) => change.class !== 'documentation')
    .map(({ kind }) => kind)

test.each<[name: string, from: unknown, to: unknown, kind: string]>([
  ['nullable', string, { ...string, nullable: true }, 'null-accepted'],
  ['nullable beside allOf', { allOf: [named] }, { allOf: [named], nullable: true }, 'null-accepted'],
  [
    'nullable beside variants',
    { anyOf: [named, { type: 'integer' }] },
    { anyOf: [named, { type: 'integer' }], nullable: true },
    'null-accepted',
  ],
  ['a nullable component', named, { $ref: '#/components/schemas/Nullable' }, 'null-accepted'],
  ['nullable inside of members', object({ a: string }), object({ a: { ...string, nullable: true } }), 'null-accepted'],
  [
    'nullable inside of items',
    { type: 'array', items: string },
    { type: 'array', items: { ...string, nullable: true } },
    'null-accepted',
  ],
  [
    'a minimum that is not exclusive',
    { type: 'number', minimum: 1, exclusiveMinimum: true },
    { type: 'number', minimum: 1 },
    'minimum-loosened',
  ],
  [
    'a maximum that is not exclusive',
    { type: 'number', maximum: 1, exclusiveMaximum: true },
    { type: 'number', maximum: 1, exclusiveMaximum: false },
    'maximum-loosened',
  ],
])('%s allows more', (_, from, to, kind) => {
  for (const document of [request, response])
    expect(kinds(load(document(from, schemas)), load(document(to, schemas)))).toEqual([kind])
})

test.each<[name: string, old: unknown, now: unknown]>([
  ['nullable', { ...string, nullable: true }, { type: ['string', 'null'] }],
  ['nullable that is false', { ...string, nullable: false }, string],
  ['nullable beside allOf', { allOf: [named], nullable: true }, { anyOf: [named, { type: 'null' }] }],
  ['nullable with values', { ...string, nullable: true, enum: ['a', null] }, { enum: ['a', null] }],
  ['nullable with values without null', { ...string, nullable: true, enum: ['a'] }, { enum: ['a', null] }],
  ['base64', { ...string, format: 'byte' }, { ...string, contentEncoding: 'base64' }],
  [
    'an exclusive minimum',
    { type: 'number', minimum: 1, exclusiveMinimum: true },
    { type: 'number', exclusiveMinimum: 1 },
  ],
  ['an inclusive maximum', { type: 'number', maximum: 1, exclusiveMaximum: false }, { type: 'number', maximum: 1 }],
  ['what stands beside a reference', { ...named, maxLength: 5, nullable: true }, named],
  [
    'a member with the name of a keyword',
    object({ nullable: string, example: named }),
    object({ nullable: string, example: named }),
  ],
  [
    'values that look like schemas',
    { type: 'object', example: { $ref: 'a', nullable: true } },
    { type: 'object', example: { $ref: 'a', nullable: true } },
  ],
])('%s is no change to 3.1', (_, old, now) => {
  for (const document of [request, response]) {
    const [before, after] = [load(document(old, schemas)), load(document(now, schemas), '3.1.1')]
    expect([kinds(before, after), kinds(after, before)]).toEqual([[], []])
  }
})

test('a reference to a part of a nullable schema still has its target', () => {
  const at = (part: string, inner: unknown) =>
    load(
      operation(
        { requestBody: body({ $ref: `#/components/schemas/Choice/${part}` }) },
        { components: { schemas: { Choice: { nullable: true, anyOf: [inner, { type: 'integer' }] } } } },
      ),
    )
  expect(kinds(at('anyOf/0', string), at('anyOf/0', { ...string, nullable: true }))).toEqual(['null-accepted'])
})

test('parameters, headers and default responses are read as well', () => {
  const wide = { ...string, nullable: true }
  const document = (schema: unknown) =>
    load(
      operation({
        parameters: [{ in: 'query', name: 'a', schema }],
        responses: {
          '200': { description: 'Done.', headers: { 'x-limit': { schema } } },
          default: { description: 'Failed.', content: { 'application/json': { schema } } },
        },
      }),
    )
  expect(
    diff(document(string), document(wide))
      .map(({ spots }) => spots[0]?.place)
      .sort(),
  ).toEqual(['200 header x-limit', 'default body', 'query a'])
})

test('a flow mapping is YAML, though it begins like JSON', () => {
  const text = '{ openapi: 3.1.0, info: { title: a, version: v1 }, paths: {} }'
  expect(parseDocument(text, 'it')).toMatchObject({ openapi: '3.1.0' })
})
