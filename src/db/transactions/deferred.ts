/** Statements of a unit of work that nobody waits for before it ends. */
import type { Knex } from 'knex'

/** The client of a unit of work has a list of them. */
interface UnitOfWork {
  unawaited?: Promise<unknown>[]
}

/** Leaves an answer to the end of the unit of work that `db` is; false: it is none. */
export function leaveUnawaited(db: Knex, answer: Promise<unknown>): boolean {
  const { unawaited } = db.client as UnitOfWork
  if (!unawaited) return false
  unawaited.push(answer)
  // It is thrown by whoever ends the unit of work, however long that takes.
  answer.catch(() => {})
  return true
}

/** Waits for all that was left, and forgets it. Throws the first failure, since others follow from it. */
export async function settled(db: Knex): Promise<void> {
  await Promise.all((db.client as UnitOfWork).unawaited?.splice(0) ?? [])
}
