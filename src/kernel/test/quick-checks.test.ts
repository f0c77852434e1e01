/** The quick checks of replies have the outcome of Ajv's own, for any value. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContract } from '../document.ts'
import { addQuickChecks } from '../quick-checks.ts'
import { prepareSchema } from '../reply.ts'
import { toyDocument } from './toy.ts'

function validators(schema: object) {
  const [quick, plain] = [false, true].map((isPlain) => {
    const ajv = new Ajv2020({ strict: false })
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
    if (!isPlain) addQuickChecks(ajv)
    return ajv.compile(schema)
  }) as [ReturnType<Ajv2020['compile']>, ReturnType<Ajv2020['compile']>]
  return (value: unknown) => ({
    quick: { valid: quick(value), words: quick.errors?.at(-1)?.message },
    plain: { valid: plain(value), words: plain.errors?.at(-1)?.message },
  })
}

/** Characters of one UTF-16 unit and of two, and halves of such. */
const text = fc.string({ unit: fc.constantFrom('a', 'é', '𝄞', '\ud834', '\udd1e'), maxLength: 12 })

test('maxLength and minLength have the outcome of Ajv', () => {
  for (const minLength of [0, 1, 2, 5])
    for (const maxLength of [0, 1, 4, 8]) {
      const outcomes = validators({ minLength, maxLength })
      fc.assert(
        fc.property(fc.oneof(text, fc.constantFrom(null, 7, [])), (value) => {
          const { quick, plain } = outcomes(value)
          expect(quick).toEqual(plain)
        }),
      )
    }
})

test('the format date-time has the outcome of Ajv', () => {
  const outcomes = validators({ format: 'date-time' })
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'))
  const parts = [
    fc.constantFrom('1900', '2000', '2023', '2024', '12026', '026'),
    fc.constantFrom('-', '-', '-', '/'),
    two(13),
    fc.constant('-'),
    fc.oneof(two(32), fc.constantFrom('28', '29', '30', '31')),
    fc.constantFrom('T', 'T', 'T', 't', ' ', ''),
    two(25),
    fc.constant(':'),
    fc.constantFrom('00', '59', '60'),
    fc.constant(':'),
    fc.constantFrom('00', '59', '60', '61'),
    fc.constantFrom('', '', '.1', '.123456', '.', ',5'),
    fc.constantFrom('Z', 'Z', 'Z', 'z', '+00:00', '-05:30', '+24:00', '', 'Z\n'),
  ]
  const instant = fc.tuple(...parts).map((chosen) => chosen.join(''))
  fc.assert(
    fc.property(instant, (value) => {
      const { quick, plain } = outcomes(value)
      expect(quick.valid).toBe(plain.valid)
    }),
    { numRuns: 5_000 },
  )
  // The most likely mistakes: the ends of months, of leap years too.
  for (const year of [1900, 2000, 2023, 2024])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const date = [year, month, day].map((number) => String(number).padStart(2, '0')).join('-')
        const { quick, plain } = outcomes(`${date}T12:00:00Z`)
        expect(quick.valid, date).toBe(plain.valid)
      }
})

test('anyOf with null has the outcome of Ajv', () => {
  const none = { type: 'null', description: 'There is none.' }
  const something = { type: 'object', properties: { a: { type: 'string', maxLength: 3 } }, required: ['a'] }
  const others = { properties: { b: { type: 'integer' } } }
  const value = fc.oneof(
    fc.constantFrom(null, 0, '', false, 'abcd', []),
    fc.record({ a: fc.oneof(text, fc.constant(null)), b: fc.integer(), c: fc.integer() }, { requiredKeys: [] }),
  )
  const schemas = [
    { anyOf: [something, none] },
    { anyOf: [none, something] },
    { anyOf: [none, none] },
    { anyOf: [something, others] },
    { anyOf: [something, none, { type: 'string' }] },
    // A part of it is what nothing else said anything of.
    { anyOf: [something, none], unevaluatedProperties: false },
    { anyOf: [something, none], allOf: [others], unevaluatedProperties: false },
    { anyOf: [{ ...none, const: 1 }, something] },
    { not: { anyOf: [something, none] } },
  ]
  for (const schema of schemas) {
    const outcomes = validators(schema)
    fc.assert(
      fc.property(value, (value) => {
        const { quick, plain } = outcomes(value)
        expect(quick.valid).toBe(plain.valid)
      }),
      { numRuns: 300 },
    )
  }
})

test('a contract that is read with quickChecks: false has the checks of Ajv', () => {
  const errorsOf = (quickChecks: boolean) => {
    const validate = prepareSchema(readContract(toyDocument(), { quickChecks }), 'Book')
    expect(validate({ id: 1, title: 'Emma', published_at: null, version: 1 })).toBe(true)
    expect(validate({ id: 1, title: 'Emma', published_at: 7, version: 1 })).toBe(false)
    return validate.errors?.map(({ keyword }) => keyword)
  }
  expect(errorsOf(true)).toEqual(['type'])
  expect(errorsOf(false)).toEqual(['type', 'type', 'anyOf'])
})
