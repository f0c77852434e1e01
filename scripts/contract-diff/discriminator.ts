// Reads a discriminator, whose values name the variants of a choice or the schemas that extend this one.
import { followReferences, isObject, type JsonObject, type Located, lookUp, members } from './document.ts'

/**
 * The variant that each value of a discriminator names: by the mapping, else by the component's name. A variant is named
 * by its pointer, or by its address when it is in another document.
 */
export function variantsByValue(root: JsonObject, discriminator: JsonObject, branches: Located[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const [value, { value: name }] of members({ value: discriminator.mapping, pointer: '' }))
    values.set(value, placeOf(root, String(name)))
  const mapped = new Set(values.values())
  for (const branch of branches) {
    const reference = referenceOf(branch)
    if (reference === null) continue
    const place = placeOfVariant(root, branch)
    if (!mapped.has(place)) values.set(reference.split('/').at(-1) ?? '', place)
  }
  return values
}

/** Only a variant that is a reference has a name. */
export const referenceOf = ({ value }: Located): string | null =>
  isObject(value) && typeof value.$ref === 'string' ? value.$ref : null

/** The values that name a variant; none for a variant without a name. */
export function valuesNaming(root: JsonObject, values: Map<string, string>, branch: Located): string[] {
  if (referenceOf(branch) === null) return []
  const place = placeOfVariant(root, branch)
  return [...values].filter(([, named]) => named === place).map(([value]) => value)
}

/** The pointer of the schema that a variant refers to, else its own. */
export function placeOfVariant(root: JsonObject, variant: Located): string {
  const reference = referenceOf(variant)
  return reference === null ? variant.pointer : placeOf(root, reference)
}

function placeOf(root: JsonObject, name: string): string {
  const found = lookUp(root, name.includes('/') ? name : `#/components/schemas/${name}`)
  return (found && followReferences(root, [found])[0]?.pointer) ?? name
}
