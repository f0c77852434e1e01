// Compares the discriminators of two choices: the property, and the variant that each value names.
import { placeOfVariant } from '../discriminator.ts'
import { below, type Located, lookUp } from '../document.ts'
import type { Source, Sources, View } from '../view.ts'
import type { Pair } from './pair.ts'
import { changed } from './report.ts'
import { meansTheSame } from './schema-node.ts'
import { discriminatorValues, matchVariants } from './variants.ts'

/** Compares the discriminators: the property, and the variant that each value names. */
export function compareDiscriminators(pair: Pair): void {
  const { base, head, found, comparison, compare, child } = pair
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
  const isParent = isExtended(base, values) && isExtended(head, valuesNow)
  const isVariant = base.alternatives.length + head.alternatives.length === 0 && !isParent
  for (const [value, place] of isVariant ? [] : values) {
    const placeNow = valuesNow.get(value)
    if (placeNow === undefined) {
      found('discriminator-value-removed', before.pointer, after.pointer, `${called(value)} removed`)
      continue
    }
    const [variant, variantNow] = [at('base', place), at('head', placeNow)]
    if (isParent && variant && variantNow) child(`(${value})`, [variant], [variantNow])
    else if (variant && variantNow ? !meansTheSame(compare([variant], [variantNow])) : place !== placeNow) {
      // Edits of a variant are reported with the variant. Only a value that names another variant counts here.
      if (isOther(place, placeNow))
        found('discriminator-value-changed', before.pointer, after.pointer, `${called(value)} names another variant`)
    }
  }
  for (const value of isVariant ? [] : valuesNow.keys())
    if (!values.has(value)) found('discriminator-value-added', before.pointer, after.pointer, `${called(value)} added`)

  function at(side: 'base' | 'head', place: string): Source | null {
    return place.startsWith('/') ? lookUp(comparison[side], `#${place}`) : null
  }
  function isOther(place: string, placeNow: string): boolean {
    const groups = [base.alternatives[0], head.alternatives[0]]
    if (!groups[0] || !groups[1]) return true
    const { matched } = matchVariants(
      pair,
      groups[0].branches.map((branch) => [branch]),
      groups[1].branches.map((branch) => [branch]),
    )
    const isAt = (side: 'base' | 'head', variant: Sources, place: string) =>
      variant.some((own) => placeOfVariant(comparison[side], own) === place)
    return !matched.some(([one, other]) => isAt('base', one, place) && isAt('head', other, placeNow))
  }
}

/**
 * Whether the values name schemas that extend this one, since it has no variants itself. A schema that extends another
 * one has the discriminator of that one, too.
 */
function isExtended(view: View, values: Map<string, string>): boolean {
  const parent = view.discriminators[0]?.pointer.replace(/\/discriminator$/, '')
  const places = [...view.components, ...view.sources.map(({ pointer }) => pointer)].filter((place) => place !== parent)
  const named = new Set(values.values())
  return view.alternatives.length === 0 && !places.some((place) => named.has(place))
}

const called = (value: string) => `discriminator value ${JSON.stringify(value)}`
