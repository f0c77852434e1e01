/**
 * Checks the comparison of two schemas with sample values where keywords depend on each other, such as the variants of
 * a oneOf, exactly one of which must fit.
 */
import { referenceOf } from '../discriminator.ts'
import type { JsonObject } from '../document.ts'
import { viewOf } from '../read-view.ts'
import { findWitnesses } from '../sampling/witness.ts'
import type { View } from '../view.ts'
import type { Pair } from './pair.ts'
import { show } from './report.ts'
import { countOf, narrows, type SchemaNode, widens } from './schema-node.ts'
import { constants } from './variants.ts'

/** Keywords whose effect the comparison of each keyword on its own may not see. */
const dependent = ['not', 'if', 'then', 'else', 'contains', 'dependentSchemas', 'unevaluatedItems'] as const

/** Reports a value that is refused now, or allowed now, where the comparison so far says that there is none. */
export function crossCheck(pair: Pair, node: SchemaNode): void {
  const { base, head, comparison, direction, found } = pair
  const exclusive = overlaps(base, comparison.base) || overlaps(head, comparison.head)
  if (!exclusive && !isDependent(base) && !isDependent(head)) return
  if ([...base.sources, ...head.sources].some(({ without }) => without !== undefined)) return
  // Without a finding only variants that overlap may tell the schemas apart.
  if (!exclusive && countOf(node) === 0) return
  const [narrower, wider] = [narrows(node), widens(node)]
  if (narrower && wider) return
  const { lost, gained, conclusive } = findWitnesses({ roots: comparison, direction, base, head })
  const places = [placeOf(base), placeOf(head)] as const
  // Where no sample can tell, variants that may overlap count as overlapping.
  const unknown = exclusive && !conclusive
  if (!narrower && (lost || (unknown && overlaps(head, comparison.head))))
    found(exclusive ? 'one-of-tightened' : 'value-refused', ...places, `refused now: ${example(lost)}`)
  if (!wider && (gained || (unknown && overlaps(base, comparison.base))))
    found(exclusive ? 'one-of-loosened' : 'value-accepted', ...places, `allowed now: ${example(gained)}`)
}

const example = (witness: { value: unknown } | undefined) =>
  witness ? show(witness.value) : 'maybe a value that fits several variants'

const placeOf = (view: View) => view.alternatives[0]?.pointer ?? view.pointer

const isDependent = (view: View) =>
  dependent.some((name) => view.constraints.has(name)) ||
  (view.discriminators.length > 0 && view.alternatives.length > 0) ||
  view.patternProperties.size > 0 ||
  view.additional.length > 1 ||
  isContradicting(view)

/** Whether a required member is forbidden. */
const isContradicting = ({ required, properties, additional }: View) =>
  additional.some(({ value }) => value === false) && [...required.keys()].some((name) => !properties.has(name))

/**
 * Whether a value may fit two variants of a oneOf, or of one inside of a variant. Of variants that a discriminator names,
 * only the one that it names counts.
 */
function overlaps(view: View, root: JsonObject, depth = 0): boolean {
  if (depth > maxDepth) return false
  return view.alternatives.some(({ keyword, branches }) => {
    const views = branches.map((branch) => viewOf(root, [branch]))
    const isNamed = branches.map((branch) => view.discriminators.length > 0 && referenceOf(branch) !== null)
    const fitTwice = (one: View, index: number) =>
      views.some((other, at) => at > index && !(isNamed[index] && isNamed[at]) && !disjoint(one, other, root))
    return (keyword === 'oneOf' && views.some(fitTwice)) || views.some((one) => overlaps(one, root, depth + 1))
  })
}

/** The depth at which variants of variants are looked at, which may contain themselves. */
const maxDepth = 4

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
