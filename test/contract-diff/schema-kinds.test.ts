// Every kind of change of a schema, one by one, in a request and in a response: nothing less is found, and nothing
// more.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { object, request, response, shared } from './documents.ts'

const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const list = (members: JsonObject) => ({ type: 'array', items: string, ...members })
const fitting = (members: JsonObject) => list({ contains: { const: 'a' }, ...members })
const valued = (...values: string[]) => ({ oneOf: values.map((value) => ({ const: value })) })
const lines = (members: JsonObject) => ({ ...string, 'x-lines': { ...string, ...members } })
const [B, N, D] = ['breaking', 'non-breaking', 'documentation'] as const

/** A title, the schema before and after, the kind of change, its class in a request and in a response. */
const rows: [name: string, from: unknown, to: unknown, kind: string, inRequest: string, inResponse: string][] = [
  ['a type taken away', { type: ['string', 'integer'] }, string, 'type-narrowed', B, N],
  ['a type more', string, { type: ['string', 'boolean'] }, 'type-widened', N, B],
  ['only null left', { type: ['string', 'null'], format: 'uuid' }, { type: 'null' }, 'type-narrowed', B, N],
  ['any type to one', {}, string, 'type-narrowed', B, N],
  ['one type to any', string, {}, 'type-widened', N, B],
  ['another type', { ...string, maxLength: 5 }, { ...integer, minimum: 1 }, 'type-changed', B, B],
  ['number to integer', number, integer, 'type-narrowed', B, N],
  ['integer to number', integer, number, 'type-widened', N, B],
  ['null in the type', string, { type: ['string', 'null'] }, 'null-accepted', N, B],
  ['null no more in the type', { type: ['string', 'null'] }, string, 'null-refused', B, N],
  [
    'null by anyOf',
    { ...string, maxLength: 5 },
    { anyOf: [{ ...string, maxLength: 5 }, { type: 'null' }] },
    'null-accepted',
    N,
    B,
  ],
  ['null in an enum', { enum: ['a'] }, { enum: ['a', null] }, 'null-accepted', N, B],
  ['an enum value more', { enum: ['a'] }, { enum: ['a', 'b'] }, 'enum-value-added', N, B],
  ['an enum value less', { enum: ['a', 'b'] }, { enum: ['a'] }, 'enum-value-removed', B, N],
  ['an enum where there was none', string, { ...string, enum: ['a'] }, 'enum-introduced', B, N],
  ['no enum any more', { ...string, enum: ['a'] }, string, 'enum-dropped', N, B],
  ['another const', { const: 'a' }, { const: 'b' }, 'const-changed', B, B],
  ['a const to an enum that has it', { const: 'a' }, { enum: ['a', 'b'] }, 'enum-value-added', N, B],
  ['a higher minimum', { ...integer, minimum: 1 }, { ...integer, minimum: 2 }, 'minimum-tightened', B, N],
  ['a lower minimum', { ...integer, minimum: 2 }, { ...integer, minimum: 1 }, 'minimum-loosened', N, B],
  ['a minimum where there was none', integer, { ...integer, minimum: 2 }, 'minimum-tightened', B, N],
  ['an exclusive minimum', { ...number, minimum: 1 }, { ...number, exclusiveMinimum: 1 }, 'minimum-tightened', B, N],
  ['a lower maximum', { ...integer, maximum: 9 }, { ...integer, maximum: 8 }, 'maximum-tightened', B, N],
  ['no maximum any more', { ...integer, maximum: 9 }, integer, 'maximum-loosened', N, B],
  ['an inclusive maximum', { ...number, exclusiveMaximum: 1 }, { ...number, maximum: 1 }, 'maximum-loosened', N, B],
  ['a longer minLength', { ...string, minLength: 1 }, { ...string, minLength: 2 }, 'min-length-tightened', B, N],
  ['a shorter minLength', { ...string, minLength: 1 }, { ...string, minLength: 0 }, 'min-length-loosened', N, B],
  ['a shorter maxLength', { ...string, maxLength: 9 }, { ...string, maxLength: 8 }, 'max-length-tightened', B, N],
  ['a longer maxLength in lines', lines({ maxLength: 8 }), lines({ maxLength: 9 }), 'max-length-loosened', N, B],
  ['a longer maxLength', { ...string, maxLength: 8 }, { ...string, maxLength: 9 }, 'max-length-loosened', N, B],
  ['a higher minItems', list({}), list({ minItems: 1 }), 'min-items-tightened', B, N],
  ['a lower minItems', list({ minItems: 2 }), list({ minItems: 1 }), 'min-items-loosened', N, B],
  ['a lower maxItems', list({ maxItems: 2 }), list({ maxItems: 1 }), 'max-items-tightened', B, N],
  ['a higher maxItems', list({ maxItems: 2 }), list({ maxItems: 3 }), 'max-items-loosened', N, B],
  ['minProperties', { type: 'object' }, { type: 'object', minProperties: 1 }, 'min-properties-tightened', B, N],
  ['no minProperties', { type: 'object', minProperties: 1 }, { type: 'object' }, 'min-properties-loosened', N, B],
  ['maxProperties', { type: 'object' }, { type: 'object', maxProperties: 1 }, 'max-properties-tightened', B, N],
  ['no maxProperties', { type: 'object', maxProperties: 1 }, { type: 'object' }, 'max-properties-loosened', N, B],
  ['a pattern', string, { ...string, pattern: '^a' }, 'pattern-added', B, N],
  ['no pattern', { ...string, pattern: '^a' }, string, 'pattern-removed', N, B],
  ['another pattern', { ...string, pattern: '^a' }, { ...string, pattern: '^b' }, 'pattern-changed', B, B],
  ['a format', string, { ...string, format: 'uuid' }, 'format-added', B, N],
  ['no format', { ...string, format: 'uuid' }, string, 'format-removed', N, B],
  ['another format', { ...string, format: 'date' }, { ...string, format: 'date-time' }, 'format-changed', B, B],
  ['int32 to int64', { ...integer, format: 'int32' }, { ...integer, format: 'int64' }, 'format-widened', N, B],
  ['int64 to int32', { ...integer, format: 'int64' }, { ...integer, format: 'int32' }, 'format-narrowed', B, N],
  ['a format that only hides the input', string, { ...string, format: 'password' }, 'format-hint-changed', D, D],
  ['a coarser step', { ...integer, multipleOf: 2 }, { ...integer, multipleOf: 4 }, 'multiple-of-tightened', B, N],
  ['a finer step', { ...integer, multipleOf: 4 }, { ...integer, multipleOf: 2 }, 'multiple-of-loosened', N, B],
  ['another step', { ...integer, multipleOf: 2 }, { ...integer, multipleOf: 3 }, 'multiple-of-changed', B, B],
  ['unique items', list({}), list({ uniqueItems: true }), 'unique-items-required', B, N],
  ['items not unique', list({ uniqueItems: true }), list({}), 'unique-items-dropped', N, B],
  ['more items that fit', fitting({}), fitting({ minContains: 2 }), 'condition-added', B, N],
  ['no item that fits', fitting({}), fitting({ minContains: 0 }), 'condition-removed', N, B],
  ['items that fit, one at most', fitting({}), fitting({ maxContains: 1 }), 'condition-added', B, N],
  ['items that fit, more at most', fitting({ maxContains: 1 }), fitting({ maxContains: 2 }), 'condition-removed', N, B],
  ['a variant that is a value more', valued('a', 'b'), valued('a', 'b', 'c'), 'enum-value-added', N, B],
  ['a variant that is a value less', valued('a', 'b', 'c'), valued('a', 'b'), 'enum-value-removed', B, N],
  ['items of another type', list({}), list({ items: integer }), 'type-changed', B, B],
  ['an item by its position', list({ prefixItems: [string] }), list({ prefixItems: [integer] }), 'type-changed', B, B],
  ['a default', object({ a: string }), object({ a: { ...string, default: 'a' } }), 'default-added', B, D],
  ['no default', object({ a: { ...string, default: 'a' } }), object({ a: string }), 'default-removed', B, D],
  [
    'another default',
    object({ a: { ...string, default: 'a' } }),
    object({ a: { ...string, default: 'b' } }),
    'default-changed',
    B,
    D,
  ],
  [
    'a default of what is always sent',
    object({ a: string }, ['a']),
    object({ a: { ...string, default: 'b' } }, ['a']),
    'default-without-effect',
    D,
    D,
  ],
  ['an optional property', object({}), object({ a: string }), 'property-added', N, N],
  ['a required property', object({}), object({ a: string }, ['a']), 'required-property-added', B, N],
  ['a property less', object({ a: string }), object({}), 'property-removed', B, B],
  ['a required property less', object({ a: string }, ['a']), object({}), 'property-removed', B, B],
  [
    'a property less among others',
    object({ a: string }, [], true),
    object({}, [], true),
    'open-property-removed',
    N,
    B,
  ],
  ['a property became required', object({ a: string }), object({ a: string }, ['a']), 'property-became-required', B, N],
  ['a property became optional', object({ a: string }, ['a']), object({ a: string }), 'property-became-optional', N, B],
  ['other members allowed', object({}), object({}, [], true), 'additional-properties-allowed', N, N],
  ['other members forbidden', object({}, [], true), object({}), 'additional-properties-forbidden', B, N],
  ['a map no more', object({}, [], string), object({}), 'additional-properties-removed', B, B],
  ['a map of other values', object({}, [], string), object({}, [], integer), 'type-changed', B, B],
  [
    'shorter member names',
    { type: 'object' },
    { type: 'object', propertyNames: { maxLength: 5 } },
    'max-length-tightened',
    B,
    N,
  ],
  [
    'a property by pattern',
    { type: 'object' },
    { type: 'object', patternProperties: { '^a': string } },
    'pattern-property-added',
    B,
    N,
  ],
  [
    'no property by pattern',
    { type: 'object', patternProperties: { '^a': string } },
    { type: 'object' },
    'pattern-property-removed',
    N,
    B,
  ],
  ['a property that is forbidden', object({ a: string }), object({ a: false }), 'value-forbidden', B, B],
  ['a property that is permitted', object({ a: false }), object({ a: string }), 'value-permitted', N, B],
  [
    'deeper inside',
    object({ a: list({}) }),
    object({ a: list({ items: { type: ['string', 'null'] } }) }),
    'null-accepted',
    N,
    B,
  ],
  [
    'a variant more',
    { oneOf: [string, integer] },
    { oneOf: [string, integer, { type: 'boolean' }] },
    'alternative-added',
    N,
    B,
  ],
  [
    'a variant less',
    { anyOf: [string, integer, { type: 'boolean' }] },
    { anyOf: [string, integer] },
    'alternative-removed',
    B,
    N,
  ],
  [
    'a variant more beside null',
    { anyOf: [string, { type: 'null' }] },
    { anyOf: [string, { type: 'null' }, list({})] },
    'alternative-added',
    N,
    B,
  ],
  [
    'a variant less beside null',
    { oneOf: [string, list({}), { type: 'null' }] },
    { type: ['string', 'null'] },
    'alternative-removed',
    B,
    N,
  ],
  [
    'a schema that becomes a choice',
    object({ a: string }),
    { oneOf: [object({ a: string }), string] },
    'alternative-added',
    N,
    B,
  ],
  ['a choice that becomes a schema', { oneOf: [object({ a: string }), string] }, string, 'alternative-removed', B, N],
  [
    'a choice besides',
    object({ a: string }),
    { ...object({ a: string }), anyOf: [{ minProperties: 1 }, { maxProperties: 3 }] },
    'alternatives-introduced',
    B,
    N,
  ],
  [
    'no choice besides',
    { ...object({ a: string }), anyOf: [{ minProperties: 1 }, { maxProperties: 3 }] },
    object({ a: string }),
    'alternatives-dropped',
    N,
    B,
  ],
  [
    'inside of a variant',
    { oneOf: [object({ a: string }), integer] },
    { oneOf: [integer, object({ a: { ...string, maxLength: 3 } })] },
    'max-length-tightened',
    B,
    N,
  ],
  [
    'several variants may fit',
    { oneOf: [{ minLength: 1 }, { maxLength: 9 }] },
    { anyOf: [{ minLength: 1 }, { maxLength: 9 }] },
    'one-of-loosened',
    N,
    B,
  ],
  [
    'one variant must fit',
    { anyOf: [{ minLength: 1 }, { maxLength: 9 }] },
    { oneOf: [{ minLength: 1 }, { maxLength: 9 }] },
    'one-of-tightened',
    B,
    N,
  ],
  ['more by allOf', string, { allOf: [string, { maxLength: 5 }] }, 'max-length-tightened', B, N],
  ['read only', object({ a: string }), object({ a: { ...string, readOnly: true } }), 'read-only-set', B, N],
  ['not read only', object({ a: { ...string, readOnly: true } }), object({ a: string }), 'read-only-unset', N, N],
  ['write only', object({ a: string }), object({ a: { ...string, writeOnly: true } }), 'write-only-set', N, B],
  ['not write only', object({ a: { ...string, writeOnly: true } }), object({ a: string }), 'write-only-unset', N, N],
  ['deprecated', string, { ...string, deprecated: true }, 'deprecated-set', N, N],
  ['not deprecated', { ...string, deprecated: true }, string, 'deprecated-unset', D, D],
  ['a condition', string, { ...string, not: { const: 'a' } }, 'condition-added', B, N],
  ['no condition', { ...string, not: { const: 'a' } }, string, 'condition-removed', N, B],
  [
    'another condition',
    { ...string, not: { const: 'a' } },
    { ...string, not: { const: 'b' } },
    'condition-changed',
    B,
    B,
  ],
  [
    'dependent members',
    { type: 'object' },
    { type: 'object', dependentRequired: { a: ['b'] } },
    'condition-added',
    B,
    N,
  ],
  ['an item that must be there', list({}), list({ contains: { const: 'a' } }), 'condition-added', B, N],
  [
    'another encoding',
    { ...string, contentEncoding: 'base64' },
    { ...string, contentEncoding: 'base32' },
    'content-encoding-changed',
    B,
    B,
  ],
  ['XML', string, { ...string, xml: { attribute: true } }, 'xml-changed', B, B],
  ['a description', string, { ...string, description: 'Words.' }, 'description-changed', D, D],
  ['a title', { ...string, title: 'A' }, { ...string, title: 'B' }, 'title-changed', D, D],
  ['an example', { ...string, examples: ['a'] }, { ...string, examples: ['b'] }, 'example-changed', D, D],
  ['an extension', string, { ...string, 'x-message': 'No.' }, 'extension-changed', D, D],
  ['an unknown keyword', string, { ...string, whatever: 1 }, 'keyword-changed', D, D],
]

test.each(rows)('%s', (_, from, to, kind, inRequest, inResponse) => {
  const found = (base: JsonObject, head: JsonObject) =>
    diff(base, head).map((change) => [change.kind, change.class, change.direction])
  const way = (name: string, words: string) => (words === D ? 'both' : name)
  const asked = found(request(from), request(to))
  const answered = found(response(from), response(to))
  expect(asked.map(([name, judgement]) => [name, judgement])).toEqual([[kind, inRequest]])
  expect(answered.map(([name, judgement]) => [name, judgement])).toEqual([[kind, inResponse]])
  if (inRequest !== D) expect(asked[0]?.[2]).toBe(way('request', inRequest))
  if (inResponse !== D) expect(answered[0]?.[2]).toBe(way('response', inResponse))
  // A component that both use is judged in each direction apart.
  const judgements = found(shared(from), shared(to)).map(([, judgement]) => judgement)
  expect(judgements.toSorted()).toEqual(
    (inRequest === D && inResponse === D ? [D] : [inRequest, inResponse]).toSorted(),
  )
})

test('at least sixty kinds are tried', () => {
  expect(new Set(rows.map(([, , , kind]) => kind)).size).toBeGreaterThanOrEqual(60)
})
