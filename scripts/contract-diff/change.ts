// What a comparison of two contracts answers: its changes, each judged, and where they are felt.
import type { Kind } from './rules.ts'

/** `breaking`: a client that was right may fail. `non-breaking`: none does. `documentation`: nothing but words changed. */
export type ChangeClass = 'breaking' | 'non-breaking' | 'documentation'

/** Which way the data goes: `request` to the service, `response` from it. `both`: the operation or document as a whole. */
export type Direction = 'request' | 'response' | 'both'

/** Where a change is felt: an operation (`POST /todos`; null for the document) and a place in it (`body.title`). */
export interface Spot {
  operation: string | null
  place: string
}

export interface Change {
  kind: Kind
  class: ChangeClass
  direction: Direction
  /** JSON pointer (RFC 6901): that in the base, or in the head for what is new. */
  path: string
  /** JSON pointers into each document, null where there is nothing. A `$ref` is followed: they name what was edited. */
  base: string | null
  head: string | null
  /** What changed, as a part of a sentence: `maxLength: 200, now 100`. */
  what: string
  /** Whom it breaks and why, or why it breaks nobody. */
  why: string
  spots: Spot[]
}
