/** Statements whose results nothing waits for before the end of their unit of work. */
import type { Knex } from 'knex'

/** The client of a unit of work has a list of the statements that nothing waits for before its end. */
interface UnitOfWork {
  deferred?: Promise<unknown>[]
}

/** Leaves the result of a statement that was sent to the end of the unit of work of `db`; false: there is none. */
export function defer(db: Knex, sent: Promise<unknown>): boolean {
  const { deferred } = db.client as UnitOfWork
  if (!deferred) return false
  deferred.push(sent)
  // The end of the unit of work throws it, however long that takes.
  sent.catch(() => {})
  return true
}

/** Waits for all deferred statements, and forgets them. Throws the first failure, since others follow from it. */
export async function flushDeferred(db: Knex): Promise<void> {
  await Promise.all((db.client as UnitOfWork).deferred?.splice(0) ?? [])
}
