// Choices of variants: exactly one of a oneOf must fit, and what stands beside a choice counts in each of its variants.
// A change that is not breaking allows the same values or more.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { object, request, response } from './documents.ts'

const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const nothing = { type: 'null' }
const list = { type: 'array', items: string }
const properties = { mail: string, phone: string }
const contact = (...required: string[]) => ({ type: 'object', required, properties })
const short = { ...string, maxLength: 5 }
const startsWithA = { ...string, pattern: '^a' }

const schemas = {
  Leaf: object({ kind: { const: 'leaf' } }, ['kind'], true),
  Branch: object({ kind: { const: 'branch' }, below: { $ref: '#/components/schemas/Tree' } }, ['kind'], true),
  Tree: { oneOf: [{ $ref: '#/components/schemas/Leaf' }, { $ref: '#/components/schemas/Branch' }] },
}

const breaks = (from: unknown, to: unknown, document: typeof request) =>
  diff(document(from, schemas), document(to, schemas)).some((change) => change.class === 'breaking')

/** A value that the first schema allows and the second refuses. */
const narrower: [name: string, from: JsonObject, to: JsonObject, value: unknown][] = [
  [
    'a schema that becomes one of two',
    contact('mail', 'phone'),
    { oneOf: [contact('mail'), contact('phone')] },
    { mail: 'm', phone: 'p' },
  ],
  ['a variant more that overlaps', { oneOf: [short, integer] }, { oneOf: [short, integer, startsWithA] }, 'a'],
  ['a variant that grows into another', { oneOf: [integer, short] }, { oneOf: [number, short, { minimum: 3 }] }, 4],
  ['a variant twice', { oneOf: [string, integer] }, { oneOf: [string, integer, string] }, 'a'],
  ['the union that is exclusive now', { anyOf: [short, startsWithA] }, { oneOf: [short, startsWithA] }, 'a'],
  [
    'an optional part in both variants',
    { anyOf: [contact('mail'), string] },
    { oneOf: [contact('mail'), contact(), string] },
    { mail: 'm' },
  ],
  ['a pattern beside a new choice', string, { pattern: '^a', anyOf: [string, integer] }, 'b'],
  ['required beside a new choice', { type: 'object' }, { required: ['id'], anyOf: [{ type: 'object' }, string] }, {}],
  ['items beside a new choice', list, { items: short, anyOf: [list, string] }, ['abcdef']],
  [
    'closed beside a new choice',
    contact(),
    { properties, additionalProperties: false, anyOf: [contact('mail'), contact('phone')] },
    {},
  ],
  ['not beside a new choice', string, { not: { const: 'b' }, oneOf: [string, integer] }, 'b'],
  ['a limit beside a choice', { anyOf: [short, integer] }, { minimum: 3, anyOf: [short, integer] }, 2],
  ['a choice that stays beside less', { anyOf: [short, integer] }, { type: 'string', anyOf: [short, integer] }, 1],
  [
    'a nested choice with a variant less',
    { anyOf: [{ anyOf: [string, integer] }, list] },
    { anyOf: [integer, list] },
    'a',
  ],
  ['a required member that was not described', { type: 'object' }, { type: 'object', required: ['a'] }, {}],
  ['a member that is described and required', object({ a: string }, [], true), object({}, ['a'], true), {}],
  [
    'null that a condition refuses',
    nothing,
    { type: 'null', anyOf: [string, { if: nothing, else: string, not: nothing }] },
    null,
  ],
  [
    'a required member that gets a type',
    { type: 'object', required: ['a'] },
    object({ a: string }, ['a'], true),
    { a: 1 },
  ],
  ['null beside a choice', { anyOf: [string, integer, nothing] }, { type: ['string', 'integer'] }, null],
]

describe.each(narrower)('%s', (_, from, to, value) => {
  test('breaks requests, and the other way round responses', () => {
    const ajv = new Ajv2020({ strict: false })
    expect([ajv.validate(from, value), ajv.validate(to, value)]).toEqual([true, false])
    expect(breaks(from, to, request)).toBe(true)
    expect(breaks(to, from, response)).toBe(true)
  })
})

/** The first schema allows nothing that the second refuses. */
const wider: [name: string, from: unknown, to: unknown][] = [
  ['types, and variants', { type: ['string', 'integer'] }, { anyOf: [string, integer] }],
  ['types, and exclusive variants', { type: ['string', 'integer'] }, { oneOf: [integer, string] }],
  [
    'types with limits, and variants',
    { type: ['string', 'integer', 'null'], maxLength: 5, minimum: 1 },
    { anyOf: [short, { ...integer, minimum: 1 }, nothing] },
  ],
  ['a limit beside variants, and inside', { maxLength: 5, anyOf: [string, integer] }, { anyOf: [short, integer] }],
  [
    'nested variants, and flat ones',
    { anyOf: [{ anyOf: [string, integer] }, list] },
    { anyOf: [string, integer, list] },
  ],
  ['nested exclusive variants', { oneOf: [{ oneOf: [string, integer] }, list] }, { oneOf: [string, integer, list] }],
  ['one variant by allOf', { allOf: [{ anyOf: [string, integer] }] }, { anyOf: [{ allOf: [integer] }, string] }],
  ['a variant twice, when several may fit', { anyOf: [string, integer] }, { anyOf: [string, integer, string] }],
  ['null twice', nothing, { anyOf: [nothing, nothing] }],
  ['a recursive choice', { $ref: '#/components/schemas/Tree' }, { anyOf: schemas.Tree.oneOf }],
]

test.each(wider)('equal: %s', (_, one, other) => {
  for (const document of [request, response])
    expect([breaks(one, other, document), breaks(other, one, document)]).toEqual([false, false])
})

test.each<[name: string, from: unknown, to: unknown]>([
  ['a variant that grows', { oneOf: [integer, string] }, { oneOf: [number, string] }],
  ['a limit that stays beside a new choice', { ...string, maxLength: 29 }, { anyOf: [string, integer], maxLength: 29 }],
  ['a limit that stays beside a new oneOf', { ...string, maxLength: 29 }, { oneOf: [string, integer], maxLength: 29 }],
  ['a variant that another covers', { anyOf: [short, string, integer] }, { anyOf: [string, number] }],
  ['a smaller not', { ...string, not: { enum: ['a', 'b'] } }, { ...string, not: { enum: ['a'] } }],
  [
    'fewer dependent members',
    { type: 'object', dependentRequired: { a: ['b', 'c'] } },
    { type: 'object', dependentRequired: { a: ['b'] } },
  ],
  ['a looser else', { if: string, else: { minimum: 5 } }, { if: string, else: { minimum: 3 } }],
])('wider: %s', (_, from, to) => {
  expect([breaks(from, to, request), breaks(to, from, response)]).toEqual([false, false])
  expect([breaks(to, from, request), breaks(from, to, response)]).toEqual([true, true])
})

test('the value that is refused is shown', () => {
  const changes = diff(request({ oneOf: [short, integer] }), request({ oneOf: [short, integer, startsWithA] }))
  expect(changes.find(({ kind }) => kind === 'one-of-tightened')?.what).toBe('refused now: "a"')
})
