/** What a reader of the live events asks for. */
import type { Knex } from 'knex'
import { decodePosition, type Position } from '../../changelog/position.ts'
import { currentPosition, isExpired, type LoggedEvent } from '../../changelog/queries.ts'
import { problem, type Schemas } from '../../service/api.ts'

/** Where to begin. Throws 409 for a cursor that is not ours, or too old. */
export async function startOf(db: Knex, cursor: string | undefined): Promise<Position> {
  if (cursor === undefined) return currentPosition(db)
  const { position, rest } = decodePosition(cursor)
  // One of a sync that is not at its end: what it has not got yet would never come.
  if (rest.length > 0) throw problem('cursor_invalid')
  if (await isExpired(db, position)) throw problem('cursor_expired')
  return position
}

export interface EventFilter {
  types?: Schemas['EventType'][] | undefined
  project_id?: string | undefined
}

export function filterOf({ types, project_id }: EventFilter): (event: LoggedEvent) => boolean {
  const wanted = types && new Set<string>(types)
  return ({ event }) =>
    (wanted === undefined || wanted.has(event.type)) && (project_id === undefined || event.project_id === project_id)
}
