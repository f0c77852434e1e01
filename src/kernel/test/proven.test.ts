/** A contract that was proven when it was generated: it is checked as any other, and compiled when that is asked for. */

import { describe, expect, test } from 'vitest'
import { readContract } from '../document.ts'
import type { JsonObject } from '../model.ts'
import { compileValidators } from '../validators.ts'
import { jsonRequest, toyDocument } from './toy.ts'

interface Toy extends JsonObject {
  components: { schemas: Record<string, JsonObject> }
}

describe.each([true, false])('with isProven %s', (isProven) => {
  const { validators, checkers } = compileValidators(readContract(toyDocument() as JsonObject, { isProven }))
  const validate = validators.get('createBook')
  const check = checkers.get('getHealth')

  test('requests are validated, the second as the first', () => {
    for (const title of ['One', 'Two']) expect(validate?.(jsonRequest({ title })).body).toMatchObject({ title })
    for (const title of [1, 2])
      expect(() => validate?.(jsonRequest({ title }))).toThrow(
        expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/title' })] }),
      )
  })

  test('replies are checked, the second as the first', () => {
    for (const body of [{ status: 'up' }, { status: 'up' }]) expect(check?.({ status: 200, body }).status).toBe(200)
    for (const body of [{ status: 1 }, {}])
      expect(() => check?.({ status: 200, body })).toThrow(/getHealth answered 200/)
    expect(() => check?.({ status: 299 })).toThrow('does not declare the status 299')
  })
})

test('what is proven is compiled when it is used, and no sooner', () => {
  const document = toyDocument() as Toy
  const { Title } = document.components.schemas
  Object.assign(Title as JsonObject, { pattern: '(' })
  expect(() => compileValidators(readContract(document))).toThrow(/regular expression/i)
  const { validators, checkers } = compileValidators(readContract(document, { isProven: true }))
  expect(checkers.get('getHealth')?.({ status: 200, body: { status: 'up' } }).status).toBe(200)
  expect(() => validators.get('createBook')?.(jsonRequest({ title: 'One' }))).toThrow(/regular expression/i)
})
