/**
 * Group commit: small writes of the same moment share one transaction, since the round trips and the commit dominate what
 * a small write costs.
 */
import type { Knex } from 'knex'
import { derive, isPlain } from '../knex.ts'
import { limitsOf, type QueuedRequest, reportWaits, withLimits } from '../limits/limits.ts'
import { batcherPerPool } from '../statements/batches.ts'
import { LateRows } from './deferred.ts'
import { begin, type Guard, inTransaction, type LazyTransaction, type Opening } from './transaction.ts'

/** Units of work of one transaction at most. */
const maximumSize = 25
/** Milliseconds after which a transaction that is slow delays only the units of work that are in it. */
const slowMs = 100

export interface Sharing {
  /** Units of work with the same one share no transaction. */
  exclusiveKey?: string | undefined
  guard?: Guard | undefined
}

/** Thrown by a unit of work that wrote nothing and finds that it has to lock: it runs again in a transaction of its own. */
export class OwnTransactionNeeded extends Error {
  override name = 'OwnTransactionNeeded'
}

/** Whether `db` is a transaction in which statements may take locks. */
export function mayLock(db: Knex): boolean {
  return db.client.refusesLocks !== true
}

/** A unit of work that may share a transaction. */
interface Waiting extends QueuedRequest, Sharing {
  /** Null: it gets a transaction of its own. */
  enter(shared: SharedTransaction | null): void
}

/**
 * Runs `work` as `inTransaction` does, in a transaction that it may share with other units of work of the same moment.
 * Their writes are committed together. Where one of them fails after it wrote, or is to stop, all are rolled back, and
 * each runs again in a transaction of its own.
 *
 * No lock separates units of work of one transaction, and each waits for all. So `work` may run no statement that locks
 * existing rows or waits for a lock: such a statement throws. The guards of all are one statement, which skips what is
 * locked: a unit of work that it refuses runs in a transaction of its own, where it may wait.
 */
export async function inSharedTransaction<T>(
  pool: Knex,
  { exclusiveKey, guard }: Sharing,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  const limits = limitsOf(pool)
  if (!limits || isPlain(pool)) return inTransaction(pool, work, { guard })
  const batcher = batcherOf(limits.pool)
  const options = { check: refuseLocks, guard }
  try {
    const alone = batcher.alone(inTransaction<T>, pool, work, options)
    if (alone) return await alone
    const entered = await new Promise<{ shared: SharedTransaction | null; waiting: Waiting }>((resolve) => {
      const waiting: Waiting = {
        ...{ exclusiveKey, guard, limits, since: performance.now() },
        enter: (shared) => resolve({ shared, waiting }),
      }
      batcher.add(waiting)
    })
    const committed = await entered.shared?.run(entered.waiting, work)
    return committed ? committed.result : await inTransaction(pool, work, options)
  } catch (error) {
    if (!(error instanceof OwnTransactionNeeded)) throw error
    return inTransaction(pool, work, { guard })
  }
}

const batcherOf = batcherPerPool<Waiting>(
  async (pool, batch) => {
    const able = batch.filter((one) => !one.limits.signal.aborted && isFirstOfItsKey(one, batch))
    const shared = able.length > 0 ? new SharedTransaction(pool, able) : null
    for (const one of batch) one.enter(able.includes(one) ? shared : null)
    await shared?.ended.catch(() => {})
  },
  { maximumSize, slowMs },
)

const isFirstOfItsKey = (one: Waiting, batch: Waiting[]) =>
  one.exclusiveKey === undefined || batch.find(({ exclusiveKey }) => exclusiveKey === one.exclusiveKey) === one

/** Statements that lock rows which others may have, or that wait for a lock. `skip locked` and `try` do not wait. */
const locking =
  /^\s*(update|delete|lock|truncate)\b|\bfor (no key update|update|key share|share)\b(?! skip locked)|pg_advisory_(xact_)?lock/i

/** The SQL of statements that were found to take no lock; hot paths prepare theirs, so there are few. */
const lockFree = new Set<string>()
const maximumLockFree = 500

/** Throws for a statement that takes locks: a unit of work with such a one must not share its transaction. */
function refuseLocks(sql: string): void {
  if (lockFree.has(sql)) return
  if (locking.test(sql)) throw new Error(`A statement of a shared transaction must not take locks: ${sql}`)
  if (lockFree.size < maximumLockFree) lockFree.add(sql)
}

class SharedTransaction {
  readonly #transaction: LazyTransaction
  /** Aborted when one of them is to stop. Not AbortSignal.any(): Node keeps one with a listener until it is aborted. */
  readonly #stop = new AbortController()
  #working: number
  #running: number
  /** One has failed that had written something. */
  #isSpoilt = false
  /** Those that their guard refuses. */
  readonly #refused = new Set<Waiting>()
  readonly #worked = Promise.withResolvers<void>()
  readonly #ended = Promise.withResolvers<boolean>()

  constructor(pool: Knex, members: Waiting[]) {
    this.#working = members.length
    this.#running = members.length
    for (const { signal } of members.map(({ limits }) => limits))
      signal.addEventListener('abort', () => this.#stop.abort(signal.reason))
    const wait = Math.max(...members.map(({ limits }) => limits.wait))
    const limits = { signal: this.#stop.signal, wait, waited: reportWaits(members) }
    this.#transaction = begin(withLimits(pool, limits), { check: refuseLocks, opening: this.#openingOf(members) })
  }

  #openingOf(members: Waiting[]): Opening | undefined {
    const guarded = members.filter(({ guard }) => guard)
    const [first] = guarded
    if (!first) return undefined
    return async (db, connection) => {
      const subjects = guarded.map(({ guard }) => guard?.subject)
      const refusals = await (first.guard as Guard).confirm(db, connection, subjects, false)
      for (const [index, member] of guarded.entries()) if (refusals[index] !== null) this.#refused.add(member)
    }
  }

  /** Whether what they wrote was committed. Rejects where the outcome is unknown. */
  get ended(): Promise<boolean> {
    return this.#ended.promise
  }

  /** Runs the work of one, and waits for the others. Null: all are rolled back, and each may run again. */
  async run<T>(member: Waiting, work: (db: Knex) => Promise<T>): Promise<{ result: T } | null> {
    let hasWritten = false
    const { db } = this.#transaction
    const late = new LateRows()
    const own = derive(db, {
      late,
      acquireConnection: async (readOnly?: boolean) => {
        const connection = await db.client.acquireConnection(readOnly)
        if (readOnly === true) return connection
        if (this.#refused.has(member)) throw new Error('The guard of this unit of work refused it.')
        hasWritten = true
        return connection
      },
    })
    const [done] = await Promise.allSettled([this.#workAndInsert(late, () => work(own))])
    // One that has only read, and then refuses its request, leaves nothing to roll back.
    if (done.status === 'rejected' && hasWritten) this.#isSpoilt = true
    if (--this.#running === 0) this.#end().then(this.#ended.resolve, this.#ended.reject)
    if (!(await this.ended) || this.#refused.has(member)) return null
    if (done.status === 'rejected') throw done.reason
    return { result: done.value }
  }

  /** Its late rows are inserted once all have done their work: at the end, and in the async context (the trace) of its request. */
  async #workAndInsert<T>(late: LateRows, work: () => Promise<T>): Promise<T> {
    const [done] = await Promise.allSettled([work()])
    if (--this.#working === 0) this.#worked.resolve()
    await this.#worked.promise
    if (done.status === 'rejected') throw done.reason
    await late.insert()
    return done.value
  }

  async #end(): Promise<boolean> {
    const isToCommit = !this.#isSpoilt && !this.#stop.signal.aborted
    const { outcome, failure } = await this.#transaction.end(isToCommit ? 'COMMIT' : 'ROLLBACK')
    if (!isToCommit || outcome === 'ROLLBACK') return false
    if (failure) throw failure
    return true
  }
}
