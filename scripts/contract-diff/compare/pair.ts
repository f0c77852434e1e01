// Two views of one schema, before and after, and what a comparison of them can do: report findings and go deeper.
import type { Kind } from '../rules.ts'
import type { Sources, View } from '../view.ts'
import type { Comparison } from './report.ts'
import type { SchemaNode } from './schema-node.ts'

/** Everything that comparing two views needs. */
export interface Pair {
  comparison: Comparison
  direction: 'request' | 'response'
  base: View
  head: View
  /** Whether the value is always there, so that its default never counts. */
  required: boolean
  found(kind: Kind, base: string | null, head: string | null, what: string): void
  /** Compares two schemas inside of this pair; their findings count as part of it. */
  child(label: string, base: Sources, head: Sources, required?: boolean): void
  /** Compares two schemas without reporting their findings. */
  compare(base: Sources, head: Sources): SchemaNode
}
