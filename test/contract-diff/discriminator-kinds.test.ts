// Every kind of change of a discriminator, one by one, in a request and in a response.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { object, request, response } from './documents.ts'

const string = { type: 'string' }
const [B, N, D] = ['breaking', 'non-breaking', 'documentation'] as const

const grant = (kind: string, members: JsonObject = {}) => object({ kind: { const: kind }, ...members }, ['kind'])
const choice = (mapping: JsonObject | null, property = 'kind') => ({
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
  discriminator: { propertyName: property, ...(mapping && { mapping }) },
})
const schemas = { Cat: grant('cat'), Dog: grant('dog', { tail: string }) }
const [cat, dog] = ['#/components/schemas/Cat', '#/components/schemas/Dog']
const named = choice({ cat, dog })
const { discriminator: _, ...unnamed } = named

test.each<[string, unknown, unknown, string, string, string]>([
  ['another discriminator', named, choice({ cat, dog }, 'sort'), 'discriminator-property-changed', B, B],
  ['a name more', named, choice({ cat, dog, hound: dog }), 'discriminator-value-added', N, B],
  ['a name less', choice({ cat, dog, hound: dog }), named, 'discriminator-value-removed', B, N],
  ['names swapped', named, choice({ cat: dog, dog: cat }), 'discriminator-value-changed', B, B],
  [
    'a second variant to tell apart',
    { oneOf: [named.oneOf[0]], discriminator: { propertyName: 'kind', mapping: { cat } } },
    named,
    'alternative-added',
    N,
    B,
  ],
  ['a discriminator', unnamed, named, 'discriminator-added', D, D],
  ['no discriminator', named, unnamed, 'discriminator-removed', B, B],
])('%s', (_, from, to, kind, inRequest, inResponse) => {
  const asked = diff(request(from, schemas), request(to, schemas))
  const answered = diff(response(from, schemas), response(to, schemas))
  expect(new Set(asked.map((change) => `${change.kind} ${change.class}`))).toEqual(new Set([`${kind} ${inRequest}`]))
  expect(new Set(answered.map((change) => `${change.kind} ${change.class}`))).toEqual(
    new Set([`${kind} ${inResponse}`]),
  )
})
