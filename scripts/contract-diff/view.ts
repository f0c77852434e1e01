/** The normalized form of a schema that two contracts are compared by, with the place of each keyword. */
import { isObject, type JsonObject, type Located } from './document.ts'

export type JsonType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string'

/** All types; `number` includes integers. */
export const everyType: JsonType[] = ['null', 'boolean', 'object', 'array', 'number', 'string']

export interface Source extends Located {
  /** The pointers of choices (oneOf, anyOf) that are left out of this schema, of which one variant stands beside it. */
  without?: string[] | undefined
}

/** Schemas that all apply. An empty list is the schema that allows everything. */
export type Sources = Source[]

/** A oneOf or anyOf with two or more variants. */
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
  /** The components that the references lead through, the nearest first. They identify a variant. */
  components: string[]
  /** The pointer of `false`, the schema that allows nothing. */
  forbidden: string | null
  /** Null: every type. `number` includes integers. */
  types: Located<Set<JsonType>> | null
  /** The values of enum or const. Null: any value. */
  values: (Located<unknown[]> & { constant: boolean }) | null
  /** By inclusive keyword, such as `minimum` or `maxLength`. */
  bounds: Map<string, Located<Bound>>
  /** Keywords whose occurrences all apply: pattern, format, multipleOf, and conditions such as `not`. */
  constraints: Map<string, Located[]>
  required: Map<string, string>
  properties: Map<string, Sources>
  patternProperties: Map<string, Sources>
  /** The schemas of members that are not named. */
  additional: Sources
  propertyNames: Sources
  prefixItems: Sources[]
  items: Sources
  alternatives: Alternatives[]
  discriminators: Located<JsonObject>[]
  /** Those of readOnly, writeOnly, deprecated and uniqueItems that are true. */
  flags: Map<string, string>
  default: Located | null
  /** Members that affect no value: descriptions, examples, extensions, unknown ones. */
  notes: Map<string, Located[]>
}

/** Keywords that may refuse null as well. */
const further = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'enum', '$ref']

/** Whether a variant allows null and nothing else. */
export const isOnlyNull = ({ value: schema }: Located) =>
  isObject(schema) &&
  !further.some((keyword) => keyword in schema) &&
  (schema.type === 'null' || schema.const === null || (Array.isArray(schema.type) && String(schema.type) === 'null'))

/** Whether a bound allows less than another of the same keyword. */
export function isTighter(name: string, bound: Bound, other: Bound): boolean {
  if (bound.limit === other.limit) return bound.exclusive && !other.exclusive
  return name.startsWith('min') ? bound.limit > other.limit : bound.limit < other.limit
}
