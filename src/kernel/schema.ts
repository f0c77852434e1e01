/** Looks into JSON schemas, through references and alternatives. */
import type { JsonObject, Schema } from './model.ts'

/** Follows `$ref`s until a node that is not one. */
export type Resolve = (node: unknown) => JsonObject

/**
 * The type of a schema's values besides null: `string` where a string is possible, since text fits that as it is;
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
