/**
 * Compares two schemas by what they mean. Each pair of places is compared once and kept as a node, so that a component
 * that everybody uses costs nothing again, and one that contains itself comes to an end.
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

/** Compares the schemas in one place of an operation and reports what changed. No schema is the schema `{}`. */
export function compareSchemas(
  at: At,
  direction: 'request' | 'response',
  base: Sources,
  head: Sources,
  required = false,
): void {
  // The rules ask who sends and who reads: in a webhook that is the other way round, which `report` turns again.
  const way = at.reversed ? (direction === 'request' ? 'response' : 'request') : direction
  const visited = new Set<SchemaNode>()
  const tell = (node: SchemaNode, place: string): void => {
    if (visited.has(node)) return
    visited.add(node)
    for (const { kind, base, head, what } of node.findings) report({ ...at, place }, direction, kind, base, head, what)
    for (const { label, node: child } of node.children) tell(child, place + label)
  }
  tell(compareNode(at.comparison, way, base, head, required), at.place)
}

/** Compares two schemas, or remembers having done so. */
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
    if (!base.forbidden) found('value-forbidden', base.pointer, head.forbidden, 'nothing is allowed here any more')
    if (!head.forbidden) found('value-permitted', base.forbidden, head.pointer, 'a value is allowed here now')
    return
  }
  const types = compareTypes(pair)
  // Between two types that have nothing in common there is no more to compare.
  if (types.size === 0) return
  compareConstraints(pair, types)
  if (types.has('object')) compareProperties(pair)
  if (types.has('array')) compareArrays(pair)
  compareAlternatives(pair)
  compareDiscriminators(pair)
}
