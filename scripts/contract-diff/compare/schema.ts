/**
 * Compares two schemas by their meaning. Each pair is compared once and stored as a node, so that shared components are
 * not compared again and recursive ones terminate.
 */
import { followReferences } from '../document.ts'
import { viewOf } from '../read-view.ts'
import type { Source, Sources, View } from '../view.ts'
import { compareAlternatives } from './alternatives.ts'
import { compareCases } from './cases.ts'
import { compareConstraints, compareDefaults, compareFlags, compareTypes } from './constraints.ts'
import { crossCheck } from './cross-check.ts'
import { compareDiscriminators } from './discriminators.ts'
import { compareArrays, compareProperties } from './members.ts'
import { compareNoteLists, linesKeyword } from './notes.ts'
import type { Pair } from './pair.ts'
import { type At, type Comparison, report } from './report.ts'
import { countOf, meansTheSame, narrows, type SchemaNode, widens } from './schema-node.ts'

/** Compares the schemas in one place of an operation and reports the changes. No sources mean the schema `{}`. */
export function compareSchemas(
  at: At,
  direction: 'request' | 'response',
  base: Sources,
  head: Sources,
  required = false,
): void {
  // Sender and receiver are exchanged in a webhook. `report` reverses the direction again for its output.
  const way = at.reversed ? (direction === 'request' ? 'response' : 'request') : direction
  const visited = new Set<SchemaNode>()
  const visit = (node: SchemaNode, place: string): void => {
    if (visited.has(node)) return
    visited.add(node)
    for (const { kind, base, head, what } of node.findings) report({ ...at, place }, direction, kind, base, head, what)
    for (const { label, node: child } of node.children) visit(child, place + label)
  }
  visit(compareNode(at.comparison, way, base, head, required), at.place)
}

/** Compares two schemas, or returns the node of an earlier comparison. */
export function compareNode(
  comparison: Comparison,
  direction: 'request' | 'response',
  baseSources: Sources,
  headSources: Sources,
  required = false,
): SchemaNode {
  const base = followReferences(comparison.base, baseSources)
  const head = followReferences(comparison.head, headSources)
  const key = [direction, required, ...base.map(keyOf), '->', ...head.map(keyOf)]
  const known = comparison.schemas.get(key.join(' '))
  if (known) return known
  const node: SchemaNode = { findings: [], children: [] }
  comparison.schemas.set(key.join(' '), node)
  const pair: Pair = {
    comparison,
    direction,
    base: viewOf(comparison.base, base),
    head: viewOf(comparison.head, head),
    required,
    found: (kind, base, head, what) => node.findings.push({ kind, base, head, what }),
    child: (label, base, head, required = false) =>
      node.children.push({ label, node: compareNode(comparison, direction, base, head, required) }),
    compare: (base, head) => compareNode(comparison, direction, base, head),
  }
  if (pair.base.alternatives.length + pair.head.alternatives.length > 0) Object.assign(node, compareChoices(pair))
  else compareParts(pair)
  crossCheck(pair, node)
  return node
}

const keyOf = ({ pointer, without }: Source) => [pointer, ...(without ?? [])].join('~')

/**
 * Compares keyword by keyword, and where that finds changes also case by case. Both see every change, and each may see
 * changes where there are none, so that the one with the milder result counts.
 */
function compareChoices(pair: Pair): SchemaNode {
  const parts = collect(pair, compareParts)
  if (meansTheSame(parts)) return parts
  let chosen = parts
  for (const byType of [false, true]) {
    let complete = false
    const cases = collect(pair, (pair) => {
      complete = compareCases(pair, byType)
    })
    const isPlainer = !byType && isWrapping(pair)
    if (complete && (isPlainer || isMilder(pair.direction, cases, chosen))) chosen = cases
  }
  return chosen
}

function collect(pair: Pair, compare: (pair: Pair) => void): SchemaNode {
  const node: SchemaNode = { findings: [], children: [] }
  const { comparison, direction } = pair
  compare({
    ...pair,
    found: (kind, base, head, what) => node.findings.push({ kind, base, head, what }),
    child: (label, base, head, required = false) =>
      node.children.push({ label, node: compareNode(comparison, direction, base, head, required) }),
  })
  return node
}

/** Whether one comparison finds fewer breaking changes than another, fewer of the other changes, or fewer in all. */
function isMilder(direction: 'request' | 'response', one: SchemaNode, other: SchemaNode): boolean {
  const [breaks, extended] = direction === 'request' ? [narrows, widens] : [widens, narrows]
  if (breaks(one) !== breaks(other)) return breaks(other)
  if (extended(one) !== extended(other)) return extended(other)
  return countOf(one) < countOf(other)
}

/** Whether a schema becomes one of several variants, or the reverse. */
function isWrapping({ base, head }: Pair): boolean {
  const isChoice = (view: View) =>
    view.alternatives.length === 1 && view.properties.size === 0 && !view.values && view.bounds.size === 0
  const isPlain = (view: View) => view.alternatives.length === 0 && !view.forbidden && view.types !== null
  return (isChoice(base) && isPlain(head)) || (isChoice(head) && isPlain(base))
}

function compareParts(pair: Pair): void {
  const { base, head, found } = pair
  compareNoteLists(pair)
  pair.child('.(line)', base.notes.get(linesKeyword) ?? [], head.notes.get(linesKeyword) ?? [], true)
  compareFlags(pair)
  compareDefaults(pair)
  if (base.forbidden || head.forbidden) {
    if (!base.forbidden) found('value-forbidden', base.pointer, head.forbidden, 'no value is allowed here now')
    if (!head.forbidden) found('value-permitted', base.forbidden, head.pointer, 'a value is allowed here now')
    return
  }
  const types = compareTypes(pair)
  // Two types without common values have nothing else to compare.
  if (types.size === 0) return
  compareConstraints(pair, types)
  if (types.has('object')) compareProperties(pair)
  if (types.has('array')) compareArrays(pair)
  compareAlternatives(pair)
  compareDiscriminators(pair)
}
