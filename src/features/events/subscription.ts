/** A client's subscription to live events: a start position and a filter. */
import type { Knex } from 'knex'
import { decodePosition, type Position } from '../../changelog/position.ts'
import { currentPosition, isExpired, type LoggedEvent } from '../../changelog/queries.ts'
import { problem, type Schemas } from '../../service/api.ts'

/** The position to start from; the end of the log without a cursor. Throws 409 for a foreign or an expired cursor. */
export async function startOf(db: Knex, cursor: string | undefined): Promise<Position> {
  if (cursor === undefined) return currentPosition(db)
  const { position, rest } = decodePosition(cursor)
  // A cursor from the middle of a sync: the objects that are still missing would never be sent.
  if (rest.length > 0) throw problem('cursor_invalid')
  if (await isExpired(db, position)) throw problem('cursor_expired')
  return position
}

export interface EventFilter {
  types?: Schemas['EventType'][] | undefined
  project_id?: string | undefined
}

/** Returns the predicate for events that the client wants; an absent member does not narrow. */
export function eventFilter({ types, project_id }: EventFilter): (event: LoggedEvent) => boolean {
  const wanted = types && new Set<string>(types)
  return ({ event }) =>
    (wanted === undefined || wanted.has(event.type)) && (project_id === undefined || event.project_id === project_id)
}
