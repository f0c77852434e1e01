// Rewrites a document of OpenAPI 3.0 as OpenAPI 3.1, where a schema is one of JSON Schema 2020-12.
import { below, isObject, type JsonObject } from './document.ts'

const composed = ['allOf', 'anyOf', 'oneOf', 'not']

/** The state of one rewriting. */
interface Rewriting {
  /** The pointers of schemas that are now the first of two variants, beside null. */
  wrapped: Set<string>
  references: { $ref: string }[]
}

/**
 * Returns the document with the schema keywords of 3.0 in the spelling of 3.1: `nullable`, boolean exclusive bounds,
 * and nothing beside a `$ref`, where 3.0 ignores all other members.
 *
 * `nullable` beside a list of variants without a `type`, or beside an `enum` without null, accepts null, as its authors
 * mean it, although 3.0.3 gives it no effect there.
 */
export function upgrade(document: JsonObject): JsonObject {
  const rewriting: Rewriting = { wrapped: new Set(), references: [] }
  const upgraded = rewrite(rewriting, document, '', '') as JsonObject
  if (rewriting.wrapped.size > 0) for (const reference of rewriting.references) redirect(rewriting, reference)
  return upgraded
}

/** Copies the parts of a document that are no schemas, and rewrites the schemas in them. */
function rewrite(rewriting: Rewriting, node: unknown, pointer: string, name: string): unknown {
  if (Array.isArray(node)) return node.map((item, index) => rewrite(rewriting, item, below(pointer, index), ''))
  if (!isObject(node) || name === 'example' || name === 'examples') return node
  // Only a path has members beside its reference.
  if (typeof node.$ref === 'string' && !/^\/paths\/[^/]+$/.test(pointer)) return reference(rewriting, node.$ref)
  const areSchemas = pointer === '/components/schemas'
  return mapMembers(node, (value, key) => {
    const place = below(pointer, key)
    return areSchemas || key === 'schema' ? schema(rewriting, value, place) : rewrite(rewriting, value, place, key)
  })
}

const mapMembers = (node: JsonObject, map: (value: unknown, name: string) => unknown): JsonObject =>
  Object.fromEntries(Object.entries(node).map(([name, value]) => [name, map(value, name)]))

function reference(rewriting: Rewriting, $ref: string): { $ref: string } {
  const copy = { $ref }
  rewriting.references.push(copy)
  return copy
}

function schema(rewriting: Rewriting, node: unknown, pointer: string): unknown {
  if (!isObject(node)) return node
  if (typeof node.$ref === 'string') return reference(rewriting, node.$ref)
  const { nullable, ...copy } = mapMembers(node, (value, keyword) =>
    inner(rewriting, keyword, value, below(pointer, keyword)),
  )
  exclusive(copy, 'minimum', 'exclusiveMinimum')
  exclusive(copy, 'maximum', 'exclusiveMaximum')
  if (nullable !== true) return copy
  if (Array.isArray(copy.enum) && !copy.enum.includes(null)) copy.enum = [...copy.enum, null]
  if (typeof copy.type === 'string') return { ...copy, type: [copy.type, 'null'] }
  if (!composed.some((keyword) => keyword in copy)) return copy
  rewriting.wrapped.add(pointer)
  return { anyOf: [copy, { type: 'null' }] }
}

/** Rewrites the schemas inside of a keyword. */
function inner(rewriting: Rewriting, keyword: string, value: unknown, pointer: string): unknown {
  const each = (one: unknown, name: string | number) => schema(rewriting, one, below(pointer, name))
  if (keyword === 'properties' && isObject(value)) return mapMembers(value, each)
  if (['allOf', 'anyOf', 'oneOf'].includes(keyword) && Array.isArray(value)) return value.map(each)
  if (['items', 'not', 'additionalProperties'].includes(keyword)) return schema(rewriting, value, pointer)
  return value
}

/** In 3.0 an exclusive bound is a flag of the other bound. */
function exclusive(copy: JsonObject, bound: string, flag: string): void {
  if (copy[flag] === true && copy[bound] !== undefined) {
    copy[flag] = copy[bound]
    delete copy[bound]
  } else if (typeof copy[flag] === 'boolean') delete copy[flag]
}

/** Leads a reference to a part of a wrapped schema to where the part is now. */
function redirect({ wrapped }: Rewriting, reference: { $ref: string }): void {
  let [place, moved] = ['', '']
  for (const segment of reference.$ref.slice(2).split('/')) {
    if (wrapped.has(place)) moved += '/anyOf/0'
    place += `/${segment}`
    moved += `/${segment}`
  }
  if (reference.$ref.startsWith('#/')) reference.$ref = `#${moved}`
}
