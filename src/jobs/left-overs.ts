/**
 * Parts of periodic work that fail by themselves. Work on a list that fails is done in halves, so that the failure of one
 * element leaves the others done; the element becomes a job of its own, which admins see when it has failed for good.
 */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { refusalOf } from '../db/errors.ts'
import { inTransaction } from '../db/transactions/transaction.ts'
import type { Jobs } from './jobs.ts'
import type { LeftOver } from './queues.ts'

export interface LeftOverContext {
  pool: Knex
  jobs: Jobs
  log: Logger
}

/** Whether the database was unavailable, so that the same work may succeed later. */
export function isTransient(error: unknown): boolean {
  return refusalOf(error)?.reason === 'unavailable'
}

/**
 * Calls `work` with all of the elements, and where that fails with each half, down to those that fail by themselves:
 * they go to `setAside`. Throws only where the database is unavailable.
 */
export async function inHalves<T>(
  elements: T[],
  work: (part: T[]) => Promise<void>,
  setAside: (element: T, error: unknown) => Promise<void>,
): Promise<void> {
  if (elements.length === 0) return
  try {
    await work(elements)
  } catch (error) {
    if (isTransient(error)) throw error
    const [only] = elements
    if (only !== undefined && elements.length === 1) return setAside(only, error)
    const middle = elements.length >> 1
    await inHalves(elements.slice(0, middle), work, setAside)
    await inHalves(elements.slice(middle), work, setAside)
  }
}

/** Leaves a part out, which is logged, and makes the job that tries it again. `also` runs in the same transaction. */
export async function leaveOut(
  { pool, jobs, log }: LeftOverContext,
  leftOver: LeftOver,
  error: unknown,
  also: (db: Knex) => Promise<void> = async () => {},
): Promise<void> {
  log.error({ err: error, ...leftOver }, 'a part of periodic work failed; it is left out and tried again as a job')
  await inTransaction(pool, async (db) => {
    await db('left_overs').insert(leftOver).onConflict().ignore()
    await jobs.enqueue(db, 'left_over', [leftOver])
    await also(db)
  })
}

/** Parts of a work that are left out when it runs; more than that would be a fault of the work itself. */
const maxLeftOvers = 10_000

async function findLeftOvers(db: Knex, work: string): Promise<string[]> {
  return db('left_overs').where({ work }).limit(maxLeftOvers).pluck('part')
}

/** How many parts of each work are left out. */
export async function countLeftOvers(db: Knex): Promise<{ work: string; count: number }[]> {
  return db('left_overs').groupBy('work').orderBy('work').select('work', db.raw('count(*)::integer as count'))
}

/** The part was done at last. */
export async function deleteLeftOver(db: Knex, leftOver: LeftOver): Promise<void> {
  await db('left_overs').delete().where(leftOver)
}

/** Work on the ids that `find` returns, batch after batch. */
export interface PeriodicWork {
  name: string
  batchSize: number
  /** The next ids, without some that are left out. */
  find(limit: number, except: string[]): Promise<string[]>
  /** Does them in one short transaction. An id that is done must not be found again. */
  work(ids: string[]): Promise<void>
}

/** Does all there is to do. */
export async function doPeriodically(context: LeftOverContext, periodic: PeriodicWork): Promise<void> {
  const { name, batchSize, find, work } = periodic
  for (let first: string | undefined; ; ) {
    const ids = await find(batchSize, await findLeftOvers(context.pool, name))
    // Rows that another transaction has locked are left to the next run.
    if (ids.length === 0 || ids[0] === first) return
    first = ids[0]
    await inHalves(ids, work, (id, error) => leaveOut(context, { work: name, part: id }, error))
    if (ids.length < batchSize) return
  }
}
