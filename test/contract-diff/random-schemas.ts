// Random pairs of schemas and random values, the same ones for the same seed.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'

export type Random = () => number

/** Numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const some = <T>(random: Random, list: readonly T[], chance: number): T[] => list.filter(() => random() < chance)

const names = ['a', 'b', 'c']
const types = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const
const patterns = ['^a', 'b$', '^[ab]+$', '^[0-9]+$']
const scalars = [null, true, false, 0, 1, 2, -1, 1.5, 5, 10, 'a', 'b', 'ab', 'aab', '', '1', '12', 'date']

/** A random schema without references. Deeper ones are smaller. */
export function randomSchema(random: Random, depth = 0): unknown {
  const chance = random()
  if (depth > 0 && chance < 0.04) return random() < 0.5
  if (depth > 2 || chance < 0.55) return { ...typed(random, depth) }
  const beside = random() < 0.4 ? typed(random, depth) : {}
  const keyword = pick(random, ['anyOf', 'oneOf', 'oneOf', 'discriminator', 'allOf', 'not', 'if'])
  if (keyword === 'discriminator') return { ...beside, ...discriminated(random, depth) }
  if (keyword === 'not') return { ...beside, not: randomSchema(random, depth + 2) }
  if (keyword === 'if')
    return {
      ...beside,
      if: randomSchema(random, depth + 2),
      [pick(random, ['then', 'else'])]: randomSchema(random, depth + 2),
    }
  const count = 1 + Math.floor(random() * 3)
  return { ...beside, [keyword]: Array.from({ length: count }, () => randomSchema(random, depth + 1)) }
}

/** Variants with a constant each, and a discriminator that names their member. */
function discriminated(random: Random, depth: number): JsonObject {
  const [property, ...others] = names
  const variants = some(random, ['a', 'b', '1'], 0.7).map((value) => {
    const own = some(random, others, 0.5).map((name) => [name, randomSchema(random, depth + 2)])
    return {
      type: 'object',
      properties: { [property as string]: { const: value }, ...Object.fromEntries(own) },
      required: [property],
      ...(random() < 0.3 && { additionalProperties: false }),
    }
  })
  return { oneOf: [...variants, randomSchema(random, depth + 1)], discriminator: { propertyName: property } }
}

function typed(random: Random, depth: number): JsonObject {
  if (random() < 0.1)
    return {
      enum: some(random, scalars, 0.3)
        .concat([pick(random, scalars)])
        .filter((v, i, all) => all.indexOf(v) === i),
    }
  if (random() < 0.04) return { const: pick(random, scalars) }
  const type = pick(random, types)
  const schema: JsonObject = { type }
  if (random() < 0.15) schema.type = [...new Set([type, pick(random, types), pick(random, types)])]
  if (random() < 0.05) delete schema.type
  Object.assign(schema, keywords(random, type, depth))
  return schema
}

/** Keywords of a type. */
function keywords(random: Random, type: (typeof types)[number], depth: number): JsonObject {
  const made: JsonObject = {}
  const maybe = (name: string, chance: number, make: () => unknown) => {
    if (random() < chance) made[name] = make()
  }
  const small = () => Math.floor(random() * 4)
  if (type === 'string') {
    maybe('minLength', 0.3, small)
    maybe('maxLength', 0.3, small)
    maybe('pattern', 0.2, () => pick(random, patterns))
  } else if (type === 'number' || type === 'integer') {
    maybe('minimum', 0.25, small)
    maybe('maximum', 0.25, () => small() + 2)
    maybe('exclusiveMinimum', 0.1, small)
    maybe('multipleOf', 0.15, () => pick(random, [1, 2, 3, 0.5]))
  } else if (type === 'array') {
    maybe('items', 0.6, () => randomSchema(random, depth + 1))
    maybe('prefixItems', 0.15, () => [randomSchema(random, depth + 1)])
    maybe('minItems', 0.2, () => small() % 3)
    maybe('maxItems', 0.2, small)
    maybe('uniqueItems', 0.2, () => true)
    maybe('contains', 0.1, () => randomSchema(random, depth + 2))
  } else if (type === 'object') {
    const own = some(random, names, 0.5)
    maybe('properties', 0.85, () => Object.fromEntries(own.map((name) => [name, randomSchema(random, depth + 1)])))
    maybe('required', 0.5, () => some(random, names, 0.35))
    maybe('additionalProperties', 0.3, () => (random() < 0.7 ? false : randomSchema(random, depth + 2)))
    maybe('unevaluatedProperties', 0.05, () => false)
    maybe('minProperties', 0.1, () => small() % 3)
    maybe('maxProperties', 0.1, small)
    maybe('patternProperties', 0.07, () => ({ [pick(random, ['^a', '^x'])]: randomSchema(random, depth + 2) }))
    maybe('propertyNames', 0.05, () => ({ pattern: pick(random, patterns) }))
    maybe('dependentRequired', 0.07, () => ({ [pick(random, names)]: [pick(random, names)] }))
    maybe('dependentSchemas', 0.04, () => ({ [pick(random, names)]: randomSchema(random, depth + 2) }))
  }
  return made
}

/** The schema with one edit somewhere: a keyword added, removed or replaced, a variant more or less, a wrapping. */
export function edited(random: Random, schema: unknown, depth = 0): unknown {
  if (typeof schema !== 'object' || schema === null || random() < 0.15) return randomSchema(random, depth)
  const copy = structuredClone(schema) as JsonObject
  const keys = Object.keys(copy)
  const chance = random()
  const inside = keys.filter(
    (key) =>
      typeof copy[key] === 'object' &&
      !['enum', 'type', 'required', 'dependentRequired', 'discriminator'].includes(key),
  )
  if (chance < 0.5 && inside.length > 0) {
    const key = pick(random, inside)
    copy[key] = editedInside(random, key, copy[key], depth + 1)
    return copy
  }
  if (chance < 0.6 && keys.length > 1) {
    delete copy[pick(random, keys)]
    return copy
  }
  if (chance < 0.75) {
    const wrapping = pick(random, ['anyOf', 'oneOf', 'allOf'])
    return { [wrapping]: [copy, ...(random() < 0.7 ? [randomSchema(random, depth + 1)] : [])] }
  }
  if (chance < 0.8) return { anyOf: [copy, { type: 'null' }] }
  return { ...copy, ...keywords(random, [copy.type].flat()[0] as 'string', depth) }
}

function editedInside(random: Random, key: string, value: unknown, depth: number): unknown {
  if (Array.isArray(value)) {
    const chance = random()
    if (chance < 0.25) return [...value, randomSchema(random, depth)]
    if (chance < 0.45 && value.length > 1) return value.slice(1)
    const index = Math.floor(random() * value.length)
    return value.map((item, at) => (at === index ? edited(random, item, depth) : item))
  }
  if (!['properties', 'patternProperties', 'dependentSchemas'].includes(key)) return edited(random, value, depth)
  const members = value as JsonObject
  const name = pick(random, [...Object.keys(members), pick(random, names)])
  if (random() < 0.25) return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name))
  return { ...members, [name]: name in members ? edited(random, members[name], depth) : randomSchema(random, depth) }
}

/** Values that schemas of this file tell apart. */
export function randomValues(random: Random, count: number): unknown[] {
  const value = (depth: number): unknown => {
    const chance = random()
    if (depth > 2 || chance < 0.4) return pick(random, scalars)
    if (chance < 0.6) return Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1))
    return Object.fromEntries(some(random, [...names, 'x'], 0.45).map((name) => [name, value(depth + 1)]))
  }
  return [...scalars, {}, [], ...Array.from({ length: count }, () => value(0))]
}

/** The places of the members that a schema describes, as `/a/[]/b`. A `not` describes none. */
export function placesIn(schema: unknown, path = '', found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found
  if (Array.isArray(schema)) for (const item of schema) placesIn(item, path, found)
  else
    for (const [key, value] of Object.entries(schema)) {
      if (['items', 'prefixItems', 'contains'].includes(key)) placesIn(value, `${path}/[]`, found)
      else if (key === 'properties')
        for (const [name, inner] of Object.entries(value as JsonObject)) {
          found.add(`${path}/${name}`)
          placesIn(inner, `${path}/${name}`, found)
        }
      else if (key === 'required') for (const name of value as string[]) found.add(`${path}/${name}`)
      else if (key === 'dependentSchemas') placesIn(Object.values(value as JsonObject), path, found)
      else if (
        !['enum', 'const', 'dependentRequired', 'additionalProperties', 'patternProperties', 'not'].includes(key)
      )
        placesIn(value, path, found)
    }
  return found
}

/** The value without members in other places. */
export function known(value: unknown, places: Set<string>, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => known(item, places, `${path}/[]`))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => places.has(`${path}/${name}`))
  return Object.fromEntries(kept.map(([name, inner]) => [name, known(inner, places, `${path}/${name}`)]))
}
