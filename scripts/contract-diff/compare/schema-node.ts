// The result of comparing two schemas: a node with findings, and one child node for each schema inside of it.
import { type Kind, rules } from '../rules.ts'

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
