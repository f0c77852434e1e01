/** A part of a unit of work, which can be rolled back by itself. */
import type { Knex } from 'knex'
import { isPlain } from '../knex.ts'
import { defer, flushDeferred, lateRowsOf } from './deferred.ts'

/**
 * Runs `work` as a part of the unit of work `db`: when it throws, its writes are rolled back, and the unit of work goes on.
 * One at a time.
 */
export async function inSavepoint<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  await send(db, 'savepoint part')
  const late = lateRowsOf(db)
  late?.beginPart()
  let result: T
  try {
    result = await work()
    await flushDeferred(db)
  } catch (error) {
    late?.endPart({ rolledBack: true })
    const failure = await flushDeferred(db).catch((first) => first)
    // Where this fails the connection is lost, and the first error says more.
    await db.raw('rollback to savepoint part; release savepoint part').catch(() => {})
    throw failure ?? error
  }
  late?.endPart({ rolledBack: false })
  await send(db, 'release savepoint part')
  return result
}

/**
 * Sends a statement in front of every later one, and leaves its result to them: where it failed, so do they. Other transactions
 * may wait for locks of this one meanwhile.
 */
async function send(db: Knex, sql: string): Promise<void> {
  const connection = await db.client.acquireConnection()
  const sent: Promise<unknown> = db.client._query(connection, { sql })
  if (isPlain(db) || !defer(db, sent)) await sent
}
