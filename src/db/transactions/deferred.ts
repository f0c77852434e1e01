/** Statements of a unit of work whose result is not needed before it ends. */
import type { Knex } from 'knex'

/** The client of a unit of work has a list of them. */
interface UnitOfWork {
  deferred?: Promise<unknown>[]
}

/** Leaves a statement that was sent to the end of the unit of work of `db`; returns false where there is none. */
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
