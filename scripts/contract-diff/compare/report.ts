// Collects changes. A change that several operations share, in a common component, is one change with several spots.
import type { Change, Direction } from '../change.ts'
import type { JsonObject, Located } from '../document.ts'
import { type Kind, rules } from '../rules.ts'
import type { SchemaNode } from './schema-node.ts'

export interface Comparison {
  base: JsonObject
  head: JsonObject
  /** The date that decides whether a Sunset date has passed, as 2026-11-21. */
  today: string
  /** Results of earlier comparisons, by the pointers of the schemas and the direction. */
  schemas: Map<string, SchemaNode>
  /** With the spots that each change is known to have. */
  changes: Map<string, { change: Change; spots: Set<string> }>
}

/** The current place of the comparison. */
export interface At {
  comparison: Comparison
  operation: string | null
  place: string
  /** In a webhook or callback the service sends the request and reads the response. */
  reversed: boolean
}

/** The place of a change: a value or its pointer. Null on the side that has no value. */
type Place = Located | string | null

/** Records a change. `both` is judged as a request, since a change of an operation affects its callers. */
export function report(at: At, direction: Direction, kind: Kind, base: Place, head: Place, what: string): void {
  const way = direction === 'both' ? 'both' : at.reversed ? opposite(direction) : direction
  const [judgement, why] = rules[kind][way === 'both' ? 'request' : way]
  const pointers = { base: pointerOf(base), head: pointerOf(head) }
  const { changes } = at.comparison
  // A change of the documentation is the same change in both directions.
  const isDocumentation = judgement === 'documentation'
  const key = [kind, pointers.base, pointers.head, what, isDocumentation ? '' : way].join('\n')
  const path = pointers.base ?? pointers.head ?? ''
  const { change, spots } = changes.get(key) ?? {
    change: { kind, class: judgement, direction: way, path, ...pointers, what, why, spots: [] },
    spots: new Set<string>(),
  }
  changes.set(key, { change, spots })
  if (change.direction !== way) change.direction = 'both'
  const spot = `${at.operation}\n${at.place}`
  if (spots.has(spot)) return
  spots.add(spot)
  change.spots.push({ operation: at.operation, place: at.place })
}

export const opposite = (direction: 'request' | 'response') => (direction === 'request' ? 'response' : 'request')

const pointerOf = (place: Place) => (typeof place === 'string' || place === null ? place : place.pointer)

/** Prints a value as JSON of at most 80 characters. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

/** `maxLength: 200, now 100`. */
export const changed = (name: string, base: unknown, head: unknown) => `${name}: ${show(base)}, now ${show(head)}`
