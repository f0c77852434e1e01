/**
 * Compares two schemas by what they mean. Each pair of places is compared once and kept as a node, so that a component
 * that everybody uses costs nothing again, and one that contains itself comes to an end.
 */
import { isObject, type JsonObject, target } from '../document.ts'
import { type Kind, rules } from '../rules.ts'
import { type Sources, type View, viewOf } from '../view.ts'
import { compareAlternatives, compareDiscriminators, wrapPlainSide } from './alternatives.ts'
import { compareConstraints, compareDefaults, compareFlags, compareTypes } from './constraints.ts'
import { compareArrays, compareProperties } from './members.ts'
import { compareNoteLists } from './notes.ts'
import { type At, type Comparison, report } from './report.ts'

/** A change within a schema, before it is known which operations use the schema. */
export interface Finding {
  kind: Kind
  base: string | null
  head: string | null
  what: string
}

/** What comparing two schemas found: in themselves, and below. `label` is how the place of a child is written. */
export interface SchemaNode {
  findings: Finding[]
  children: { label: string; node: SchemaNode }[]
}

/** Everything that comparing two views needs. */
export interface Pair {
  comparison: Comparison
  direction: 'request' | 'response'
  base: View
  head: View
  /** Whether the value is always there, so that its default never counts. */
  required: boolean
  found(kind: Kind, base: string | null, head: string | null, what: string): void
  child(label: string, base: Sources, head: Sources, required?: boolean): void
}

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
  const base = settle(comparison.base, baseSources)
  const head = settle(comparison.head, headSources)
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

/** Whether two schemas mean the same, whatever their words. */
export function meansTheSame(node: SchemaNode, visited = new Set<SchemaNode>()): boolean {
  if (visited.has(node)) return true
  visited.add(node)
  return (
    node.findings.every(({ kind }) => isDocumentation(kind)) &&
    node.children.every((child) => meansTheSame(child.node, visited))
  )
}

const isDocumentation = (kind: Kind) =>
  rules[kind].request[0] === 'documentation' && rules[kind].response[0] === 'documentation'

/** Goes to what a bare `$ref` refers to, and leaves out what is there twice: the same schema is then the same place. */
export function settle(root: JsonObject, sources: Sources): Sources {
  const settled = sources.map((source) => {
    let current = source
    const seen = new Set<string>()
    while (
      isObject(current.value) &&
      typeof current.value.$ref === 'string' &&
      Object.keys(current.value).length === 1
    ) {
      if (seen.has(current.value.$ref)) break
      seen.add(current.value.$ref)
      current = target(root, current.value.$ref)
    }
    return current
  })
  return settled.filter(({ pointer }, index) => settled.findIndex((other) => other.pointer === pointer) === index)
}
