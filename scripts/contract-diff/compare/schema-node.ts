// The result of comparing two schemas: a node with findings, and one child node for each schema inside of it.
import { type Kind, rules } from '../rules.ts'

/** A change within a schema, before it is known which operations use the schema. */
export interface Finding {
  kind: Kind
  base: string | null
  head: string | null
  what: string
}

/** The findings in two schemas, and a node for each schema inside of them. `label` is the child's part of the place. */
export interface SchemaNode {
  findings: Finding[]
  children: { label: string; node: SchemaNode }[]
}

/** Whether two schemas allow the same values, whatever their documentation. */
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
