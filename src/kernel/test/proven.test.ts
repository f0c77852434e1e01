/** Validators are compiled when they are first used; a contract is proven once, at the latest when it is bound. */

import { describe, expect, test } from 'vitest'
import { bind } from '../bind.ts'
import { readContract } from '../document.ts'
import type { JsonObject } from '../model.ts'
import { createValidators, proveContract } from '../validators.ts'
import { jsonRequest, toyBinding, toyDocument } from './toy.ts'

interface Toy extends JsonObject {
  components: { schemas: Record<string, JsonObject> }
}

describe.each([true, false])('with isProven %s', (isProven) => {
  const { requests, replies } = createValidators(readContract(toyDocument() as JsonObject, { isProven }))
  const createBook = requests.get('createBook')
  const getHealth = replies.get('getHealth')

  test('the first and the second request of an operation are validated alike', () => {
    for (const title of ['One', 'Two'])
      expect(createBook?.validate(...jsonRequest({ title })).body).toMatchObject({ title })
    for (const title of [1, 2])
      expect(() => createBook?.validate(...jsonRequest({ title }))).toThrow(
        expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/title' })] }),
      )
  })

  test('the first and the second reply of an operation are checked alike', () => {
    for (const body of [{ status: 'up' }, { status: 'up' }])
      expect(getHealth?.check({ status: 200, body }).status).toBe(200)
    for (const body of [{ status: 1 }, {}])
      expect(() => getHealth?.check({ status: 200, body })).toThrow(/getHealth answered 200/)
    expect(() => getHealth?.check({ status: 299 })).toThrow('does not declare the status 299')
  })
})

test('a schema that does not compile fails when it is first used, and in the proof', () => {
  const document = toyDocument() as Toy
  const { Title } = document.components.schemas
  Object.assign(Title as JsonObject, { pattern: '(' })
  const contract = readContract(document, { isProven: true })
  const { requests, replies } = createValidators(contract)
  expect(replies.get('getHealth')?.check({ status: 200, body: { status: 'up' } }).status).toBe(200)
  expect(() => requests.get('createBook')?.validate(...jsonRequest({ title: 'One' }))).toThrow(/regular expression/i)
  expect(() => proveContract(contract)).toThrow(/regular expression/i)
})

test('a contract that is not proven is proven when it is bound', () => {
  const document = toyDocument() as Toy
  Object.assign(document.components.schemas.Title as JsonObject, { pattern: '(' })
  expect(() => bind({ ...toyBinding(), contract: readContract(document) })).toThrow(/regular expression/i)
  expect(() => bind({ ...toyBinding(), contract: readContract(document, { isProven: true }) })).not.toThrow()
})
