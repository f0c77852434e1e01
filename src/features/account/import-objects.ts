/** The objects of a document that an import adds: those that are not here, under their new ids, as many as fit into their quota. */
import type { Knex } from 'knex'
import type { Caller, Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findOwn } from './import-queries.ts'

type DataImport = Schemas['DataImport']
export type Counts = Schemas['ImportCounts']
export type Wires = Pick<Context, 'events' | 'config' | 'quotas' | 'webhookSecrets'>
export interface Import {
  db: Knex
  user: Caller
  document: DataImport
  /** The derived id of an object of the document. */
  idOf(id: string): string
}

/** The objects to add, under their new ids. */
export async function missing<T extends { id: string }>(
  { db, user, idOf }: Import,
  table: Parameters<typeof findOwn>[1],
  things: T[],
): Promise<T[]> {
  const ids = things.map(({ id }) => id)
  const own = await findOwn(db, table, user.id, ids)
  // A document may name an id twice, but a statement must not insert it twice.
  const added = new Map(things.filter(({ id }) => !own.has(id)).map((thing) => [thing.id, thing]))
  return [...added.values()].map((thing) => ({ ...notAhead(thing), id: idOf(thing.id) }))
}

/** Milliseconds that the clocks of two services may differ. */
const clockDifferenceMs = 60_000

/** A thing whose times of creation, change and completion are not in the future, where they would stay at the end of each list. */
export function notAhead<T extends object>(thing: T): T {
  const now = Date.now()
  const isAhead = ([name, value]: [string, unknown]) =>
    ['created_at', 'updated_at', 'completed_at', 'read_at', 'reminded_at'].includes(name) &&
    Date.parse(String(value)) > now + clockDifferenceMs
  const ahead = Object.entries(thing).filter(isAhead)
  return { ...thing, ...Object.fromEntries(ahead.map(([name]) => [name, new Date(now).toISOString()])) }
}

/** The first of some objects, as many as fit into their quota. */
export async function fitting<T>(
  { quotas }: Wires,
  { db, user }: Import,
  name: 'projects' | 'todos' | 'webhooks' | 'notifications',
  objects: T[],
): Promise<{ rows: T[]; over: number }> {
  const rows = objects.slice(0, await quotas.takeSome(db, user, name, objects.length))
  return { rows, over: objects.length - rows.length }
}

export const counts = (things: unknown[], added: number, over: number, leftOut = 0): Counts => ({
  added,
  present: things.length - added - over - leftOut,
  left_out: leftOut,
  over_quota: over,
})
