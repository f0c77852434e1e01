/**
 * Compares two schemas by their meaning. Each pair is compared once and stored as a node, so that shared components are
 * not compared again and recursive ones terminate.
 */
import { followReferences } from '../document.ts'
import { viewOf } from '../read-view.ts'
import type { Sources } from '../view.ts'
import { compareAlternatives, compareDiscriminators, wrapPlainSide } from './alternatives.ts'
import { compareConstraints, compareDefaults, compareFlags, compareTypes } from './constraints.ts'
import { compareArrays, compareProperties } from './members.ts'
import { compareNoteLists } from './notes.ts'
import type { Pair } from './pair.ts'
import { type At, type Comparison, report } from './report.ts'
import type { SchemaNode } from './schema-node.ts'

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
  const key = [direction, required, ...base.map(({ pointer }) => pointer), '->', ...head.map(({ pointer }) => pointer)]
  const known = comparison.schemas.get(key.join(' '))
  if (known) return known
  const node: SchemaNode = { findings: [], children: [] }
  comparison.schemas.set(key.join(' '), node)
  comparePair({
    comparison,
    direction,
    base: viewOf(comparison.base, base),
    head: viewOf(comparison.head, head),
    required,
    found: (kind, base, head, what) => node.findings.push({ kind, base, head, what }),
    child: (label, base, head, required = false) =>
      node.children.push({ label, node: compareNode(comparison, direction, base, head, required) }),
    compare: (base, head) => compareNode(comparison, direction, base, head),
  })
  return node
}

function comparePair(pair: Pair): void {
  const { base, head, found } = pair
  if (wrapPlainSide(pair)) return
  compareNoteLists(pair)
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
