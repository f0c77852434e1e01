/**
 * Compares two choices with everything that stands beside them: each side is written as a list of cases, a case being
 * one variant together with the keywords beside the choice. Choices inside of a variant are cases of their own, and a
 * schema without a choice is a single case.
 */
import type { JsonObject } from '../document.ts'
import { typeOf } from '../normal-form.ts'
import { viewOf } from '../read-view.ts'
import type { JsonType, Sources, View } from '../view.ts'
import { compareVariants } from './alternatives.ts'
import { compareDiscriminators } from './discriminators.ts'
import { compareNoteLists } from './notes.ts'
import type { Pair } from './pair.ts'
import type { Variants } from './variants.ts'

/** The cases of a schema. Null is kept apart, since it is a type in one spelling and a variant in another. */
interface Cases {
  nullable: boolean
  list: Variants
}

/** Each case is compared with each of the other side. */
const maxCases = 24

/**
 * Compares the cases of both sides; with `byType` a case of several types is one case for each of them. Returns false
 * when there are too many of them, or none.
 */
export function compareCases(pair: Pair, byType: boolean): boolean {
  const { base, head, comparison, found } = pair
  const [before, after] = [casesOf(comparison.base, base, byType), casesOf(comparison.head, head, byType)]
  if (!before || !after) return false
  const places = [placeOf(base), placeOf(head)] as const
  const takesNull = ({ list }: Cases, root: JsonObject) => list.some((sources) => allowsNull(viewOf(root, sources)))
  if (after.nullable && !before.nullable && !takesNull(before, comparison.base))
    found('null-accepted', ...places, 'null is allowed now')
  if (before.nullable && !after.nullable && !takesNull(after, comparison.head))
    found('null-refused', ...places, 'null is no longer allowed')
  compareVariants(pair, before.list, after.list, places)
  if (base.alternatives.length > 0 && head.alternatives.length > 0) {
    compareNoteLists(pair)
    compareDiscriminators(pair)
  }
  return true
}

/** Whether a view without types allows null. */
const allowsNull = ({ types, values, constraints }: View) =>
  !types && !values && !['not', 'if'].some((name) => constraints.has(name))

const placeOf = (view: View) => view.alternatives[0]?.pointer ?? view.pointer

/** Null when there are too many cases, or none. */
function casesOf(root: JsonObject, { sources }: View, byType: boolean): Cases | null {
  const cases: Cases = { nullable: false, list: [] }
  let count = 0
  const expand = (sources: Sources): void => {
    if (++count > maxCases) return
    const view = viewOf(root, sources)
    if (isImpossible(view)) return
    const group = view.alternatives[0]
    if (!group) addCase(cases, view, byType)
    else {
      const rest = sources.map((source) => ({ ...source, without: [...(source.without ?? []), group.pointer] }))
      const beside = saysNothing(viewOf(root, rest)) ? [] : rest
      for (const branch of group.branches) expand([...beside, branch])
    }
  }
  expand(sources)
  return count > maxCases || (cases.list.length === 0 && !cases.nullable) ? null : cases
}

function addCase(cases: Cases, view: View, byType: boolean): void {
  const types = [...(view.types?.value ?? [])]
  const others = types.filter((type) => type !== 'null')
  // A condition may refuse null, so that the case stays whole.
  const hasCondition = ['not', 'if'].some((name) => view.constraints.has(name))
  if (!hasCondition) cases.nullable ||= others.length < types.length
  if (types.length === 0 || hasCondition) cases.list.push(view.sources)
  else if (byType && others.length > 1) for (const type of others) cases.list.push(only(view, [type]))
  else if (others.length > 0) cases.list.push(others.length < types.length ? only(view, others) : view.sources)
}

/** The schemas of the view, for values of these types only. */
const only = ({ sources, pointer }: View, types: JsonType[]): Sources => [
  { value: { type: types }, pointer: `${pointer}#${types.join('-')}` },
  ...sources,
]

/** Whether no value fits, since the types or values that are demanded exclude each other. */
const isImpossible = ({ forbidden, types, values }: View) =>
  forbidden !== null ||
  types?.value.size === 0 ||
  values?.value.length === 0 ||
  (types && values && !values.value.some((value) => types.value.has(typeOf(value)) || isNumber(value, types.value)))

const isNumber = (value: unknown, types: Set<JsonType>) => typeof value === 'number' && types.has('number')

/** Whether the view allows every value. */
const saysNothing = (view: View) =>
  !view.types &&
  !view.values &&
  !view.default &&
  [view.bounds, view.constraints, view.required, view.properties, view.patternProperties, view.flags].every(
    ({ size }) => size === 0,
  ) &&
  [view.additional, view.propertyNames, view.prefixItems, view.items, view.alternatives].every(
    ({ length }) => length === 0,
  )
