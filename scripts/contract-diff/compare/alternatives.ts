// Compares oneOf and anyOf: matches the variants of base and head, and reports the others.
import type { Alternatives } from '../view.ts'
import type { Pair } from './pair.ts'
import { narrows, widens } from './schema-node.ts'
import { matchVariants, nameOf, type Variants } from './variants.ts'

/** Compares the choices that both sides offer, beside which everything else is compared on its own. */
export function compareAlternatives(pair: Pair): void {
  const { base, head, found } = pair
  const count = Math.max(base.alternatives.length, head.alternatives.length)
  for (let index = 0; index < count; index++) {
    const [before, after] = [base.alternatives[index], head.alternatives[index]]
    if (!before) found('alternatives-introduced', null, after?.pointer ?? null, 'now one of several variants')
    else if (!after) found('alternatives-dropped', before.pointer, null, 'the list of variants is removed')
    else compareVariants(pair, variantsOf(before), variantsOf(after), [before.pointer, after.pointer])
  }
}

const variantsOf = ({ branches }: Alternatives): Variants => branches.map((branch) => [branch])

/** Compares two lists of variants, each value of which fits at least one. */
export function compareVariants(pair: Pair, base: Variants, head: Variants, places: readonly [string, string]): void {
  const { found, child, compare } = pair
  const { matched, gone, come } = matchVariants(pair, base, head)
  for (const [before, after] of matched) child(`(${nameOf(pair, 'head', after)})`, before, after, pair.required)
  for (const variant of gone) {
    if (head.some((other) => !narrows(compare(variant, other)))) continue
    const what = `variant ${nameOf(pair, 'base', variant)} removed`
    found('alternative-removed', variant.at(-1)?.pointer ?? places[0], places[1], what)
  }
  for (const variant of come) {
    if (base.some((other) => !widens(compare(other, variant)))) continue
    const what = `variant ${nameOf(pair, 'head', variant)} added`
    found('alternative-added', places[0], variant.at(-1)?.pointer ?? places[1], what)
  }
}
