/** The walk finds a violation exactly where Ajv does, and says what is wrong in words. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Formats, formatChecker } from '../formats.ts'
import { errorBounds } from '../problem.ts'
import { compileWalk } from '../walk.ts'

const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
const walk = compileWalk({}, formatChecker(ajv.formats as Formats))
const violationsOf = (schema: object, value: unknown) => walk(schema as Record<string, unknown>, value, 20)

const names = fc.constantFrom('a', 'b', 'ab')
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, 1.5, -2, 5, 1e20, '', 'a', 'ab', 'ba', '1', '2026-12-01T09:00:00Z'),
  fc.string({ unit: 'binary', maxLength: 4 }),
)

/** Values and schemas are of the same few names, texts and numbers, so that they often fit. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
}))

const small = fc.integer({ min: 0, max: 3 })
const type = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'integer', 'string')
const { schema } = fc.letrec<{ schema: object | boolean; keywords: object }>((tie) => ({
  keywords: fc.record(
    {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.array(scalar, { minLength: 1, maxLength: 4 }),
      const: scalar,
      minLength: small,
      maxLength: small,
      pattern: fc.constantFrom('^a', 'b$', '^[ab]+$', '^\\p{L}*$'),
      format: fc.constantFrom('date-time', 'int32', 'unknown-one'),
      minimum: small,
      maximum: small,
      exclusiveMinimum: small,
      exclusiveMaximum: small,
      multipleOf: fc.constantFrom(1, 2, 0.5),
      minItems: small,
      maxItems: small,
      uniqueItems: fc.boolean(),
      items: tie('schema'),
      prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      contains: tie('schema'),
      properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
      required: fc.uniqueArray(names, { maxLength: 2 }),
      additionalProperties: tie('schema'),
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), tie('schema'), { maxKeys: 1 }),
      propertyNames: tie('schema'),
      minProperties: small,
      maxProperties: small,
      dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 1 }),
      dependentSchemas: fc.dictionary(names, tie('schema'), { maxKeys: 1 }),
      allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
      oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
      not: tie('schema'),
      if: tie('schema'),
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: tie('schema'),
      else: tie('schema'),
    },
    { requiredKeys: [] },
  ),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean(),
    fc.record({ type }),
    fc.tuple(tie('keywords'), fc.subarray(['type', 'enum', 'const', 'anyOf', 'items', 'properties'])).map(fewOf),
  ),
}))

/** At most four keywords, so that a value can satisfy all of them. */
function fewOf([keywords, preferred]: [object, string[]]): object {
  const entries = Object.entries(keywords).sort(
    ([a], [b]) => Number(preferred.includes(b)) - Number(preferred.includes(a)),
  )
  return Object.fromEntries(entries.slice(0, 4))
}

test('a value is without violations exactly if it is valid for Ajv', () => {
  let valid = 0
  let invalid = 0
  const check = fc.property(schema, fc.array(value, { minLength: 5, maxLength: 10 }), (rules, values) => {
    const validate = ajv.compile(rules)
    if (typeof rules === 'object') ajv.removeSchema(rules)
    for (const each of values) {
      const found = violationsOf(rules as object, each)
      const isValid = validate(each)
      expect(found.length === 0, JSON.stringify({ rules, each, found })).toBe(isValid)
      if (isValid) valid += 1
      else invalid += 1
      for (const { message } of found) expect(message).not.toMatch(/undefined|NaN|must NOT|\[object/)
    }
  })
  // A schema may be a boolean, at every place.
  fc.assert(check, {
    numRuns: 150,
    examples: [[{ properties: { a: true, b: false } }, [{ a: null }, { b: 1 }, null, '', 1]]],
  })
  expect(Math.min(valid, invalid)).toBeGreaterThan(100)
})

const nameOf = { type: 'string', minLength: 1, maxLength: 5, pattern: '^[^\\u0000-\\u001f]*$' }

test.each<[schema: object, value: unknown, pointer: string, message: string]>([
  [{ type: 'integer' }, 'x', '', 'must be an integer'],
  [{ type: ['string', 'null'] }, 1, '', 'must be a string or null'],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'x', '', 'must be an integer or null'],
  [{ enum: ['first', 'last', null] }, 'x', '', 'must be one of first, last, null'],
  [{ const: 7 }, 8, '', 'must be 7'],
  [{ maxLength: 3 }, 'abcd', '', 'must have at most 3 characters, this has 4'],
  [{ maxLength: 1 }, '👍👍', '', 'must have at most 1 character, this has 2'],
  [{ minLength: 8 }, 'abc', '', 'must have at least 8 characters, this has 3'],
  [{ minLength: 1 }, '', '', 'must not be empty'],
  [{ minLength: 4, maxLength: 4 }, 'abc', '', 'must have exactly 4 characters, this has 3'],
  [{ minimum: 1, maximum: 5 }, 9, '', 'must be from 1 to 5'],
  [{ exclusiveMinimum: 0 }, 0, '', 'must be more than 0'],
  [{ multipleOf: 5 }, 7, '', 'must be a multiple of 5'],
  [{ minItems: 1 }, [], '', 'must not be empty'],
  [{ maxItems: 2 }, [1, 2, 3], '', 'must have at most 2 items, this has 3'],
  [{ uniqueItems: true }, [{ a: 1, b: 2 }, 1, { b: 2, a: 1 }], '', 'must have no item twice, these are equal: 0 and 2'],
  [{ required: ['a/b'] }, {}, '/a~1b', 'is required'],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, '/b', 'is required beside a'],
  [
    { properties: { title: {} }, additionalProperties: false },
    { titel: 1 },
    '/titel',
    'is not a known member; did you mean title?',
  ],
  [
    { properties: { due_at: {} }, additionalProperties: false },
    { dueAt: 1 },
    '/dueAt',
    'is not a known member; did you mean due_at?',
  ],
  [{ properties: { title: {} }, additionalProperties: false }, { x: 1 }, '/x', 'is not a known member'],
  [{ format: 'date-time' }, 'tomorrow', '', 'must be a time such as 2026-12-01T09:00:00Z'],
  [{ format: 'uri' }, 'no', '', 'must be a URL such as https://example.com/'],
  [{ pattern: '^a+$' }, 'b', '', 'has a form that is not allowed'],
  [{ pattern: '^a+$', 'x-message': 'must be a row of a' }, 'b', '', 'must be a row of a'],
  [{ type: 'string', pattern: '^a+$', 'x-message': 'must be a row of a' }, 7, '', 'must be a row of a'],
  [{ maxLength: 2, pattern: '^a+$', 'x-message': 'must be a row of a' }, 'bbb', '', 'must be a row of a'],
  [
    { maxLength: 2, pattern: '^a+$', 'x-message': 'must be a row of a' },
    'aaa',
    '',
    'must have at most 2 characters, this has 3',
  ],
  [nameOf, 'a\0b', '', 'contains the character U+0000 (NUL), which is not allowed'],
  [nameOf, 'a\u001f', '', 'contains the character U+001F, which is not allowed'],
  [{ not: {}, 'x-message': { not: 'must be left out' } }, 1, '', 'must be left out'],
])('%j does not take %j', (rules, given, pointer, message) => {
  expect(violationsOf(rules, given)).toEqual([{ pointer, code: expect.any(String), message }])
})

test('every violation is found, in the order of the value', () => {
  const rules = {
    type: 'object',
    required: ['title'],
    properties: { title: nameOf, tags: { items: nameOf }, place: { properties: { x: { type: 'integer' } } } },
    additionalProperties: false,
  }
  const found = violationsOf(rules, { tags: ['', 'fine', 'too long'], place: { x: 'far' }, color: 'red' })
  expect(found.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/title', 'required'],
    ['/tags/0', 'minLength'],
    ['/tags/2', 'maxLength'],
    ['/place/x', 'type'],
    ['/color', 'additionalProperties'],
  ])
})

describe('of alternatives that all fail', () => {
  const rules = {
    anyOf: [
      { type: 'object', properties: { kind: { const: 'circle' }, radius: { type: 'number' } } },
      { type: 'object', properties: { kind: { const: 'square' }, side: { type: 'number' } } },
      { type: 'null' },
    ],
  }

  test('the one of the same kind is reported', () => {
    expect(violationsOf(rules, { kind: 'square', side: 'long' })).toEqual([
      { pointer: '/side', code: 'type', message: 'must be a number' },
    ])
  })

  test('all are named when the value is of none', () => {
    expect(violationsOf(rules, 7)).toEqual([{ pointer: '', code: 'type', message: 'must be an object or null' }])
  })
})

describe('a walk is bounded', () => {
  const rules = { items: { properties: { a: { type: 'integer' } }, additionalProperties: false } }

  test('in violations', () => {
    const found = walk(rules, Array(1000).fill({ a: 'x', b: 1 }), errorBounds.errors)
    expect(found).toHaveLength(errorBounds.errors)
  })

  test('in values after the first violation, but not before it', () => {
    const fine = Array(50_000).fill({ a: 1 })
    expect(walk(rules, [...fine, { a: 'x' }], 20)).toHaveLength(1)
    let visited = 0
    const watched = {
      get a() {
        visited += 1
        return 1
      },
    }
    expect(walk(rules, [{ a: 'x' }, ...Array(50_000).fill(watched)], 20)).toHaveLength(1)
    expect(visited).toBeLessThan(3000)
  })
})
