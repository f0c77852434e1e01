/**
 * The inverse of values.ts: from a valid value, every value that differs in one place and violates one keyword there.
 */
import fc from 'fast-check'
import { isValid, resolve, type Schema, typesOf, violatedKeywords } from './contract.ts'
import { objectOf, unsettled, valuesOf } from './values.ts'

export interface Violation {
  /** The JSON pointer of the place. */
  pointer: string
  keyword: string
  /** The whole value, with what stands in the place. */
  value: unknown
}

/** How many ways to violate one keyword at one place are worth a request. */
const waysPerKeyword = 3

/**
 * Every violation of a value, one at a time. Each is proven invalid by Ajv, on the place and on the whole; where a
 * keyword can be violated by itself, only that is done.
 */
export function violationsOf(schema: Schema, value: unknown): Violation[] {
  return placesOf(schema, value, '', (changed) => changed)
    .flatMap((place) => violationsAt(place))
    .filter((violation) => !isValid(schema, violation.value))
}

interface Place {
  /** Resolved, the alternative that applies. */
  schema: Schema
  value: unknown
  pointer: string
  /** The whole value, with another in this place. */
  replace(value: unknown): unknown
}

function placesOf(schema: Schema, value: unknown, pointer: string, replace: Place['replace']): Place[] {
  const node = resolve(schema)
  const here = { schema: node, value, pointer, replace }
  const alternatives: Schema[] = (node.oneOf ?? node.anyOf ?? []).filter((each: Schema) => isValid(each, value))
  const parts = [...alternatives, ...((node.allOf ?? []) as Schema[])]
  return [
    here,
    ...parts.flatMap((part) => placesOf(part, value, pointer, replace)),
    ...membersOf(node, value).flatMap(([name, member, inner]) =>
      placesOf(inner, member, `${pointer}/${name}`, (changed) => replace(withMember(value, name, changed))),
    ),
  ]
}

function membersOf(node: Schema, value: unknown): [name: string, value: unknown, schema: Schema][] {
  if (Array.isArray(value)) return node.items ? value.map((item, index) => [String(index), item, node.items]) : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]): [string, unknown, Schema][] => {
    const further = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined
    const inner = Object.hasOwn(node.properties ?? {}, name) ? node.properties[name] : further
    return inner ? [[name, member, inner]] : []
  })
}

function withMember(value: unknown, name: string, member: unknown): unknown {
  if (Array.isArray(value)) return value.with(Number(name), member)
  const members = Object.entries(value as object)
  // In the place where it was: what is no different must not look different.
  if (!Object.hasOwn(value as object, name)) return objectOf([...members, [name, member]])
  return objectOf(members.map(([other, kept]) => [other, other === name ? member : kept]))
}

function violationsAt({ schema, value, pointer, replace }: Place): Violation[] {
  return Object.keys(schema).flatMap((keyword) => {
    const ways = (breakers[keyword]?.(schema, value) ?? []).map((broken) => ({
      broken,
      keywords: violatedKeywords(schema, broken),
    }))
    const effective = ways.filter(({ keywords }) => keywords.includes(keyword))
    const pure = effective.filter(({ keywords }) => keywords.length === 1)
    const chosen = pure.length > 0 ? pure : effective
    return chosen.slice(0, waysPerKeyword).map(({ broken }) => ({ pointer, keyword, value: replace(broken) }))
  })
}

/** For each keyword, values that may violate it, the most useful first. Values that do not are removed above. */
const breakers: Record<string, (schema: Schema, value: unknown) => unknown[]> = {
  type: (schema, value) => {
    // Values that a lenient parser would convert: text for a number, one item for a list, 1 for true.
    const lookalikes = [String(value), [value], Number(value), Boolean(value)].filter(
      // JSON has neither NaN nor Infinity.
      (like) => typeof like !== 'number' || Number.isFinite(like),
    )
    const others = [null, 1.5, true, 'text', {}, []]
    return typesOf(schema).length > 0 ? [...others.slice(0, 1), ...lookalikes, ...others] : []
  },
  enum: (schema, value) => [
    `${value}x`,
    String(value).toUpperCase(),
    '',
    ...schema.enum.map((each: string) => ` ${each}`),
  ],
  const: (_, value) => [`${value}x`, String(value).toUpperCase()],
  anyOf: () => alternativesToNothing,
  oneOf: () => alternativesToNothing,
  not: (schema) => [membersOfAll(schema)],
  minimum: ({ minimum }) => [minimum - 1, -2147483649, -(2 ** 60)],
  maximum: ({ maximum }) => [maximum + 1, 2147483648, 1e300],
  exclusiveMinimum: ({ exclusiveMinimum }) => [exclusiveMinimum],
  exclusiveMaximum: ({ exclusiveMaximum }) => [exclusiveMaximum],
  multipleOf: ({ multipleOf }, value) => [Number(value) + multipleOf / 2],
  minLength: ({ minLength }, value) => {
    const characters = [...String(value)]
    return [
      characters.slice(0, minLength - 1).join(''),
      characters.slice(1 - minLength).join(''),
      '',
      'a'.repeat(minLength - 1),
    ]
  },
  maxLength: ({ maxLength }, value) => tooLong(String(value), maxLength + 1),
  pattern: (_, value) => unmatching(String(value)),
  format: (_, value) => malformed(String(value)),
  minItems: ({ minItems }, value) => (Array.isArray(value) ? [value.slice(0, minItems - 1), []] : []),
  maxItems: ({ maxItems }, value) => (Array.isArray(value) ? tooMany(value, maxItems + 1) : []),
  uniqueItems: (_, value) => (Array.isArray(value) && value.length > 0 ? [[...value, value[0]]] : []),
  required: ({ required }, value) =>
    membersIn(value) === null ? [] : required.map((name: string) => without(value, (other) => other === name)),
  additionalProperties: (_, value) =>
    // The last two are on every object's prototype, so a careless check finds them there.
    membersIn(value) === null
      ? []
      : ['unexpected', '__proto__', 'constructor'].map((name) => withMember(value, name, 1)),
  propertyNames: (_, value) =>
    membersIn(value) === null ? [] : ['', '\u0000', ' '].map((name) => withMember(value, name, 1)),
  minProperties: (_, value) => (membersIn(value) === null ? [] : [{}]),
  maxProperties: ({ maxProperties }, value) =>
    membersIn(value) === null
      ? []
      : [objectOf(Array.from({ length: maxProperties + 1 }, (_, index) => [`m${index}`, 1]))],
}

const alternativesToNothing = [true, 1.5, [], {}, 'text']

const membersIn = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null

const without = (value: unknown, leave: (name: string) => boolean) =>
  objectOf((membersIn(value) ?? []).filter(([name]) => !leave(name)))

/** An object with every member that a schema names. */
function membersOfAll({ properties = {} }: Schema): unknown {
  const style = { carrier: 'json', optional: 100 } as const
  return objectOf(
    Object.entries<Schema>(properties).map(([name, schema]) => {
      const [sample] = fc.sample(valuesOf(schema, style), { numRuns: 1, seed: 1 })
      return [name, unsettled(sample)]
    }),
  )
}

/** Longer by its own characters, so that the pattern has nothing to say about it; else by others. */
function tooLong(text: string, length: number): string[] {
  const characters = [...text]
  const missing = Math.max(0, length - characters.length)
  const filledAt = (at: number, character: string | undefined) =>
    [...characters.slice(0, at), (character ?? 'a').repeat(missing), ...characters.slice(at)].join('')
  const [middle, end] = [Math.floor(characters.length / 2), characters.length]
  return [
    filledAt(end, '😀'),
    ...[end - 1, middle, 0].map((at) => filledAt(at, characters[at])),
    ...['a', 'é'].map((character) => filledAt(end, character)),
  ]
}

function unmatching(text: string): string[] {
  const characters = [...text]
  const at = Math.floor(characters.length / 2)
  const others = ['\u0000', '\n', ' ', 'é', '!', '-', '9', '😀']
  const spoilt = others.map((other) => [...characters.slice(0, at), other, ...characters.slice(at + 1)].join(''))
  return [...spoilt, text.toUpperCase(), ' '.repeat(Math.max(1, characters.length)), `${text}\n`, 'a', '1', '']
}

/** Of every format something that a pattern may well let pass: days that no month has, hosts that are none. */
function malformed(text: string): string[] {
  const impossibleDay = text.replace(/^(\d{4})-\d\d-\d\d/, '$1-02-30')
  return [impossibleDay, text.replace(/-\d\d-\d\d/, '-13-01'), `${text}%zz`, `${text}[`, `${text}\\`, 'http://a b', 'x']
}

function tooMany(items: unknown[], length: number): unknown[][] {
  if (items.length === 0) return []
  const others = Array.from({ length }, (_, index) => items[index % items.length])
  return [others]
}
