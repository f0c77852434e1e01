// The kinds of change of a schema that oasdiff tells apart, in each place where it tells them apart.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { object, operation, parameters, request, response } from './documents.ts'

export interface Row {
  id: string
  level: 'error' | 'warning' | 'info'
  from: JsonObject
  to: JsonObject
  /** Why contract:diff calls an error or a warning safe, or an info breaking. */
  reason?: string
}

export const string = { type: 'string' }
export const integer = { type: 'integer' }
export const number = { type: 'number' }
export const array = { type: 'array', items: string }
const map = { type: 'object' }
const hasB = { required: ['b'] }

/** Two schemas, of which the second allows less, and what oasdiff calls the step to it and the step back. */
type Edit = readonly [narrower: string, wider: string, wide: JsonObject, narrow: JsonObject, places?: string]

const everywhere = 'request-body request-property response-body response-property'
const withParameters = `${everywhere} request-parameter response-header`

/** A limit that is set, and one that is changed. */
function limit(name: string, keyword: string, schema: JsonObject, [wide, narrow]: [number, number]): Edit[] {
  const [tightened, loosened] = name.includes('min') ? ['increased', 'decreased'] : ['decreased', 'increased']
  return [
    [`${name}-set`, `${name}-unset`, schema, { ...schema, [keyword]: narrow }, withParameters],
    [
      `${name}-${tightened}`,
      `${name}-${loosened}`,
      { ...schema, [keyword]: wide },
      { ...schema, [keyword]: narrow },
      withParameters,
    ],
  ]
}

const withOne = (name: string) => object({ [name]: string }, [name])
export const [withA, withB, withC] = [withOne('a'), withOne('b'), withOne('c')]
const fitting = { ...array, contains: { const: 'a' } }
const edits: Edit[] = [
  ...limit('max-length', 'maxLength', string, [9, 5]),
  ...limit('min-length', 'minLength', string, [2, 5]),
  ...limit('max', 'maximum', number, [9, 5]),
  ...limit('min', 'minimum', number, [2, 5]),
  ...limit('exclusive-max', 'exclusiveMaximum', number, [9, 5]),
  ...limit('exclusive-min', 'exclusiveMinimum', number, [2, 5]),
  ...limit('max-items', 'maxItems', array, [9, 5]),
  ...limit('min-items', 'minItems', array, [2, 5]),
  ...limit('max-properties', 'maxProperties', map, [9, 5]),
  ...limit('min-properties', 'minProperties', map, [2, 5]),
  ...limit('max-contains', 'maxContains', fitting, [9, 5]),
  ...limit('min-contains', 'minContains', fitting, [2, 5]),
  ['multiple-of-set', 'multiple-of-unset', integer, { ...integer, multipleOf: 5 }, withParameters],
  ['unique-items-set', 'unique-items-unset', array, { ...array, uniqueItems: true }],
  ['const-added', 'const-removed', string, { ...string, const: 'a' }],
  ['contains-added', 'contains-removed', array, fitting],
  ['property-names-added', 'property-names-removed', map, { ...map, propertyNames: { maxLength: 3 } }],
  ['pattern-property-added', 'pattern-property-removed', map, { ...map, patternProperties: { '^a': string } }],
  ['dependent-required-added', 'dependent-required-removed', map, { ...map, dependentRequired: { a: ['b'] } }],
  ['dependent-schema-added', 'dependent-schema-removed', map, { ...map, dependentSchemas: { a: hasB } }],
  ['if-added', 'if-removed', map, { ...map, if: { required: ['a'] }, else: hasB }],
  ['else-added', 'else-removed', { ...map, if: { required: ['a'] } }, { ...map, if: { required: ['a'] }, else: hasB }],
  ['unevaluated-properties-added', 'unevaluated-properties-removed', map, { ...map, unevaluatedProperties: string }],
  [
    'content-schema-added',
    'content-schema-removed',
    string,
    { ...string, contentMediaType: 'application/json', contentSchema: map },
  ],
  [
    'list-of-types-narrowed',
    'list-of-types-widened',
    { anyOf: [string, integer, array] },
    { anyOf: [string, integer] },
  ],
  ['one-of-removed', 'one-of-added', { oneOf: [withA, withB, withC] }, { oneOf: [withA, withB] }],
  ['any-of-removed', 'any-of-added', { anyOf: [withA, withB, withC] }, { anyOf: [withA, withB] }],
  ['all-of-added', 'all-of-removed', { allOf: [map] }, { allOf: [map, hasB] }],
  ['became-not-nullable', 'became-nullable', { type: ['string', 'null'] }, string],
  ['became-enum', '', string, { ...string, enum: ['a'] }, 'request-body request-property request-parameter'],
  ['', 'became-not-enum', string, { ...string, enum: ['a'] }, 'response-property'],
  ['enum-value-removed', '', { enum: ['a', 'b'] }, { enum: ['a'] }, 'request-body request-property request-parameter'],
  ['', 'enum-value-added', { enum: ['a', 'b'] }, { enum: ['a'] }, 'response-property'],
  ['pattern-added', '', string, { ...string, pattern: '^a' }, 'request-property request-parameter'],
  ['', 'pattern-removed', string, { ...string, pattern: '^a' }, 'response-property'],
  [
    'became-required',
    'became-optional',
    object({ a: string }),
    object({ a: string }, ['a']),
    'request-property response-property',
  ],
]

export const policy = 'contract:diff is stricter'

const both = ['type-changed', 'const-changed', 'schema-became-false'] as const
const changed: Record<(typeof both)[number], [JsonObject, unknown]> = {
  'type-changed': [string, array],
  'const-changed': [{ const: 'a' }, { const: 'b' }],
  'schema-became-false': [string, false],
}

/** Documents with the schema in a place. The schemas of required members are objects, and stand in the body itself. */
export function placed(place: string, schema: unknown, id: string): JsonObject {
  if (id.includes('became-required') || id.includes('became-optional'))
    return place.startsWith('request') ? request(schema) : response(schema)
  const header = { description: 'Done.', headers: { 'X-A': { schema } } }
  if (place === 'request-parameter') return parameters({ name: 'a', schema })
  if (place === 'response-header') return operation({ responses: { '200': header } })
  const inner = place.endsWith('property') ? object({ a: schema }, ['a'], true) : schema
  return place.startsWith('request') ? request(inner) : response(inner)
}

function rowsOf([narrower, wider, wide, narrow, places = everywhere]: Edit): Row[] {
  return places.split(' ').flatMap((place): Row[] => {
    const name = place.startsWith('request') ? narrower : wider
    if (name === '') return []
    const [from, to] = place.startsWith('request') ? [wide, narrow] : [narrow, wide]
    const id = `${place}-${name}`
    const level = id.endsWith('all-of-removed') ? 'warning' : 'error'
    return [{ id, level, from: placed(place, from, id), to: placed(place, to, id) }]
  })
}

const changedRows = both.flatMap((name): Row[] =>
  everywhere.split(' ').map((place) => {
    const id = `${place}-${name}`
    const [from, to] = changed[name].map((schema) => placed(place, schema, id)) as [JsonObject, JsonObject]
    if (id === 'response-property-schema-became-false')
      return { id, level: 'info', from, to, reason: `${policy}: clients that read it never get it` }
    return { id, level: 'error', from, to }
  }),
)

export const schemaRows: Row[] = [...edits.flatMap(rowsOf), ...changedRows]
