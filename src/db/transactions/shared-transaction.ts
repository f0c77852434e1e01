/** Units of work of one moment in one transaction: what a small one costs most is what goes to and fro, and its commit. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { derive } from '../limits/derived.ts'
import { bounded, boundsOf, tellAll, type WaitingTogether } from '../limits/limits.ts'
import { type Batcher, createBatcher } from '../statements/batcher.ts'
import { begin, inTransaction, type LazyTransaction } from './transaction.ts'

/** Units of work that share a transaction at most. */
const most = 25
/** Milliseconds after which a transaction that is slow keeps nobody waiting but those who share it. */
const patience = 100

/** A unit of work that would share a transaction. */
interface Waiting extends WaitingTogether {
  name: string | undefined
  /** Null: it gets a transaction of its own. */
  enter(shared: SharedTransaction | null): void
}

/**
 * Does what `inTransaction` does, in a transaction that `work` may share with others of the same moment. What they did is
 * kept together. Where one of them fails or is to stop, all are undone, and each runs again in a transaction of its own.
 *
 * No lock keeps those apart that share a transaction, so `work` must not need one against its own kind, and it must not
 * wait for one that others may hold for long. Those of the same `name` do not share. `pool` is one that `bounded` made.
 */
export async function inSharedTransaction<T>(
  pool: Knex,
  name: string | undefined,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  const bounds = boundsOf(pool)
  if (!bounds) throw new Error('Only the unit of work of a request can share its transaction.')
  const shared = await new Promise<SharedTransaction | null>((enter) =>
    entranceOf(bounds.pool).add({ name, bounds, since: performance.now(), enter }),
  )
  const kept = await shared?.run(work)
  return kept ? kept.result : inTransaction(pool, work)
}

const entrances = new WeakMap<Knex, Batcher<Waiting>>()

function entranceOf(pool: Knex): Batcher<Waiting> {
  const known = entrances.get(pool)
  if (known) return known
  const entrance = createBatcher<Waiting>(async (all) => {
    const able = all.filter((one) => !one.bounds.signal.aborted && isFirstOfItsName(one, all))
    const shared = able.length > 0 ? new SharedTransaction(pool, able) : null
    for (const one of all) one.enter(able.includes(one) ? shared : null)
    await Promise.race([shared?.ended, sleep(patience, null, { ref: false })]).catch(() => {})
  }, most)
  entrances.set(pool, entrance)
  return entrance
}

const isFirstOfItsName = (one: Waiting, all: Waiting[]) =>
  one.name === undefined || all.find(({ name }) => name === one.name) === one

class SharedTransaction {
  readonly #transaction: LazyTransaction
  /** When one of them is to stop. Not AbortSignal.any(): one that is listened to is kept until it is aborted (Node 24). */
  readonly #stop = new AbortController()
  /** Those that are still at work. */
  #working: number
  /** Somebody has failed who had written something. */
  #isSpoilt = false
  readonly #ended = Promise.withResolvers<boolean>()

  constructor(pool: Knex, members: Waiting[]) {
    this.#working = members.length
    for (const { signal } of members.map(({ bounds }) => bounds))
      signal.addEventListener('abort', () => this.#stop.abort(signal.reason))
    const wait = Math.max(...members.map(({ bounds }) => bounds.wait))
    this.#transaction = begin(bounded(pool, { signal: this.#stop.signal, wait, waited: tellAll(members) }))
  }

  /** Whether what they did is kept. Throws where nobody knows. */
  get ended(): Promise<boolean> {
    return this.#ended.promise
  }

  /** Each of them runs its work, and waits for the others. Null: it is undone, and may run again. */
  async run<T>(work: (db: Knex) => Promise<T>): Promise<{ result: T } | null> {
    let hasWritten = false
    const { db } = this.#transaction
    const own = derive(db, {
      acquireConnection(readOnly?: boolean) {
        hasWritten ||= readOnly !== true
        return db.client.acquireConnection(readOnly)
      },
    })
    const [done] = await Promise.allSettled([work(own)])
    // One that has only looked, and then refuses its request, leaves nothing that would have to be undone.
    if (done.status === 'rejected' && hasWritten) this.#isSpoilt = true
    if (--this.#working === 0) this.#end().then(this.#ended.resolve, this.#ended.reject)
    if (!(await this.ended)) return null
    if (done.status === 'rejected') throw done.reason
    return { result: done.value }
  }

  async #end(): Promise<boolean> {
    const isToBeKept = !this.#isSpoilt && !this.#stop.signal.aborted
    const { outcome, failure } = await this.#transaction.end(isToBeKept ? 'COMMIT' : 'ROLLBACK')
    if (!isToBeKept || outcome === 'ROLLBACK') return false
    if (failure) throw failure
    return true
  }
}
