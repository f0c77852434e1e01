// Compares the schemas of parameters and headers, whose values are sent as text: `1` is both an integer and a string.
import type { JsonObject, Located } from '../document.ts'
import { member } from '../document.ts'
import { viewOf } from '../read-view.ts'
import type { View } from '../view.ts'
import { compareSchemaMember } from './content.ts'
import { type At, report } from './report.ts'
import { compareSchemas } from './schema.ts'

interface Options {
  required: boolean
  /** Whether a list is sent as the parameter itself, once for each item (style form, exploded). */
  repeats: boolean
}

/** Compares the member `schema` of a parameter or a header. */
export function compareSerialized(
  at: At,
  way: 'request' | 'response',
  base: Located,
  head: Located,
  { required, repeats }: Options,
): void {
  const { comparison } = at
  const [before, after] = [member(base, 'schema'), member(head, 'schema')]
  const [view, now] = [before && viewOf(comparison.base, [before]), after && viewOf(comparison.head, [after])]
  const widened = (what: string) => report(at, way, 'type-widened', before, after, what)
  const narrowed = (what: string) => report(at, way, 'type-narrowed', before, after, what)
  if (!before || !after || !view || !now) compareSchemaMember(at, way, base, head, required)
  else if (texts(view) && texts(now) && nameOf(view) !== nameOf(now)) {
    const [old, values] = [texts(view) ?? [], texts(now) ?? []]
    for (const value of old.filter((one) => !values.includes(one)))
      report(at, way, 'enum-value-removed', before, after, `value ${value} removed`)
    for (const value of values.filter((one) => !old.includes(one)))
      report(at, way, 'enum-value-added', before, after, `value ${value} added`)
  } else if (isScalar(view) && isAnyText(now)) widened(`type: ${nameOf(view)}, now any string`)
  else if (isAnyText(view) && isScalar(now)) narrowed(`type: any string, now ${nameOf(now)}`)
  else if (repeats && isSingle(view) && isList(now)) {
    compareSchemas(at, way, [before], now.items, required)
    widened(`type: ${nameOf(view)}, now a list of them`)
  } else if (repeats && isList(view) && isSingle(now)) {
    compareSchemas(at, way, view.items, [after], required)
    narrowed(`type: a list, now ${nameOf(now)}`)
  } else compareSchemaMember(at, way, base, head, required)
}

const typesOf = (view: View) => [...(view.types?.value ?? [])]
const nameOf = (view: View) => typesOf(view).join(' or ')
const consistsOf = (view: View, ...types: string[]) =>
  view.types !== null && typesOf(view).every((type) => types.includes(type)) && view.alternatives.length === 0

/** Numbers and booleans, which have a single form as text. */
const isScalar = (view: View) => consistsOf(view, 'integer', 'number', 'boolean')
const isSingle = (view: View) => consistsOf(view, 'integer', 'number', 'boolean', 'string')
const isAnyText = (view: View) =>
  consistsOf(view, 'string') && !view.values && !view.default && view.bounds.size === 0 && view.constraints.size === 0
/** All texts that a value may be sent as; null when there is no list of them. */
function texts(view: View): string[] | null {
  if (!isSingle(view)) return null
  return view.values?.value.map(String) ?? (consistsOf(view, 'boolean') ? ['true', 'false'] : null)
}

/** A list that may have a single item. */
const isList = (view: View) =>
  consistsOf(view, 'array') &&
  view.prefixItems.length === 0 &&
  view.constraints.size === 0 &&
  (view.bounds.get('minItems')?.value.limit ?? 0) <= 1 &&
  (view.bounds.get('maxItems')?.value.limit ?? 1) >= 1

/** Whether the schema of a parameter or a header may have more than one value. */
export function isCompound(root: JsonObject, parameter: Located): boolean {
  const schema = member(parameter, 'schema')
  if (!schema) return false
  const isMany = (located: Located, depth: number): boolean => {
    const { types, alternatives } = viewOf(root, [located])
    if (types) return types.value.has('array') || types.value.has('object')
    const branches = alternatives.flatMap((group) => group.branches)
    return branches.length === 0 || depth > maxDepth || branches.some((branch) => isMany(branch, depth + 1))
  }
  return isMany(schema, 0)
}

/** Variants may have themselves as variants. */
const maxDepth = 4
