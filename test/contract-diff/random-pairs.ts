// Random pairs of schemas, each judged by contract:diff and by a validator that is given many values.
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Change } from '../../scripts/contract-diff/change.ts'
import { diff } from '../../scripts/contract-diff/diff.ts'
import { isObject } from '../../scripts/contract-diff/document.ts'
import { setContainsApart } from '../../scripts/contract-diff/sampling/self-contained.ts'
import { request, response } from './documents.ts'
import { edited, known, placesIn, randomOf, randomSchema, randomValues } from './random-schemas.ts'

const values = randomValues(randomOf(77), 1500)
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, addUsedSchema: false })

function compile(schema: unknown) {
  const apart = forAjv(schema) as object | boolean
  const validate = ajv.compile(apart)
  ajv.removeSchema(apart as object)
  // The code that Ajv makes for a few schemas fails: such a value tells nothing.
  return (value: unknown): boolean | null => {
    try {
      return validate(value)
    } catch {
      return null
    }
  }
}

/** The schema without the number of members that it demands: clients do not count those that they ignore. */
const withoutCount = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema, (keyword, value) => (keyword === 'minProperties' ? undefined : value)))

/** The schema without the variants that no value fits, which describe nothing. */
function withoutImpossible(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutImpossible)
  if (!isObject(schema)) return schema
  const isPossible = (variant: unknown) => {
    const fits = compile(variant)
    return values.some((value) => fits(value))
  }
  const entries = Object.entries(schema).map(([keyword, value]) => {
    const variants = ['anyOf', 'oneOf'].includes(keyword) && Array.isArray(value) ? value.filter(isPossible) : value
    return [keyword, withoutImpossible(variants)]
  })
  return Object.fromEntries(entries)
}

function forAjv(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forAjv)
  if (!isObject(schema)) return schema
  return setContainsApart(Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, forAjv(value)])))
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
  const judged = values.map((value) => ({ value, was: allowed(value), is: allows(value) }))
  const results = judged.filter(({ was, is }) => was !== null && is !== null)
  const satisfiable = results.some(({ was }) => was) && results.some(({ is }) => is)
  // Clients neither send members that the base does not describe, nor read them.
  const places = placesIn(base)
  const isKnown = (value: unknown, places: Set<string>) =>
    JSON.stringify(known(value, places)) === JSON.stringify(value)
  const refused = results.filter(({ value, was, is }) => was && !is && isKnown(value, places))
  const reads = compile(withoutCount(base))
  const gained = results.find(({ value, was, is }) => !was && is && !reads(known(value, places)))
  const breaking = (document: typeof request) =>
    diff(document(base), document(head)).filter((change) => change.class === 'breaking')
  const inRequests = breaking(request)
  const lost =
    inRequests.length > 0 || refused.length === 0
      ? refused[0]
      : refused.find(({ value }) => isKnown(value, placesIn(withoutImpossible(base))))
  return [
    { seed, direction: 'request', base, head, breaking: inRequests, witness: lost, satisfiable },
    { seed, direction: 'response', base, head, breaking: breaking(response), witness: gained, satisfiable },
  ]
}
