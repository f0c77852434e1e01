// Finds which variants of two choices correspond, and what a variant is called.
import { placeOfVariant, variantsByValue } from '../discriminator.ts'
import { followReferences, type JsonObject } from '../document.ts'
import { literal } from '../normal-form.ts'
import { viewOf } from '../read-view.ts'
import type { Sources, View } from '../view.ts'
import type { Pair } from './pair.ts'
import { meansTheSame } from './schema-node.ts'

/** The schemas of a variant, all of which apply; the last one is its own. */
export type Variants = Sources[]

/** The name of a variant's component, else its title or type. */
export function nameOf(pair: Pair, side: 'base' | 'head', variant: Sources): string {
  const source = followReferences(pair.comparison[side], variant.slice(-1))[0]
  if (source?.pointer.startsWith('/components/')) return source.pointer.split('/').at(-1) ?? ''
  const view = viewOf(pair.comparison[side], variant)
  return String(view.notes.get('title')?.[0]?.value ?? [...(view.types?.value ?? ['any'])].join(' or '))
}

/** Matches the variants that correspond: by equality, by the discriminator's value, by name, then by similarity. */
export function matchVariants(pair: Pair, base: Variants, head: Variants) {
  const gone = [...base]
  const come = [...head]
  const matched: [Sources, Sources][] = []
  const { comparison, compare } = pair
  const place = (side: 'base' | 'head', variant: Sources) =>
    variant.slice(-1).map((own) => placeOfVariant(comparison[side], own))[0] ?? ''
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
export function constants(view: View, root: JsonObject): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, sources] of view.properties) {
    const { values } = viewOf(root, sources)
    if (values?.value.length === 1) found.set(name, literal(values.value[0]))
  }
  return found
}

/** The pointer of the variant that each value of the discriminator names. */
export function discriminatorValues(pair: Pair, side: 'base' | 'head'): Map<string, string> {
  const { discriminators, alternatives } = pair[side]
  const branches = alternatives.flatMap((group) => group.branches)
  return discriminators[0] ? variantsByValue(pair.comparison[side], discriminators[0].value, branches) : new Map()
}
