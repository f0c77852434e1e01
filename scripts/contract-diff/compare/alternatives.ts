// Compares oneOf, anyOf and their discriminators: matches the variants of base and head, and reports the others.
import { below, followReferences, isObject, type JsonObject, type Located, members, target } from '../document.ts'
import { literal } from '../normal-form.ts'
import { viewOf } from '../read-view.ts'
import { type Alternatives, isOnlyNull, type Sources, type View } from '../view.ts'
import type { Pair } from './pair.ts'
import { changed } from './report.ts'
import { meansTheSame } from './schema-node.ts'

/** Each variant is a list of sources, since a plain schema counts as a choice of one. */
type Variants = Sources[]

/** Compares the choices that both sides offer. */
export function compareAlternatives(pair: Pair): void {
  const { base, head, found } = pair
  const count = Math.max(base.alternatives.length, head.alternatives.length)
  for (let index = 0; index < count; index++) {
    const [before, after] = [base.alternatives[index], head.alternatives[index]]
    if (!before) found('alternatives-introduced', null, after?.pointer ?? null, 'now one of several variants')
    else if (!after) found('alternatives-dropped', before.pointer, null, 'the list of variants is removed')
    else {
      compareVariants(pair, variantsOf(before), variantsOf(after), [before.pointer, after.pointer])
      compareKeyword(pair, before, after)
    }
  }
}

const variantsOf = ({ branches }: Alternatives): Variants => branches.map((branch) => [branch])

/**
 * Compares a schema that becomes one of several variants, or the reverse, as a choice of one. False for other pairs.
 */
export function wrapPlainSide(pair: Pair): boolean {
  const { base, head, found } = pair
  const [before, after] = [choiceOnly(base), choiceOnly(head)]
  const choice = before && isPlain(head) ? before : after && isPlain(base) ? after : undefined
  if (!choice) return false
  const [plain, isNew] = choice === before ? [head, false] : [base, true]
  // Null is a type in one spelling and a variant in the other.
  const nullInChoice = choice.branches.some(isOnlyNull)
  const nullInPlain = plain.types?.value.has('null') ?? false
  const variants: Variants = choice.branches.filter((branch) => !isOnlyNull(branch)).map((branch) => [branch])
  const places = isNew ? ([base.pointer, choice.pointer] as const) : ([choice.pointer, head.pointer] as const)
  if (nullInChoice !== nullInPlain) {
    if (nullInChoice === isNew) found('null-accepted', ...places, 'null is allowed now')
    else found('null-refused', ...places, 'null is no longer allowed')
  }
  const single: Variants = [nullInPlain ? withoutNull(plain) : plain.sources]
  if (isNew) compareVariants(pair, single, variants, places)
  else compareVariants(pair, variants, single, places)
  return true
}

function withoutNull({ sources, pointer, types }: View): Sources {
  const rest = [...(types?.value ?? [])].filter((type) => type !== 'null')
  return [...sources, { value: { type: rest }, pointer: `${pointer}#without-null` }]
}

const choiceOnly = (view: View) =>
  view.alternatives.length === 1 && view.properties.size === 0 && !view.values && view.bounds.size === 0
    ? view.alternatives[0]
    : undefined
const isPlain = (view: View) => view.alternatives.length === 0 && !view.forbidden && view.types !== null

function compareVariants(pair: Pair, base: Variants, head: Variants, places: readonly [string, string]): void {
  const { found, child } = pair
  const { matched, gone, come } = matchVariants(pair, base, head)
  for (const [before, after] of matched) child(`(${nameOf(pair, 'head', after)})`, before, after, pair.required)
  for (const variant of gone)
    found(
      'alternative-removed',
      variant[0]?.pointer ?? places[0],
      places[1],
      `variant ${nameOf(pair, 'base', variant)} removed`,
    )
  for (const variant of come)
    found(
      'alternative-added',
      places[0],
      variant[0]?.pointer ?? places[1],
      `variant ${nameOf(pair, 'head', variant)} added`,
    )
}

/** The name of a variant's component, else its title or type. */
function nameOf(pair: Pair, side: 'base' | 'head', variant: Sources): string {
  const [source] = followReferences(pair.comparison[side], variant)
  if (source?.pointer.startsWith('/components/')) return source.pointer.split('/').at(-1) ?? ''
  const view = viewOf(pair.comparison[side], variant)
  return String(view.notes.get('title')?.[0]?.value ?? [...(view.types?.value ?? ['any'])].join(' or '))
}

/** Matches the variants that correspond: by equality, by the discriminator's value, by name, then by similarity. */
function matchVariants(pair: Pair, base: Variants, head: Variants) {
  const gone = [...base]
  const come = [...head]
  const matched: [Sources, Sources][] = []
  const { comparison, compare } = pair
  const place = (side: 'base' | 'head', variant: Sources) =>
    followReferences(comparison[side], variant)[0]?.pointer ?? ''
  const names = { base: discriminatorValues(pair, 'base'), head: discriminatorValues(pair, 'head') }
  const same = (a: Sources, b: Sources) => meansTheSame(compare(a, b))
  const samePlace = (a: Sources, b: Sources) =>
    place('base', a) === place('head', b) && place('base', a).startsWith('/components/')
  const sameValue = (a: Sources, b: Sources) =>
    [...names.base].some(([value, at]) => at === place('base', a) && names.head.get(value) === place('head', b))
  const steps = [(a: Sources, b: Sources) => samePlace(a, b) && same(a, b), same, sameValue, samePlace]
  for (const step of steps) take((a, b) => (step(a, b) ? 1 : 0))
  take((a, b) => similarity(viewOf(comparison.base, a), viewOf(comparison.head, b), comparison))
  return { matched, gone, come }

  /** Matches the most similar pairs first, down to a score of 0.5. */
  function take(score: (a: Sources, b: Sources) => number): void {
    const candidates = gone.flatMap((a) => come.map((b) => ({ a, b, score: score(a, b) })))
    for (const { a, b } of candidates.filter((one) => one.score >= 0.5).sort((x, y) => y.score - x.score)) {
      if (!gone.includes(a) || !come.includes(b)) continue
      matched.push([a, b])
      gone.splice(gone.indexOf(a), 1)
      come.splice(come.indexOf(b), 1)
    }
  }
}

/** The similarity of two variants, from 0 to 1. */
function similarity(base: View, head: View, { base: baseRoot, head: headRoot }: Pair['comparison']): number {
  const types = (view: View) => [...(view.types?.value ?? [])].sort().join()
  if (types(base) !== types(head)) return 0
  if (base.properties.size + head.properties.size === 0) return 0.5
  const [before, after] = [constants(base, baseRoot), constants(head, headRoot)]
  const tagged = [...before.keys()].filter((name) => after.has(name))
  if (tagged.length > 0 && tagged.every((name) => before.get(name) !== after.get(name))) return 0
  const all = new Set([...base.properties.keys(), ...head.properties.keys()])
  return [...base.properties.keys()].filter((name) => head.properties.has(name)).length / all.size
}

/** The properties with only one possible value, which distinguish variants. */
function constants(view: View, root: JsonObject): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, sources] of view.properties) {
    const { values } = viewOf(root, sources)
    if (values?.value.length === 1) found.set(name, literal(values.value[0]))
  }
  return found
}

/** Compares oneOf with anyOf, which differ only for a value that fits several variants. */
function compareKeyword(pair: Pair, before: Alternatives, after: Alternatives): void {
  const { comparison, base, found } = pair
  if (before.keyword === after.keyword || base.discriminators.length > 0) return
  const views = before.branches.map((branch) => viewOf(comparison.base, [branch]))
  const apart = views.every((one, index) =>
    views.slice(index + 1).every((other) => disjoint(one, other, comparison.base)),
  )
  if (apart) return
  const kind = after.keyword === 'anyOf' ? 'one-of-loosened' : 'one-of-tightened'
  found(kind, before.pointer, after.pointer, `${before.keyword}, now ${after.keyword}`)
}

function disjoint(one: View, other: View, root: JsonObject): boolean {
  if (one.types && other.types) {
    const types = [...other.types.value].map((type) => (type === 'integer' ? 'number' : type))
    if (![...one.types.value].some((type) => types.includes(type === 'integer' ? 'number' : type))) return true
  }
  const [mine, theirs] = [constants(one, root), constants(other, root)]
  return [...mine].some(
    ([name, value]) =>
      theirs.has(name) && theirs.get(name) !== value && one.required.has(name) && other.required.has(name),
  )
}

/** Compares the discriminators: the property, and the variant that each value names. */
export function compareDiscriminators(pair: Pair): void {
  const { base, head, found, comparison, compare } = pair
  const [before, after] = [base.discriminators[0], head.discriminators[0]]
  if (!before && !after) return
  if (!before || !after) {
    if (after) found('discriminator-added', null, after.pointer, 'discriminator added')
    if (before) found('discriminator-removed', before.pointer, null, 'discriminator removed')
    return
  }
  const [name, nameNow] = [before.value.propertyName, after.value.propertyName]
  const property = (at: Located) => below(at.pointer, 'propertyName')
  if (name !== nameNow)
    found('discriminator-property-changed', property(before), property(after), changed('propertyName', name, nameNow))
  const [values, valuesNow] = [discriminatorValues(pair, 'base'), discriminatorValues(pair, 'head')]
  for (const [value, place] of values) {
    const placeNow = valuesNow.get(value)
    if (placeNow === undefined)
      found('discriminator-value-removed', before.pointer, after.pointer, `${called(value)} removed`)
    else if (!meansTheSame(compare(at('base', place), at('head', placeNow)))) {
      // Edits of a variant are reported with the variant. Only a value that names another variant counts here.
      if (isOther(place, placeNow))
        found('discriminator-value-changed', before.pointer, after.pointer, `${called(value)} names another variant`)
    }
  }
  for (const value of valuesNow.keys())
    if (!values.has(value)) found('discriminator-value-added', before.pointer, after.pointer, `${called(value)} added`)

  function at(side: 'base' | 'head', pointer: string): Sources {
    return [target(comparison[side], `#${pointer}`)]
  }
  function isOther(place: string, placeNow: string): boolean {
    const groups = [base.alternatives[0], head.alternatives[0]]
    if (!groups[0] || !groups[1]) return true
    const { matched } = matchVariants(pair, variantsOf(groups[0]), variantsOf(groups[1]))
    const partner = matched.find(([one]) => followReferences(comparison.base, one)[0]?.pointer === place)?.[1]
    return !partner || followReferences(comparison.head, partner)[0]?.pointer !== placeNow
  }
}

const called = (value: string) => `discriminator value ${JSON.stringify(value)}`

/**
 * The pointer of the variant that each value of the discriminator names: by the mapping, else by the component's name.
 */
function discriminatorValues(pair: Pair, side: 'base' | 'head'): Map<string, string> {
  const view = pair[side]
  const discriminator = view.discriminators[0]
  const values = new Map<string, string>()
  if (!discriminator) return values
  for (const [value, { value: name }] of members({ value: discriminator.value.mapping, pointer: '' })) {
    const reference = String(name).includes('/') ? String(name) : `#/components/schemas/${name}`
    values.set(
      value,
      followReferences(pair.comparison[side], [{ value: { $ref: reference }, pointer: '' }])[0]?.pointer ?? '',
    )
  }
  for (const branch of view.alternatives.flatMap((group) => group.branches)) {
    const place = followReferences(pair.comparison[side], [branch])[0]?.pointer ?? ''
    if (isObject(branch.value) && typeof branch.value.$ref === 'string' && ![...values.values()].includes(place))
      values.set(branch.value.$ref.split('/').at(-1) ?? '', place)
  }
  return values
}
