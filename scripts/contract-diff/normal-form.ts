// Brings equivalent spellings of a schema into one form, and values into a text that is equal for equal values.
import { isObject, type JsonObject, type Located, lookUp } from './document.ts'
import { isAnyText, settleConditions, settleNames } from './plain-form.ts'
import type { JsonType, View } from './view.ts'

const zeroBounds = ['minLength', 'minItems', 'minProperties']

/** Removes keywords without effect from a view and normalizes the others. Changes the view in place. */
export function finish(view: View): View {
  if (view.types?.value.has('number')) view.types.value.delete('integer')
  if (view.types && view.types.value.size === 6 && !view.types.value.has('integer')) view.types = null
  const steps = view.constraints.get('multipleOf') ?? []
  if (view.types?.value.has('number') && steps.some(({ value }) => Number.isInteger(value)))
    view.types.value = new Set([...view.types.value].map((type) => (type === 'number' ? 'integer' : type)))
  settleNames(view)
  settleConditions(view)
  if (view.values) limitToValues(view, view.values)
  const integer = view.types !== null && !view.types.value.has('number')
  for (const [name, { value, pointer }] of view.bounds) {
    if (zeroBounds.includes(name) && value.limit <= 0) view.bounds.delete(name)
    else if (integer && name === 'minimum')
      view.bounds.set(name, { value: { limit: least(value), exclusive: false }, pointer })
    else if (integer && name === 'maximum')
      view.bounds.set(name, { value: { limit: -least({ ...value, limit: -value.limit }), exclusive: false }, pointer })
  }
  for (const [name, list] of view.constraints) {
    const distinct = list.filter(
      ({ value }, index) =>
        !(name === 'pattern' && isAnyText(value)) &&
        !(name === 'multipleOf' && integer && value === 1) &&
        !(name === 'minContains' && value === 1) &&
        list.findIndex((other) => literal(other.value) === literal(value)) === index,
    )
    if (distinct.length > 0) view.constraints.set(name, distinct)
    else view.constraints.delete(name)
  }
  // Parts of an allOf exclude each other.
  if (view.types?.value.size === 0) view.forbidden ??= view.types.pointer
  if (view.values?.value.length === 0) view.forbidden ??= view.values.pointer
  view.additional = view.additional.filter(({ value }) => !allowsEverything(value))
  view.items = view.items.filter(({ value }) => !allowsEverything(value))
  view.propertyNames = view.propertyNames.filter(({ value }) => !allowsEverything(value))
  return view
}

const least = ({ limit, exclusive }: { limit: number; exclusive: boolean }) =>
  exclusive && Number.isInteger(limit) ? limit + 1 : Math.ceil(limit)

const allowsEverything = (schema: unknown) => schema === true || (isObject(schema) && Object.keys(schema).length === 0)

/** Derives the types from a list of values, after removing the values that the types exclude. */
function limitToValues(view: View, values: NonNullable<View['values']>): void {
  const types = view.types?.value
  const fitting = values.value.filter(
    (value) => !types || types.has(typeOf(value)) || (typeOf(value) === 'integer' && types.has('number')),
  )
  // The document contradicts itself. Both keywords stay as they are, so that a change of either is reported.
  if (fitting.length === 0) return
  view.values = { ...values, value: fitting }
  view.types = { value: new Set(fitting.map(typeOf)), pointer: view.types?.pointer ?? values.pointer }
  const { value: left } = view.types
  const all = [...(left.has('null') ? [null] : []), ...(left.has('boolean') ? [true, false] : [])]
  const isListable = [...left].every((type) => type === 'null' || type === 'boolean')
  if (isListable && all.every((value) => fitting.includes(value))) view.values = null
}

/** The type of a JSON value; a number without a fraction is an integer. */
export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as JsonType
}

/** A text that is equal for equal values, whatever the order of their members. */
export function literal(value: unknown): string {
  return JSON.stringify(value, (_, node) =>
    isObject(node) ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1))) : node,
  )
}

const sets = new Set(['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf', 'tags'])
const notes = new Set(['title', 'description', 'summary', '$comment', 'example', 'examples', 'externalDocs'])

/** Keywords whose members have names of their own, which are no keywords. */
const maps = new Set(
  ['properties', 'patternProperties', 'dependentSchemas', 'dependentRequired'].concat([
    'encoding',
    'examples',
    'links',
  ]),
)
/** Keywords whose value is data, whatever it looks like. */
const data = new Set(['const', 'enum', 'default', 'example', 'value'])

/**
 * The value of a keyword as `literal`, with references followed and sets sorted. For `meaning`, descriptions and examples
 * are left out.
 */
export function canonical(
  root: JsonObject,
  located: Located,
  keyword: string,
  what: 'meaning' | 'everything' = 'meaning',
): string {
  const visit = (node: unknown, name: string, trail: string[]): unknown => {
    if (data.has(name) || (name === 'examples' && Array.isArray(node)))
      return sets.has(name) && Array.isArray(node) ? sortedByText(node) : node
    if (Array.isArray(node)) {
      const list = node.map((item) => visit(item, '', trail))
      return sets.has(name) ? sortedByText(list) : list
    }
    if (!isObject(node)) return node
    if (maps.has(name))
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value, '', trail)]))
    if (typeof node.$ref === 'string') {
      const { $ref, ...siblings } = node as { $ref: string }
      if (trail.includes($ref)) return { recursion: trail.indexOf($ref) - trail.length }
      const inner = [...trail, $ref]
      const place = lookUp(root, $ref)
      if (!place) return node
      const found = visit(place.value, name, inner)
      return Object.keys(siblings).length === 0 ? found : { allOf: [found, visit(siblings, name, inner)] }
    }
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => what === 'everything' || !(notes.has(key) || key.startsWith('x-')))
        .map(([key, value]) => [key, visit(value, key, trail)]),
    )
  }
  return literal(visit(located.value, keyword, []))
}

const sortedByText = (list: unknown[]) => list.toSorted((a, b) => (literal(a) < literal(b) ? -1 : 1))
