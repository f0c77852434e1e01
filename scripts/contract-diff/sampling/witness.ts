// Looks for values that only one of two schemas allows, by trying samples of both with a validator.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { isObject, type JsonObject } from '../document.ts'
import { literal } from '../normal-form.ts'
import type { View } from '../view.ts'
import { samplesOf } from './samples.ts'
import { selfContained } from './self-contained.ts'

export interface Witnesses {
  /** A value that the base allows and the head does not. */
  lost?: { value: unknown }
  /** A value that the head allows and the base does not. */
  gained?: { value: unknown }
  /** Whether both schemas could be tried, and each allowed some of the samples. */
  conclusive: boolean
}

interface Sides {
  roots: { base: JsonObject; head: JsonObject }
  direction: 'request' | 'response'
  base: View
  head: View
}

const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, addUsedSchema: false })
addFormats.default(ajv)

/**
 * Members that the base does not know are the usual exception: clients do not send them, and ignore them in what they
 * get. Equal schemas have no witnesses.
 */
export function findWitnesses({ roots, direction, base, head }: Sides): Witnesses {
  // Another discriminator changes no value.
  const [tag, tagNow] = [base, head].map(({ discriminators }) => discriminators[0]?.value.propertyName)
  const tagged = tag === tagNow
  const options = { hidden: direction === 'request' ? 'readOnly' : 'writeOnly', tagged } as const
  const [before, after] = [
    selfContained(roots.base, base.sources, options),
    selfContained(roots.head, head.sources, options),
  ]
  if (!before || !after) return { conclusive: false }
  if (literal(before) === literal(after)) return { conclusive: true }
  const [allowed, allows] = [compile(before), compile(after)]
  if (!allowed || !allows) return { conclusive: false }
  const [old, now] = [samplesOf(roots.base, base.sources), samplesOf(roots.head, head.sources)]
  const witnesses: Witnesses = { conclusive: false }
  let [some, others] = [false, false]
  for (const value of [...old.values, ...now.values, ...merged(old.values, now.values)]) {
    const [was, is] = [tried(allowed, value), tried(allows, value)]
    if (was === null || is === null) continue
    some ||= was
    others ||= is
    if (was && !is && !witnesses.lost && !hasOther(value, old.known)) witnesses.lost = { value }
    if (is && !was && !witnesses.gained && !tried(allowed, without(value, old.known))) witnesses.gained = { value }
  }
  return { ...witnesses, conclusive: some && others }
}

function compile(schema: JsonObject): ValidateFunction | null {
  try {
    return ajv.compile(schema)
  } catch {
    return null
  } finally {
    ajv.removeSchema(schema)
  }
}

/** Null where the code that Ajv has made for a schema fails, as it does for some with `unevaluatedProperties`. */
function tried(validate: ValidateFunction, value: unknown): boolean | null {
  try {
    return validate(value)
  } catch {
    return null
  }
}

/** Objects with the members of a sample of each side. */
function merged(old: unknown[], now: unknown[]): unknown[] {
  const [some, others] = [old, now].map((list) => list.filter(isObject).slice(0, 12))
  return (some ?? []).flatMap((one) => (others ?? []).map((other) => ({ ...one, ...other })))
}

/** Whether a member stands in a place that is not known. */
function hasOther(value: unknown, known: Set<string>, path = ''): boolean {
  if (Array.isArray(value)) return value.some((item) => hasOther(item, known, `${path}/[]`))
  return (
    isObject(value) &&
    Object.entries(value).some(
      ([name, inner]) => !known.has(`${path}/${name}`) || hasOther(inner, known, `${path}/${name}`),
    )
  )
}

/** The value without members in other places. */
function without(value: unknown, known: Set<string>, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, known, `${path}/[]`))
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([name]) => known.has(`${path}/${name}`))
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(inner, known, `${path}/${name}`)]))
}
