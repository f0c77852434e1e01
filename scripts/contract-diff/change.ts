// The result of comparing two contracts: its changes, each with a judgement and the places that it affects.
import type { ChangeClass } from './rule.ts'
import type { Kind } from './rules.ts'

/**
 * The direction of the data: `request` to the service, `response` from it. `both`: the operation or document as a
 * whole.
 */
export type Direction = 'request' | 'response' | 'both'

/**
 * A place that a change affects: an operation (`POST /todos`; null for the document) and a part of it (`body.title`).
 */
export interface Spot {
  operation: string | null
  place: string
}

export interface Change {
  kind: Kind
  class: ChangeClass
  direction: Direction
  /** JSON pointer (RFC 6901) into the base, or into the head for an addition. */
  path: string
  /**
   * JSON pointers into each document, null where there is nothing. References are followed, so they point at the edit.
   */
  base: string | null
  head: string | null
  /** The change as part of a sentence: `maxLength: 200, now 100`. */
  what: string
  /** Which clients it breaks and why, or why it breaks none. */
  why: string
  spots: Spot[]
}
