// Collects changes: what is found several times (a component that many operations use) is one change with many spots.
import type { Change, Direction } from '../change.ts'
import type { JsonObject, Located } from '../document.ts'
import { type Kind, rules } from '../rules.ts'
import type { SchemaNode } from './schema-node.ts'

export interface Comparison {
  base: JsonObject
  head: JsonObject
  /** The day on which a Sunset date has passed or not, as 2026-11-21. */
  today: string
  /** Schemas that were compared already, by their places and direction. */
  schemas: Map<string, SchemaNode>
  changes: Map<string, Change>
}

/** Where the comparison is. */
export interface At {
  comparison: Comparison
  operation: string | null
  place: string
  /** In a webhook or callback the service sends the request and reads the response. */
  reversed: boolean
}

/** Something that changed: a value, or the pointer of where it stands; null where there is none. */
type Place = Located | string | null

/** Records a change. `both` is judged as a request: what concerns the operation concerns those who call it. */
export function report(at: At, direction: Direction, kind: Kind, base: Place, head: Place, what: string): void {
  const way = direction === 'both' ? 'both' : at.reversed ? opposite(direction) : direction
  const [judgement, why] = rules[kind][way === 'both' ? 'request' : way]
  const pointers = { base: pointerOf(base), head: pointerOf(head) }
  const { changes } = at.comparison
  // Words are the same words in both directions.
  const words = judgement === 'documentation'
  const key = [kind, pointers.base, pointers.head, what, words ? '' : way].join('\n')
  const known = changes.get(key)
  const spot = { operation: at.operation, place: at.place }
  if (!known)
    changes.set(key, {
      kind,
      class: judgement,
      direction: way,
      path: pointers.base ?? pointers.head ?? '',
      ...pointers,
      what,
      why,
      spots: [spot],
    })
  else {
    if (known.direction !== way) known.direction = 'both'
    if (!known.spots.some(({ operation, place }) => operation === spot.operation && place === spot.place))
      known.spots.push(spot)
  }
}

export const opposite = (direction: 'request' | 'response') => (direction === 'request' ? 'response' : 'request')

const pointerOf = (place: Place) => (typeof place === 'string' || place === null ? place : place.pointer)

/** A value for a sentence: JSON, cut to what a reader takes in. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

/** `maxLength: 200, now 100`. */
export const changed = (name: string, base: unknown, head: unknown) => `${name}: ${show(base)}, now ${show(head)}`
