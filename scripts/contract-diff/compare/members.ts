// Compares the members of objects and the items of arrays.
import { type Located, members } from '../document.ts'
import { saysNothing } from '../plain-form.ts'
import { viewOf } from '../read-view.ts'
import type { Sources, View } from '../view.ts'
import type { Pair } from './pair.ts'

/** Compares the members of an object: by name, by pattern, and all others. */
export function compareProperties(pair: Pair): void {
  const { base, head, found, child } = pair
  const names = [base.properties, head.properties, base.required, head.required].flatMap((map) => [...map.keys()])
  for (const name of new Set(names)) compareProperty(pair, name)
  for (const pattern of new Set([...base.patternProperties.keys(), ...head.patternProperties.keys()])) {
    const [before, after] = [base.patternProperties.get(pattern), head.patternProperties.get(pattern)]
    const places = [before?.[0]?.pointer ?? null, after?.[0]?.pointer ?? null] as const
    const what = `members whose name matches ${pattern}`
    if (!before && isClosed(pair, 'base')) found('additional-properties-allowed', ...places, `${what} are allowed now`)
    else if (!before && isOpen(pair, 'base')) found('pattern-property-added', ...places, `${what} are described now`)
    else if (!after && isClosed(pair, 'head'))
      found('additional-properties-removed', ...places, `${what} are no longer allowed`)
    else if (!after && isOpen(pair, 'head'))
      found('pattern-property-removed', ...places, `${what} are no longer described`)
    else child(`./${pattern}/`, before ?? base.additional, after ?? head.additional)
  }
  compareAdditional(pair)
  child('.(name)', base.propertyNames, head.propertyNames)
}

function compareProperty(pair: Pair, name: string): void {
  const { base, head, found, child } = pair
  const [before, after] = [property(pair, 'base', name), property(pair, 'head', name)]
  if (before.hidden && after.hidden) return
  const needed = base.required.has(name) && head.required.has(name)
  const places = [before.own?.[0]?.pointer ?? null, after.own?.[0]?.pointer ?? null] as const
  const demanded = head.required.has(name) && !after.hidden
  if (before.own && after.own) child(`.${name}`, before.own, after.own, needed)
  else if (after.own) {
    if (after.hidden) return
    // Clients send a required member, with any value, even if it is not described.
    if (before.described || base.required.has(name) || mentions(pair, base, name))
      child(`.${name}`, base.additional, after.own)
    const isNew = demanded && !base.required.has(name)
    const kind = isNew ? 'required-property-added' : 'property-added'
    found(kind, null, places[1], `${isNew ? 'required ' : ''}property ${name} added`)
    if (demanded) return
  } else if (before.own) {
    if (before.hidden) return
    if (after.described && pair.direction === 'request') child(`.${name}`, before.own, head.additional)
    else {
      const open = isOpen(pair, 'head') || after.described
      found(open ? 'open-property-removed' : 'property-removed', places[0], null, `property ${name} removed`)
    }
    if (!demanded) return
  }
  const pointers = [base.required.get(name) ?? null, head.required.get(name) ?? null] as const
  const was = base.required.has(name) && !before.hidden
  if (demanded && !was) found('property-became-required', ...pointers, `property ${name} is required now`)
  if (was && !demanded && !after.hidden)
    found('property-became-optional', ...pointers, `property ${name} is no longer required`)
}

/** Whether a condition of the base describes a member, which clients may send then. */
function mentions(pair: Pair, { constraints }: View, name: string, depth = 0): boolean {
  const conditions = ['if', 'then', 'else', 'dependentSchemas'].flatMap((keyword) => constraints.get(keyword) ?? [])
  const schemas = conditions.flatMap((one) => (isMap(one) ? members(one).map(([, schema]) => schema) : [one]))
  return depth < maxDepth && schemas.some((schema) => inSchema(viewOf(pair.comparison.base, [schema]), depth))

  function inSchema(view: View, depth: number): boolean {
    const branches = view.alternatives.flatMap((group) => group.branches)
    return (
      view.properties.has(name) ||
      view.required.has(name) ||
      mentions(pair, view, name, depth + 1) ||
      (depth < maxDepth && branches.some((branch) => inSchema(viewOf(pair.comparison.base, [branch]), depth + 1)))
    )
  }
}

/** Conditions may refer to themselves. */
const maxDepth = 4
const isMap = ({ pointer }: Located) => pointer.endsWith('/dependentSchemas')

/** The schema of a member. `hidden`: messages of this direction do not contain it (readOnly, writeOnly). */
function property(pair: Pair, side: 'base' | 'head', name: string) {
  const view = pair[side]
  const own = view.properties.get(name)
  const flags = own && viewOf(pair.comparison[side], own).flags
  return {
    own,
    hidden: flags?.has(pair.direction === 'request' ? 'readOnly' : 'writeOnly') ?? false,
    /** The schema of additional members applies to this one. */
    described: !own && view.additional.length > 0 && !isClosed(pair, side),
  }
}

function compareAdditional(pair: Pair): void {
  const { base, head, found, child } = pair
  const [closedBefore, closedNow] = [isClosed(pair, 'base'), isClosed(pair, 'head')]
  const places = [base.additional[0]?.pointer ?? null, head.additional[0]?.pointer ?? null] as const
  if (!closedBefore && !closedNow) child('.*', base.additional, head.additional)
  else if (closedBefore && !closedNow)
    found('additional-properties-allowed', ...places, 'other members are allowed now')
  else if (!closedBefore && closedNow) {
    const kind = isOpen(pair, 'base') ? 'additional-properties-forbidden' : 'additional-properties-removed'
    found(kind, ...places, 'other members are no longer allowed')
  }
}

const isOpen = (pair: Pair, side: 'base' | 'head') => pair[side].additional.every(({ value }) => saysNothing(value))
const isClosed = (pair: Pair, side: 'base' | 'head') =>
  viewOf(pair.comparison[side], pair[side].additional).forbidden !== null

/** Compares the items of an array: those with a schema by position, and the others. */
export function compareArrays({ base, head, child }: Pair): void {
  const at = (view: View, index: number): Sources => view.prefixItems[index] ?? view.items
  const positions = Math.max(base.prefixItems.length, head.prefixItems.length)
  for (let index = 0; index < positions; index++) child(`[${index}]`, at(base, index), at(head, index), true)
  child('[]', base.items, head.items, true)
}
