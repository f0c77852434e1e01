/** Looks into JSON schemas, through references and alternatives, and prepares them for Ajv. */
import type { JsonObject, Schema } from './document.ts'

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

/**
 * The schemas that all others of a document refer into, for Ajv: each component under its own address, so that it is
 * compiled once for all that refer to it, and the components as a whole for references to the inside of one.
 */
export function sharedSchemas(document: JsonObject, direction: Direction): Schema[] {
  const components = compilable((document.components ?? {}) as JsonObject, direction)
  const named = Object.entries((components.schemas ?? {}) as Record<string, Schema>).map(([name, schema]) => ({
    ...schema,
    $id: `${documentId}#/components/schemas/${name}`,
  }))
  return [{ $id: documentId, components }, ...named]
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
