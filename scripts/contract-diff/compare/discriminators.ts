// Compares the discriminators of two choices: the property, and the variant that each value names.
import { below, followReferences, type Located, target } from '../document.ts'
import type { Sources } from '../view.ts'
import type { Pair } from './pair.ts'
import { changed } from './report.ts'
import { meansTheSame } from './schema-node.ts'
import { discriminatorValues, matchVariants } from './variants.ts'

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
    const { matched } = matchVariants(
      pair,
      groups[0].branches.map((branch) => [branch]),
      groups[1].branches.map((branch) => [branch]),
    )
    const partner = matched.find(([one]) => followReferences(comparison.base, one)[0]?.pointer === place)?.[1]
    return !partner || followReferences(comparison.head, partner)[0]?.pointer !== placeNow
  }
}

const called = (value: string) => `discriminator value ${JSON.stringify(value)}`
