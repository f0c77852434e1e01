/** The normalized form of a schema that two contracts are compared by, with the place of each keyword. */
import { isObject, type JsonObject, type Located } from './document.ts'

export type JsonType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string'
/** Schemas of which every one applies. An empty list is the schema that allows everything. */
export type Sources = Located[]

/** A oneOf or anyOf with two variants or more. */
export interface Alternatives {
  keyword: 'oneOf' | 'anyOf'
  pointer: string
  branches: Located[]
}

/** A lower or upper limit. */
export interface Bound {
  limit: number
  exclusive: boolean
}

export interface View {
  pointer: string
  sources: Sources
  /** The components that it goes through, the nearest first: they help to recognise a variant. */
  components: string[]
  /** Where `false`, the schema that nothing fits, stands. */
  forbidden: string | null
  /** null: every type. A number includes integers. */
  types: Located<Set<JsonType>> | null
  /** From enum or const; null: not limited to a list. */
  values: (Located<unknown[]> & { constant: boolean }) | null
  /** By the inclusive keyword: `minimum`, `maxLength`... */
  bounds: Map<string, Located<Bound>>
  /** Keywords of which every occurrence applies: pattern, format, multipleOf, and conditions such as `not`. */
  constraints: Map<string, Located[]>
  required: Map<string, string>
  properties: Map<string, Sources>
  patternProperties: Map<string, Sources>
  /** What members that are not named must be. */
  additional: Sources
  propertyNames: Sources
  prefixItems: Sources[]
  items: Sources
  alternatives: Alternatives[]
  discriminators: Located<JsonObject>[]
  /** readOnly, writeOnly, deprecated, uniqueItems: those that are true. */
  flags: Map<string, string>
  default: Located | null
  /** Members that affect no value: descriptions, examples, extensions, unknown ones. */
  notes: Map<string, Located[]>
}

/** Whether a variant is there for null alone. */
export const isOnlyNull = ({ value: schema }: Located) =>
  isObject(schema) &&
  (schema.type === 'null' || schema.const === null || (Array.isArray(schema.type) && String(schema.type) === 'null'))

/** Whether a bound allows less than another of the same keyword. */
export function isTighter(name: string, bound: Bound, other: Bound): boolean {
  if (bound.limit === other.limit) return bound.exclusive && !other.exclusive
  return name.startsWith('min') ? bound.limit > other.limit : bound.limit < other.limit
}
