// Compares the constraints on a single value: type, null, list of values, bounds, pattern, format and other conditions.
import { below, type JsonObject, type Located, target } from '../document.ts'
import { literal } from '../normal-form.ts'
import type { Kind } from '../rules.ts'
import { everyType, isTighter, type JsonType, type View } from '../view.ts'
import { compareCondition } from './conditions.ts'
import type { Pair } from './pair.ts'
import { changed, show } from './report.ts'

/**
 * Compares type, null and the list of values. Returns the types that both allow: further constraints matter only for
 * them.
 */
export function compareTypes(pair: Pair): Set<JsonType> {
  const { base, head, found } = pair
  const [baseTypes, headTypes] = [typesOf(base), typesOf(head)]
  const shared = new Set([...baseTypes].filter((type) => includes(headTypes, type)))
  for (const type of headTypes) if (includes(baseTypes, type)) shared.add(type)
  // Two lists of values determine the types.
  if (base.values && head.values && shared.size > 0) {
    compareNull(pair, baseTypes.has('null'), headTypes.has('null'))
    compareValues(pair, base.values, head.values)
    return shared
  }
  const [before, after] = [withoutNull(baseTypes), withoutNull(headTypes)]
  const where = [
    base.types?.pointer ?? base.values?.pointer ?? null,
    head.types?.pointer ?? head.values?.pointer ?? null,
  ] as const
  const narrower = [...before].some((type) => !includes(after, type))
  const wider = [...after].some((type) => !includes(before, type))
  // For a schema of any type, null is one type of many.
  if ((base.types && head.types) || !(narrower || wider))
    compareNull(pair, baseTypes.has('null'), headTypes.has('null'))
  if (narrower || wider) {
    const kind = narrower && wider ? 'type-changed' : narrower ? 'type-narrowed' : 'type-widened'
    found(kind, ...where, `type: ${nameOf(base, before)}, now ${nameOf(head, after)}`)
  }
  if (shared.size > 0) compareValues(pair, base.values, head.values)
  return shared
}

const typesOf = (view: View) => view.types?.value ?? new Set(everyType)
const includes = (types: Set<JsonType>, type: JsonType) =>
  types.has(type) || (type === 'integer' && types.has('number'))
const withoutNull = (types: Set<JsonType>) => new Set([...types].filter((type) => type !== 'null'))
const nameOf = (view: View, types: Set<JsonType>) => (view.types ? [...types].sort().join(' or ') || 'null' : 'any')

function compareNull({ base, head, found }: Pair, before: boolean, after: boolean): void {
  if (before === after) return
  const places = [base.types?.pointer ?? null, head.types?.pointer ?? null] as const
  if (after) found('null-accepted', ...places, 'null is allowed now')
  else found('null-refused', ...places, 'null is no longer allowed')
}

function compareValues({ found, comparison }: Pair, base: View['values'], head: View['values']): void {
  if (head && !base) found('enum-introduced', null, head.pointer, `only these values now: ${show(head.value)}`)
  if (base && !head) found('enum-dropped', base.pointer, null, `no longer only these values: ${show(base.value)}`)
  if (!base || !head) return
  const missing = (from: unknown[], list: unknown[]) =>
    // Null is compared separately.
    from.filter((value) => value !== null && !list.some((other) => literal(other) === literal(value)))
  const removed = missing(base.value, head.value)
  const added = missing(head.value, base.value)
  if (base.constant && head.constant && removed.length > 0) {
    found('const-changed', base.pointer, head.pointer, changed('const', base.value[0], head.value[0]))
    return
  }
  for (const value of removed)
    found('enum-value-removed', itemOf(comparison.base, base.pointer, value), null, `value ${show(value)} removed`)
  for (const value of added)
    found('enum-value-added', null, itemOf(comparison.head, head.pointer, value), `value ${show(value)} added`)
}

/** The pointer of a value in the list at `pointer`, or of a const itself. */
function itemOf(root: JsonObject, pointer: string, value: unknown): string {
  const list = target(root, `#${pointer}`).value
  const index = Array.isArray(list) ? list.findIndex((item) => literal(item) === literal(value)) : -1
  return index < 0 ? pointer : below(pointer, index)
}

/** The type that a keyword applies to. Other keywords apply to every type. */
const appliesTo: Record<string, JsonType> = {
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  contentSchema: 'string',
  minItems: 'array',
  maxItems: 'array',
  contains: 'array',
  minContains: 'array',
  maxContains: 'array',
  unevaluatedItems: 'array',
  minProperties: 'object',
  maxProperties: 'object',
  dependentSchemas: 'object',
  dependentRequired: 'object',
  minimum: 'number',
  maximum: 'number',
  multipleOf: 'number',
}

/** Compares the bounds and conditions of the types that both sides allow. */
export function compareConstraints(pair: Pair, types: Set<JsonType>): void {
  const { base, head, found } = pair
  const matters = (keyword: string) => {
    if (keyword === 'format') return ['string', 'number', 'integer'].some((type) => types.has(type as JsonType))
    const type = appliesTo[keyword]
    return !type || types.has(type) || (type === 'number' && types.has('integer'))
  }
  for (const name of union(base.bounds, head.bounds)) {
    const [before, after] = [base.bounds.get(name), head.bounds.get(name)]
    if (!matters(name) || literal(before?.value) === literal(after?.value)) continue
    const tighter = after && (!before || isTighter(name, after.value, before.value))
    const kind = `${kebab(name)}-${tighter ? 'tightened' : 'loosened'}` as Kind
    found(kind, before?.pointer ?? null, after?.pointer ?? null, `${name}: ${limit(before)}, now ${limit(after)}`)
  }
  for (const name of union(base.constraints, head.constraints))
    if (matters(name)) compareCondition(pair, name, base.constraints.get(name) ?? [], head.constraints.get(name) ?? [])
  if (types.has('array')) {
    const [before, after] = [base.flags.get('uniqueItems') ?? null, head.flags.get('uniqueItems') ?? null]
    if (after && !before) found('unique-items-required', before, after, 'items must be unique now')
    if (before && !after) found('unique-items-dropped', before, after, 'items need not be unique now')
  }
}

const union = (a: Map<string, unknown>, b: Map<string, unknown>) => new Set([...a.keys(), ...b.keys()])
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const limit = (bound: Located<{ limit: number; exclusive: boolean }> | undefined) =>
  bound ? `${bound.value.limit}${bound.value.exclusive ? ' (exclusive)' : ''}` : 'none'

/** Compares the defaults, which apply when a request omits the value. */
export function compareDefaults({ base, head, required, found }: Pair): void {
  const [before, after] = [base.default, head.default]
  if (literal(before?.value) === literal(after?.value)) return
  const what = changed('default', before?.value, after?.value)
  // A required value has no use for its default.
  const kind = required
    ? 'default-without-effect'
    : !before
      ? 'default-added'
      : !after
        ? 'default-removed'
        : 'default-changed'
  found(kind, before?.pointer ?? null, after?.pointer ?? null, what)
}

/** Compares readOnly, writeOnly and deprecated. */
export function compareFlags({ base, head, found }: Pair): void {
  for (const [flag, name] of [
    ['readOnly', 'read-only'],
    ['writeOnly', 'write-only'],
    ['deprecated', 'deprecated'],
  ] as const) {
    const [before, after] = [base.flags.get(flag) ?? null, head.flags.get(flag) ?? null]
    if (!before === !after) continue
    found(`${name}-${after ? 'set' : 'unset'}`, before, after, after ? `${flag} now` : `no longer ${flag}`)
  }
}
