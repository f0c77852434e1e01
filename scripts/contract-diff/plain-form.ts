// Removes keywords without effect from a view, and writes conditions in a plainer form where there is one.
import { isObject, type Located } from './document.ts'
import { everyType, type JsonType, type View } from './view.ts'

const matchesAnything = new Set(['', '.*', '^', '$', '^.*', '.*$', '^.*$'])
const notes = new Set(['title', 'description', '$comment', 'example', 'examples', 'externalDocs'])

/** Whether a pattern refuses no text. */
export const isAnyText = (pattern: unknown) => matchesAnything.has(String(pattern))

/** Whether a schema has nothing but documentation. */
export const saysNothing = (schema: unknown) =>
  schema === true ||
  (isObject(schema) && Object.keys(schema).every((keyword) => notes.has(keyword) || keyword.startsWith('x-')))

/** Drops conditions that refuse nothing, and writes a `not` of types as the other types. Changes the view in place. */
export function settleConditions(view: View): void {
  const { constraints, required } = view
  replace(view, 'not', (one) => (excludeTypes(view, one) ? [] : [one]))
  replace(view, 'dependentRequired', (one) => {
    const lists = isObject(one.value) ? Object.entries(one.value) : []
    const open = lists
      .map(([name, needs]) => [name, [needs].flat().filter((need) => !required.has(String(need)))] as const)
      .filter(([, needs]) => needs.length > 0)
    return open.length > 0 ? [{ ...one, value: Object.fromEntries(open) }] : []
  })
  // No item has to match `contains`.
  if (constraints.get('minContains')?.every(({ value }) => value === 0) && !constraints.has('maxContains'))
    for (const name of ['contains', 'minContains']) constraints.delete(name)
}

function replace({ constraints }: View, name: string, by: (one: Located) => Located[]): void {
  const list = (constraints.get(name) ?? []).flatMap(by)
  if (list.length > 0) constraints.set(name, list)
  else constraints.delete(name)
}

/** Applies a `not` that excludes nothing, everything, or some types. Returns whether it was one of them. */
function excludeTypes(view: View, { value: schema, pointer }: Located): boolean {
  if (schema === false) return true
  if (saysNothing(schema)) {
    view.forbidden ??= pointer
    return true
  }
  if (!isObject(schema) || Object.keys(schema).join() !== 'type') return false
  const excluded = new Set([schema.type].flat() as JsonType[])
  const types = view.types?.value ?? new Set(everyType)
  // There is no type for the other numbers.
  if (excluded.has('integer') && !excluded.has('number') && types.has('number')) return false
  const left = [...types].filter((type) => !excluded.has(type) && !(type === 'integer' && excluded.has('number')))
  if (left.length < types.size) view.types = { value: new Set(left), pointer }
  return true
}

/** Lets patterns of names apply to the members of such a name as well. Changes the view in place. */
export function settleNames(view: View): void {
  for (const [pattern, sources] of view.patternProperties) {
    for (const [name, own] of view.properties)
      if (matchesName(pattern, name)) view.properties.set(name, [...own, ...sources])
    if (!isAnyText(pattern)) continue
    view.patternProperties.delete(pattern)
    for (const [other, list] of view.patternProperties) view.patternProperties.set(other, [...list, ...sources])
    view.additional = sources
  }
}

/** Whether a name matches one of the patterns of a view. */
export const matchesPattern = ({ patternProperties }: View, name: string) =>
  [...patternProperties.keys()].some((pattern) => matchesName(pattern, name))

function matchesName(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name)
  } catch {
    return false
  }
}

/** Whether a number is a multiple of another one, in decimals as they are written. */
export function isMultiple(of: unknown, step: unknown): boolean {
  const [number, divisor] = [Number(of), Number(step)]
  const scale = 10 ** Math.max(decimals(number), decimals(divisor))
  return Number.isInteger(Math.round(number * scale) / Math.round(divisor * scale))
}

function decimals(number: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(number)) ?? []
  return Math.max(fraction.length - Number(exponent), 0)
}
