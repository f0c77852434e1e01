// Random pairs of schemas, each judged by contract:diff and by a validator that is given many values.
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Change } from '../../scripts/contract-diff/change.ts'
import { diff } from '../../scripts/contract-diff/diff.ts'
import { request, response } from './documents.ts'
import { edited, known, placesIn, randomOf, randomSchema, randomValues } from './random-schemas.ts'

const values = randomValues(randomOf(77), 1500)
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, addUsedSchema: false })

function compile(schema: unknown) {
  const validate = ajv.compile(schema as object | boolean)
  ajv.removeSchema(schema as object)
  return validate
}

export interface Judged {
  seed: number
  direction: 'request' | 'response'
  base: unknown
  head: unknown
  breaking: Change[]
  /** A value that clients may send and the head refuses, or that the head sends and clients cannot read. */
  witness: { value: unknown } | undefined
  /** Whether some of the values fit the base, and some the head. */
  satisfiable: boolean
}

/** Judges the pair of a seed, as the schema of a request and of a response. */
export function judgePair(seed: number): Judged[] {
  const random = randomOf(seed)
  const base = randomSchema(random)
  const head = random() < 0.75 ? edited(random, base) : randomSchema(random)
  const [allowed, allows] = [compile(base), compile(head)]
  const results = values.map((value) => ({ value, was: allowed(value), is: allows(value) }))
  const satisfiable = results.some(({ was }) => was) && results.some(({ is }) => is)
  // Clients neither send members that the base does not describe, nor read them.
  const places = placesIn(base)
  const isKnown = (value: unknown) => JSON.stringify(known(value, places)) === JSON.stringify(value)
  const lost = results.find(({ value, was, is }) => was && !is && isKnown(value))
  const gained = results.find(({ value, was, is }) => !was && is && !allowed(known(value, places)))
  const breaking = (document: typeof request) =>
    diff(document(base), document(head)).filter((change) => change.class === 'breaking')
  return [
    { seed, direction: 'request', base, head, breaking: breaking(request), witness: lost, satisfiable },
    { seed, direction: 'response', base, head, breaking: breaking(response), witness: gained, satisfiable },
  ]
}
