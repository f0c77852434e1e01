/** Values that a JSON schema allows. */
import fc from 'fast-check'
import { isValid, resolve, type Schema, typesOf } from './contract.ts'
import { type Carrier, stringsOf } from './strings.ts'

/**
 * A place for a value that the service is known to have under this name, such as the id of a project. It is chosen when
 * the request is sent, so that what fast-check draws does not depend on what happened before.
 */
export class Known {
  readonly name: string
  readonly schema: Schema
  readonly pick: number
  /** When nothing is known, or what is known does not fit. */
  readonly otherwise: unknown
  constructor(name: string, schema: Schema, pick: number, otherwise: unknown) {
    this.name = name
    this.schema = schema
    this.pick = pick
    this.otherwise = otherwise
  }
}

/** Replaces every `Known` within a value. */
export function settle(value: unknown, choose: (known: Known) => unknown): unknown {
  if (value instanceof Known) return choose(value)
  if (Array.isArray(value)) return value.map((item) => settle(item, choose))
  if (value === null || typeof value !== 'object') return value
  return objectOf(Object.entries(value).map(([name, member]) => [name, settle(member, choose)]))
}

export const unsettled = (value: unknown) => settle(value, ({ otherwise }) => otherwise)

/** An object with just these members, `__proto__` too. */
export function objectOf(members: [string, unknown][]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const [name, value] of members)
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
  return object
}

export interface Style {
  carrier: Carrier
  /** How often a member that may be absent is there, in percent. */
  optional: number
}

const understood = new Set(
  `$ref type enum const default description title format example examples deprecated discriminator minimum maximum
  exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems items required
  properties additionalProperties propertyNames minProperties maxProperties allOf anyOf oneOf not if then else readOnly writeOnly`.split(
    /\s+/,
  ),
)

/** Values of a schema. Throws on a keyword that it does not know, so that a new one is not overlooked. */
export function valuesOf(schema: Schema, style: Style, name = ''): fc.Arbitrary<unknown> {
  const node = resolve(schema)
  const strange = Object.keys(node).filter((keyword) => !understood.has(keyword) && !keyword.startsWith('x-'))
  if (strange.length > 0) throw new Error(`test/fuzz/values.ts does not know ${strange}: teach it`)
  return unchecked(node, style, name).filter((value) => isValid(node, unsettled(value)))
}

function unchecked(node: Schema, style: Style, name: string): fc.Arbitrary<unknown> {
  if ('const' in node) return fc.constant(node.const)
  if (node.enum) return fc.constantFrom(...node.enum)
  const alternatives: Schema[] | undefined = node.oneOf ?? node.anyOf
  if (alternatives) return fc.oneof(...alternatives.map((alternative) => valuesOf(alternative, style, name)))
  if (node.allOf) {
    const { allOf, ...own } = node
    const parts = [...allOf.map(resolve), ...(own.properties || own.type ? [own] : [])] as Schema[]
    const objects = parts.map((part) => valuesOf(part, style, name))
    return fc.tuple(...objects).map((values) => objectOf(values.flatMap((value) => Object.entries(value as object))))
  }
  const types = typesOf(node)
  if (types.length === 0) return node.properties ? objects(node, style) : fc.jsonValue({ maxDepth: 3 })
  return fc.oneof(...types.map((type) => ofType(type, node, style, name)))
}

function ofType(type: string, node: Schema, style: Style, name: string): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null)
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer' || type === 'number') return numbers(type, node)
  if (type === 'string') return strings({ ...node, type: 'string' }, style, name)
  if (type === 'array') return arrays(node, style, name)
  return objects(node, style)
}

function strings(node: Schema, style: Style, name: string): fc.Arbitrary<unknown> {
  const generated = stringsOf(node, style.carrier)
  if (name === '') return generated
  const known = fc.tuple(fc.nat(), generated).map(([pick, otherwise]) => new Known(name, node, pick, otherwise))
  return fc.oneof(generated, known)
}

function numbers(type: string, node: Schema): fc.Arbitrary<number> {
  const { multipleOf = type === 'integer' ? 1 : 0 } = node
  const below = node.exclusiveMinimum ?? node.minimum ?? -1_000_000_000
  const above = node.exclusiveMaximum ?? node.maximum ?? 1_000_000_000
  if (multipleOf === 0) return fc.double({ min: below, max: above, noNaN: true })
  const [min, max] = [Math.ceil(below / multipleOf), Math.floor(above / multipleOf)]
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max)).map((count) => count * multipleOf)
}

function arrays(node: Schema, style: Style, name: string): fc.Arbitrary<unknown[]> {
  const { minItems = 0, maxItems = 20, items = {} } = node
  const item = valuesOf(items, style, name)
  const few = { minLength: minItems, maxLength: Math.min(maxItems, minItems + 4) }
  return node.uniqueItems
    ? fc.uniqueArray(item, { ...few, selector: (value) => JSON.stringify(unsettled(value)) })
    : fc.array(item, few)
}

/** Objects with what is required, some of what is not, and, where others may be there too, sometimes those. */
function objects(node: Schema, style: Style): fc.Arbitrary<Record<string, unknown>> {
  const required = new Set<string>(node.required ?? [])
  const members = Object.entries<Schema>(node.properties ?? {}).map(([name, schema]) => {
    const value = valuesOf(schema, style, name).map((drawn): [string, unknown][] => [[name, drawn]])
    const absent: fc.Arbitrary<[string, unknown][]> = fc.constant([])
    return required.has(name)
      ? value
      : fc.oneof({ weight: 100 - style.optional, arbitrary: absent }, { weight: style.optional, arbitrary: value })
  })
  const more = node.additionalProperties === false ? fc.constant([]) : furtherMembers(node, style)
  return fc.tuple(fc.tuple(...members), more).map(([own, others]) => objectOf([...others, ...own.flat()]))
}

function furtherMembers(node: Schema, style: Style): fc.Arbitrary<[string, unknown][]> {
  const names = node.propertyNames
    ? valuesOf({ type: 'string', ...node.propertyNames }, style)
    : fc.string({ maxLength: 20 })
  const schema = typeof node.additionalProperties === 'object' ? node.additionalProperties : {}
  return fc.array(fc.tuple(names as fc.Arbitrary<string>, valuesOf(schema, style)), { maxLength: 2 })
}
