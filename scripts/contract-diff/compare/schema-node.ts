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

/** The number of findings that are more than documentation. */
export function countOf(node: SchemaNode, visited = new Set<SchemaNode>()): number {
  if (visited.has(node)) return 0
  visited.add(node)
  const own = node.findings.filter(({ kind }) => !isDocumentation(kind)).length
  return node.children.reduce((sum, child) => sum + countOf(child.node, visited), own)
}

/** Whether a value that the base allows may be refused by the head. */
export const narrows = (node: SchemaNode): boolean => has(node, 'request')
/** Whether a value that the head allows may have been refused by the base. */
export const widens = (node: SchemaNode): boolean => has(node, 'response')

/** Kinds of change that allow and refuse nothing. */
const withoutValues = /^(default|discriminator|xml)-/

/** A kind of change that breaks requests narrows, and one that breaks responses widens. */
function has(node: SchemaNode, direction: 'request' | 'response', visited = new Set<SchemaNode>()): boolean {
  if (visited.has(node)) return false
  visited.add(node)
  return (
    node.findings.some(({ kind }) => rules[kind][direction][0] === 'breaking' && !withoutValues.test(kind)) ||
    node.children.some((child) => has(child.node, direction, visited))
  )
}

/**
 * Whether the findings tell exactly which values are allowed. Some kinds are harmless only since clients do not send, or
 * ignore, members that they do not know.
 */
export function isExact(node: SchemaNode, visited = new Set<SchemaNode>()): boolean {
  if (visited.has(node)) return true
  visited.add(node)
  const isHarmless = (kind: Kind) =>
    !isDocumentation(kind) && rules[kind].request[0] !== 'breaking' && rules[kind].response[0] !== 'breaking'
  return (
    node.findings.every(({ kind }) => !isHarmless(kind)) && node.children.every((child) => isExact(child.node, visited))
  )
}

const isDocumentation = (kind: Kind) =>
  rules[kind].request[0] === 'documentation' && rules[kind].response[0] === 'documentation'
