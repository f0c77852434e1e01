/**
 * Reads a schema as a view: references followed, allOf merged, different spellings of one meaning brought into one
 * form. A schema that was moved, renamed or reordered has the same view.
 */
import { below, isObject, items, type JsonObject, type Located, members, target } from './document.ts'
import { finish, typeOf } from './normal-form.ts'
import { matchesPattern } from './plain-form.ts'
import { type Bound, isOnlyNull, isTighter, type JsonType, type Source, type Sources, type View } from './view.ts'

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].concat(
  ['Length', 'Items', 'Properties'].flatMap((what) => [`min${what}`, `max${what}`]),
)
const conditions = [
  'pattern',
  'format',
  'multipleOf',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedItems',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'xml',
]
const flags = ['readOnly', 'writeOnly', 'deprecated', 'uniqueItems']
const structure = new Set(
  `$ref allOf oneOf anyOf type enum const required properties patternProperties additionalProperties propertyNames
  prefixItems items discriminator default unevaluatedProperties $defs definitions $anchor`.split(/\s+/),
)

/** Returns the view of a value that must satisfy all sources. */
export function viewOf(root: JsonObject, sources: Sources): View {
  const view = { ...emptyView(sources[0]?.pointer ?? ''), sources }
  for (const source of sources) merge(view, read(root, source, []))
  return finish(view)
}

function emptyView(pointer: string): View {
  return {
    pointer,
    sources: [],
    components: [],
    forbidden: null,
    types: null,
    values: null,
    bounds: new Map(),
    constraints: new Map(),
    required: new Map(),
    properties: new Map(),
    patternProperties: new Map(),
    additional: [],
    propertyNames: [],
    prefixItems: [],
    items: [],
    alternatives: [],
    discriminators: [],
    flags: new Map(),
    default: null,
    notes: new Map(),
  }
}

function read(root: JsonObject, source: Source, trail: string[]): View {
  const view = emptyView(source.pointer)
  const { without } = source
  if (source.value === false) view.forbidden = source.pointer
  if (!isObject(source.value) || trail.includes(source.pointer)) return view
  const raw = source.value
  const inner = [...trail, source.pointer]
  const hasThen = raw.then !== undefined || raw.else !== undefined
  for (const [keyword, located] of members(source))
    if (keyword === 'if' ? hasThen : raw.if !== undefined || (keyword !== 'then' && keyword !== 'else'))
      readKeyword(view, keyword, located)

  if (typeof raw.$ref === 'string') {
    const found = target(root, raw.$ref)
    merge(view, { ...read(root, { ...found, without }, inner), pointer: view.pointer })
    view.components.unshift(found.pointer)
  }
  for (const part of items({ value: raw.allOf, pointer: below(source.pointer, 'allOf') }))
    merge(view, read(root, { ...part, without }, inner))
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const group = { value: raw[keyword], pointer: below(source.pointer, keyword) }
    if (without?.includes(group.pointer)) view.discriminators = []
    else readAlternatives(root, view, keyword, group, inner, without)
  }
  // Last, since it depends on everything that applies beside it.
  if (raw.unevaluatedProperties !== undefined)
    view.additional.push({ value: raw.unevaluatedProperties, pointer: below(source.pointer, 'unevaluatedProperties') })
  return view
}

function readKeyword(view: View, keyword: string, located: Located): void {
  const { value, pointer } = located
  if (bounds.includes(keyword)) {
    const exclusive = keyword.startsWith('exclusive')
    const name = exclusive ? keyword.replace('exclusiveM', 'm') : keyword
    if (Number.isFinite(value)) tighten(view, name, { value: { limit: Number(value), exclusive }, pointer })
  } else if (keyword === 'type') view.types = { value: new Set([value].flat() as JsonType[]), pointer }
  else if (keyword === 'enum' || keyword === 'const')
    view.values = {
      value: keyword === 'const' ? [value] : (value as unknown[]),
      pointer,
      constant: keyword === 'const',
    }
  else if (keyword === 'format' && value === 'byte')
    // In OpenAPI 3.1 it is written so.
    view.constraints.set('contentEncoding', [{ value: 'base64', pointer }])
  else if (conditions.includes(keyword)) view.constraints.set(keyword, [located])
  else if (flags.includes(keyword)) {
    if (value === true) view.flags.set(keyword, pointer)
  } else if (keyword === 'required')
    for (const name of items(located)) view.required.set(String(name.value), name.pointer)
  else if (keyword === 'properties' || keyword === 'patternProperties')
    for (const [name, schema] of members(located)) view[keyword].set(name, [schema])
  else if (keyword === 'additionalProperties') view.additional = [located]
  else if (keyword === 'propertyNames' || keyword === 'items') view[keyword] = [located]
  else if (keyword === 'prefixItems') view.prefixItems = items(located).map((schema) => [schema])
  else if (keyword === 'discriminator') view.discriminators = [located as Located<JsonObject>]
  else if (keyword === 'default') view.default = located
  else if (!structure.has(keyword)) view.notes.set(keyword, [located])
}

/** Merges a single variant, turns "X or null" into a type with null, and keeps any other choice as alternatives. */
function readAlternatives(
  root: JsonObject,
  view: View,
  keyword: 'oneOf' | 'anyOf',
  group: Located,
  trail: string[],
  without: string[] | undefined,
): void {
  const branches = items(group)
  const values = branches.length > 1 ? valuesOf(branches) : null
  if (values) {
    const notes = branches.map((branch) => ({ ...emptyView(''), notes: read(root, branch, trail).notes }))
    merge(view, { ...emptyView(''), values: { value: values, pointer: group.pointer, constant: false } })
    for (const note of notes) merge(view, note)
    return
  }
  const others = branches.filter((branch) => !isOnlyNull(branch))
  const only = others.length < 2 ? (others[0] ?? branches[0]) : undefined
  const variant = only && read(root, { ...only, without }, trail)
  // Without a choice a discriminator has no effect.
  if (variant) view.discriminators = []
  if (variant && (branches.length === 1 || (keyword === 'anyOf' && others.length === 0))) merge(view, variant)
  else if (variant && others.length === 1 && acceptNull(variant, keyword, group.pointer)) {
    merge(view, variant)
    // Members beside `type: 'null'` are documentation. A default there never applies.
    for (const branch of branches.filter((one) => one !== only)) {
      const { notes, default: unused } = read(root, branch, trail)
      if (unused) notes.set('default', [unused])
      merge(view, { ...emptyView(''), notes })
    }
  } else if (branches.length > 0) view.alternatives.push({ keyword, pointer: group.pointer, branches })
}

/**
 * The values of variants that are constants with a description each, which is the same as one `enum`. Null when a
 * variant has other keywords, or when two variants share a value, which a oneOf would refuse.
 */
function valuesOf(branches: Located[]): unknown[] | null {
  const lists = branches.map(({ value: schema }) => {
    if (!isObject(schema)) return null
    const { const: constant, enum: list, title: _, description: __, ...more } = schema
    if (Object.keys(more).length > 0) return null
    if (list === undefined) return 'const' in schema ? [constant] : null
    return constant === undefined && Array.isArray(list) ? list : null
  })
  const values = lists.flatMap((list) => list ?? [])
  const distinct = new Set(values.map((value) => JSON.stringify(value))).size === values.length
  return distinct && lists.every((list) => list !== null) ? values : null
}

/**
 * Makes a variant accept null. Returns false when its conditions would apply to null as well, when it allows no value,
 * and when it accepts null already, which a oneOf then refuses.
 */
function acceptNull(variant: View, keyword: 'oneOf' | 'anyOf', pointer: string): boolean {
  if (variant.alternatives.length > 0 || ['not', 'if'].some((name) => variant.constraints.has(name))) return false
  if (variant.forbidden || variant.types?.value.size === 0 || variant.values?.value.length === 0) return false
  if (variant.types && variant.values && !variant.values.value.some((value) => isOf(variant.types, value))) return false
  if (keyword === 'oneOf' && isOf(variant.types, null) && (variant.values?.value.includes(null) ?? true)) return false
  if (variant.types && !variant.types.value.has('null'))
    variant.types = { value: new Set([...variant.types.value, 'null']), pointer }
  if (variant.values && !variant.values.value.includes(null))
    variant.values = { ...variant.values, value: [...variant.values.value, null], constant: false }
  return true
}

/** Whether a value is of one of the types. */
const isOf = (types: View['types'], value: unknown) =>
  !types || types.value.has(typeOf(value)) || (typeof value === 'number' && types.value.has('number'))

/** Adds the constraints of another view to a view. */
function merge(view: View, other: View): void {
  view.components.push(...other.components)
  view.forbidden ??= other.forbidden
  if (other.types)
    view.types = view.types ? { ...view.types, value: common(view.types.value, other.types.value) } : other.types
  if (other.values) {
    const allowed = other.values.value.map((value) => JSON.stringify(value))
    view.values = view.values
      ? { ...view.values, value: view.values.value.filter((value) => allowed.includes(JSON.stringify(value))) }
      : other.values
  }
  for (const [name, bound] of other.bounds) tighten(view, name, bound)
  const properties = new Map<string, Sources>()
  for (const name of new Set([...view.properties.keys(), ...other.properties.keys()]))
    properties.set(name, [...appliesTo(view, name), ...appliesTo(other, name)])
  const patterns = new Map<string, Sources>()
  for (const name of new Set([...view.patternProperties.keys(), ...other.patternProperties.keys()]))
    patterns.set(name, [
      ...(view.patternProperties.get(name) ?? view.additional),
      ...(other.patternProperties.get(name) ?? other.additional),
    ])
  Object.assign(view, { properties, patternProperties: patterns })
  for (const keyword of ['constraints', 'notes'] as const)
    for (const [name, list] of other[keyword]) view[keyword].set(name, [...(view[keyword].get(name) ?? []), ...list])
  for (const keyword of ['required', 'flags'] as const)
    for (const [name, pointer] of other[keyword]) if (!view[keyword].has(name)) view[keyword].set(name, pointer)
  other.prefixItems.forEach((sources, index) => {
    view.prefixItems[index] = [...(view.prefixItems[index] ?? []), ...sources]
  })
  view.additional.push(...other.additional)
  view.propertyNames.push(...other.propertyNames)
  view.items.push(...other.items)
  view.alternatives.push(...other.alternatives)
  view.discriminators.push(...other.discriminators)
  view.default ??= other.default
}

/** The schemas of a member. Those of its patterns are added when the view is complete. */
const appliesTo = (view: View, name: string): Sources =>
  view.properties.get(name) ?? (matchesPattern(view, name) ? [] : view.additional)

function common(a: Set<JsonType>, b: Set<JsonType>): Set<JsonType> {
  const fits = (type: JsonType, set: Set<JsonType>) => set.has(type) || (type === 'integer' && set.has('number'))
  return new Set([...[...a].filter((type) => fits(type, b)), ...[...b].filter((type) => fits(type, a))])
}

function tighten(view: View, name: string, bound: Located<Bound>): void {
  const known = view.bounds.get(name)
  if (!known || isTighter(name, bound.value, known.value)) view.bounds.set(name, bound)
}
