/** Schemas that refer to one another, as far as anybody may take it. */

import { describe, expect, test } from 'vitest'
import { readContract } from '../document.ts'
import type { JsonObject } from '../model.ts'
import { createReplyCheckers } from '../reply.ts'
import { createRequestValidators } from '../validate.ts'
import { jsonRequest, toyDocument } from './toy.ts'

const links = 500

/** The toy contract, whose `POST /shelves` takes and answers the first of many links; the last refers to `end`. */
function documentWith(end: JsonObject, first = '#/components/schemas/Link0'): JsonObject {
  const document = toyDocument() as {
    paths: Record<string, Record<string, { requestBody: JsonObject; responses: Record<string, JsonObject> }>>
    components: { schemas: JsonObject }
  } & JsonObject
  for (let index = 0; index < links; index++) {
    document.components.schemas[`Link${index}`] = {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: {
        name: { type: 'string', maxLength: 10 },
        next: index < links - 1 ? { $ref: `#/components/schemas/Link${index + 1}` } : end,
      },
    }
  }
  const content = { 'application/json': { schema: { $ref: first } } }
  const operation = document.paths['/shelves']?.post
  if (!operation) throw new Error('the toy has no POST /shelves')
  operation.requestBody = { required: true, content }
  operation.responses['200'] = { description: 'The same.', content }
  return document
}

/** A value that is `depth` links long and names the last one `name`. */
function chain(depth: number, name: unknown): JsonObject {
  let value: JsonObject = { name }
  for (let index = 1; index < depth; index++) value = { name: 'link', next: value }
  return value
}

test('a reference to the inside of a component is followed, and so are the references in there', () => {
  const contract = readContract(documentWith({ type: 'null' }, '#/components/schemas/Link490/properties/next'))
  const { id } = contract.operations.find(({ method, path }) => method === 'post' && path === '/shelves') ?? { id: '' }
  const checker = createReplyCheckers(contract).get(id)
  const validator = createRequestValidators(contract).get(id)
  expect(checker?.check({ status: 200, body: chain(3, 'end') }).status).toBe(200)
  expect(() => checker?.check({ status: 200, body: chain(3, 42) })).toThrow('/next/next/name must be string')
  expect(validator?.validate(...jsonRequest(chain(3, 'end'))).body).toEqual(chain(3, 'end'))
  expect(() => validator?.validate(...jsonRequest(chain(3, 42)))).toThrow(expect.objectContaining({ status: 422 }))
})

describe.each([
  ['a ring', { $ref: '#/components/schemas/Link0' }],
  ['a chain', { type: 'null' }],
])('%s of 500 schemas', (_, end) => {
  const contract = readContract(documentWith(end))
  const id = contract.operations.find(({ method, path }) => method === 'post' && path === '/shelves')?.id ?? ''
  const validator = createRequestValidators(contract).get(id)
  const checker = createReplyCheckers(contract).get(id)

  test('is checked at every depth, in requests', () => {
    expect(validator?.validate(...jsonRequest(chain(300, 'end'))).body).toEqual(chain(300, 'end'))
    for (const depth of [1, 2, 150]) {
      expect(() => validator?.validate(...jsonRequest(chain(depth, 'far too long for it')))).toThrow(
        expect.objectContaining({
          errors: [expect.objectContaining({ pointer: `${'/next'.repeat(depth - 1)}/name`, code: 'maxLength' })],
        }),
      )
    }
  })

  test('is checked at every depth, in replies', () => {
    expect(checker?.check({ status: 200, body: chain(300, 'end') }).status).toBe(200)
    for (const depth of [1, 2, 150])
      expect(() => checker?.check({ status: 200, body: chain(depth, 42) })).toThrow(
        `${'/next'.repeat(depth - 1)}/name must be string`,
      )
  })
})
