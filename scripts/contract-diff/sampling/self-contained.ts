// Copies the schemas of one place into a single JSON Schema, which Ajv compiles without the rest of the document.
import { valuesNaming, variantsByValue } from '../discriminator.ts'
import { isObject, type JsonObject, type Located, target } from '../document.ts'
import { literal } from '../normal-form.ts'
import { viewOf } from '../read-view.ts'
import type { Sources } from '../view.ts'

const maps = new Set(['properties', 'patternProperties', 'dependentSchemas'])
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const single = new Set(
  `not if then else contains items additionalProperties propertyNames unevaluatedProperties
  unevaluatedItems`.split(/\s+/),
)
const plain = new Set(
  `type enum const required minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
  format minItems maxItems uniqueItems minContains maxContains minProperties maxProperties
  dependentRequired`.split(/\s+/),
)
/** More subschemas than this take too long to compile for what their samples tell. */
const maxSize = 3000

interface Options {
  /** Members with this flag (readOnly in requests, writeOnly in responses) may be absent and have any value. */
  hidden: 'readOnly' | 'writeOnly'
  /** Whether a discriminator decides which variant of a oneOf must fit. */
  tagged: boolean
}

/** The schema that all sources together are, without documentation; null when it is too large. */
export function selfContained(root: JsonObject, sources: Sources, { hidden, tagged }: Options): JsonObject | null {
  const $defs: JsonObject = {}
  const names = new Map<string, string>()
  let size = 0
  const isHidden = (schema: unknown): boolean => {
    if (!isObject(schema)) return false
    return schema[hidden] === true || (typeof schema.$ref === 'string' && isFlagged(target(root, schema.$ref).value))
  }
  const isFlagged = (schema: unknown) => isObject(schema) && schema[hidden] === true

  function reference($ref: string): JsonObject {
    const { value, pointer } = target(root, $ref)
    const known = names.get(pointer)
    const plainName = pointer.replaceAll(/[^\w-]/g, '.')
    const name = known ?? (plainName in $defs ? `${plainName}.${names.size}` : plainName)
    if (known === undefined) {
      names.set(pointer, name)
      $defs[name] = copy(value)
    }
    return { $ref: `#/$defs/${name}` }
  }

  function copy(schema: unknown): unknown {
    if (!isObject(schema)) return schema
    size++
    if (size > maxSize) return true
    const made: JsonObject = {}
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === '$ref') Object.assign(made, reference(String(value)))
      else if (maps.has(keyword) && isObject(value))
        made[keyword] = Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [name, isHidden(inner) ? true : copy(inner)]),
        )
      else if (keyword === 'oneOf' && Array.isArray(value) && tagged && isObject(schema.discriminator))
        made.oneOf = sorted(keyword, withTags(schema.discriminator, value))
      else if (lists.has(keyword) && Array.isArray(value)) made[keyword] = sorted(keyword, value.map(copy))
      else if (single.has(keyword)) made[keyword] = copy(value)
      else if (plain.has(keyword)) made[keyword] = sorted(keyword, value)
    }
    const members = schema.properties
    if (Array.isArray(made.required) && isObject(members))
      made.required = made.required.filter((name) => !isHidden(members[name]))
    return setContainsApart(made)
  }

  /** Each variant that the discriminator names, with its names, unless it lists them itself. */
  function withTags(discriminator: JsonObject, variants: unknown[]): unknown[] {
    const name = String(discriminator.propertyName)
    const branches = variants.map((value) => ({ value, pointer: '' }))
    const values = variantsByValue(root, discriminator, branches)
    return branches.map((branch) => {
      const names = valuesNaming(root, values, branch)
      if (names.length === 0 || listsValues(branch, name)) return copy(branch.value)
      return { allOf: [copy(branch.value), { required: [name], properties: { [name]: { enum: names } } }] }
    })
  }

  const listsValues = (branch: Located, name: string) => {
    const own = viewOf(root, [branch]).properties.get(name)
    return own !== undefined && viewOf(root, own).values !== null
  }

  const parts = sources.map(({ value }) => copy(value))
  return size > maxSize ? null : { allOf: parts.length === 0 ? [true] : parts, $defs }
}

/** Ajv 8 takes the empty list as valid where `contains` stands beside `prefixItems`, so that it gets a part of its own. */
export function setContainsApart(schema: JsonObject): JsonObject {
  if (schema.prefixItems === undefined || schema.contains === undefined) return schema
  const counts = Object.entries(schema).filter(([keyword]) => /contains$/i.test(keyword))
  const others = Object.entries(schema).filter(([keyword]) => !/contains$/i.test(keyword))
  const parts = Array.isArray(schema.allOf) ? schema.allOf : []
  return { ...Object.fromEntries(others), allOf: [...parts, Object.fromEntries(counts)] }
}

/** Lists without an order are sorted, so that equal schemas are equal as text. */
const sets = new Set(['allOf', 'anyOf', 'oneOf', 'type', 'enum', 'required'])

function sorted(keyword: string, value: unknown): unknown {
  if (!sets.has(keyword) || !Array.isArray(value)) return value
  const texts = new Map(value.map((item) => [item, literal(item)]))
  return value.toSorted((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1))
}
