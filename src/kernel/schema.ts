/** Looks into JSON schemas, through references and alternatives, and prepares them for Ajv. */
import type { JsonObject, Schema } from './model.ts'

/** Follows `$ref`s until something that is not one. */
export type Resolve = (node: unknown) => JsonObject

/**
 * What a value of a schema is, besides null: `string` where a string is possible, since text fits that as it is;
 * undefined when the schema names no type.
 */
export function schemaType(schema: Schema, resolve: Resolve): string | undefined {
  const types = partsOf(schema, resolve).flatMap(({ type }) => (type ?? []) as string | string[])
  return types.includes('string') ? 'string' : types.find((type) => type !== 'null')
}

/** The members that an object of a schema may have, each with its schema. */
export function membersOf(schema: Schema, resolve: Resolve): [name: string, schema: Schema][] {
  return partsOf(schema, resolve).flatMap(({ properties }) =>
    Object.entries((properties ?? {}) as Record<string, Schema>),
  )
}

/** A schema and all that it is made of by `allOf`, `anyOf` and `oneOf`. */
export function partsOf(schema: Schema, resolve: Resolve): Schema[] {
  const resolved = resolve(schema)
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (resolved[keyword] ?? []) as Schema[])
  return [resolved, ...parts.flatMap((part) => partsOf(part, resolve))]
}

/** The document's address in Ajv. */
export const documentId = 'contract:'

/** A schema with its address in Ajv. */
export type Addressed = Schema & { $id: string }

/**
 * The schemas that must be in Ajv for a reference to an address: the component that it names, under an address of its
 * own, so that it is compiled once for all that refer to it. For a reference to the inside of one it is the components as
 * a whole and each of them. Made when they are asked for: of all components, an Ajv takes 15 ms and 5 MB.
 */
export function sharedSchemas(document: JsonObject, direction: Direction): (address: string) => Addressed[] {
  const components = (document.components ?? {}) as JsonObject
  const named = new Map(
    Object.entries((components.schemas ?? {}) as Record<string, Schema>).map(([name, schema]) => [
      `${documentId}#/components/schemas/${name}`,
      schema,
    ]),
  )
  const made = new Map<string, Addressed>()
  function make(schema: Schema, $id: string): Addressed {
    const addressed = made.get($id) ?? { ...compilable(schema, direction), $id }
    made.set($id, addressed)
    return addressed
  }
  return function schemasFor(address) {
    const component = named.get(address)
    if (component) return [make(component, address)]
    return [make({ components }, documentId), ...[...named].map(([$id, schema]) => make(schema, $id))]
  }
}

/** Members of the other direction are not required: `readOnly` in requests, `writeOnly` in replies. */
type Direction = 'requests' | 'replies'

/** A copy of a schema as Ajv compiles it: its references name the document. */
export function compilable<T extends JsonObject>(schema: T, direction: Direction): T {
  return copy(schema, direction === 'requests' ? 'readOnly' : 'writeOnly') as T
}

function copy(value: unknown, foreign: 'readOnly' | 'writeOnly'): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => copy(item, foreign))
  const copied: JsonObject = {}
  for (const name of Object.keys(value)) {
    const member = (value as JsonObject)[name]
    if (name === '$ref' && typeof member === 'string' && member.startsWith('#')) copied.$ref = documentId + member
    else if (member !== undefined) copied[name] = copy(member, foreign)
  }
  const { required, properties } = copied as { required?: string[]; properties?: Record<string, Schema> }
  if (Array.isArray(required) && properties)
    copied.required = required.filter((name) => properties[name]?.[foreign] !== true)
  return copied
}
