/**
 * Enforces the contract's `x-quotas`. Small quotas are counted under a lock before each create. A large one is counted
 * once for many creates while its user is far from the limit; a user near it is marked in their row, which
 * authentication reads anyway, and is counted under the lock from then on (decision 30).
 */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { mayLock, OwnTransactionNeeded } from '../db/transactions/shared-transaction.ts'
import { type JsonObject, type Quota, quotasOf } from '../kernel/index.ts'
import { type Caller, problem, type Schemas } from './api.ts'
import * as counts from './quota-counts.ts'

export type QuotaName = counts.QuotaName

/** A user, with the limits that an admin has set. */
type Holder = Pick<Caller, 'id' | 'quotas' | 'near_quota'>

/**
 * From this limit on, users far from it are not counted at each create. Of bytes the margin must hold the largest responses
 * of the requests in flight.
 */
const large = { objects: 10_000, bytes: 40_000_000 }
/** The part of a large limit in which each create is counted. Other processes may create so much without a count. */
const margin = 1 / 10
/** Parts of the margin: a process creates one part without a count. So the limit holds for that many processes. */
const parts = 16
/** Users of whom a process knows how much they may create without a count. */
const knownUsers = 20_000
/** Milliseconds in which the mark of a user is removed once at most. */
const unmarkMs = 60_000

/** How much may be created without a count. */
interface Allowance {
  limit: number
  left: number
}

export interface QuotasOptions {
  document: JsonObject
  /** Limits for all users that replace the contract's. */
  config: Pick<Config, 'quotas' | 'plain'>
  pool: Knex
  log: Logger
}

export class Quotas {
  readonly #quotas: Record<QuotaName, Quota>
  readonly #given: Partial<Record<QuotaName, number>>
  readonly #isPlain: boolean
  readonly #pool: Knex
  readonly #log: Logger
  readonly #allowances = new Map<string, Allowance>()
  readonly #unmarked = new Map<string, number>()
  readonly #marking = new Set<string>()
  /** By transaction: the rest of each quota that was counted under its lock. */
  readonly #rests = new WeakMap<Knex, Map<string, number>>()

  constructor({ document, config, pool, log }: QuotasOptions) {
    this.#quotas = quotasOf(document) as Record<QuotaName, Quota>
    this.#given = config.quotas
    this.#isPlain = config.plain
    this.#pool = pool
    this.#log = log
  }

  /** The limit of a user; without a user, that of all. */
  limitOf(name: QuotaName, holder?: Pick<Holder, 'quotas'>): number {
    return holder?.quotas[name] ?? this.#given[name] ?? this.#quotas[name].limit
  }

  /** Whether each create is counted under a lock. A transaction that others share must not take it. */
  needsLock(holder: Holder, name: QuotaName): boolean {
    return this.#isPlain || holder.near_quota || this.limitOf(name, holder) < large[this.#quotas[name].unit]
  }

  /** Takes `wanted`. Throws 409 where they do not fit, and OwnTransactionNeeded in a transaction that must not lock. */
  async take(db: Knex, holder: Holder, name: QuotaName, wanted = 1): Promise<void> {
    if (this.#quotas[name].window_seconds !== undefined) return this.#takeImport(db, holder)
    if (!this.#isAllowed(holder, name, wanted)) await this.#takeCounted(db, holder, name, wanted)
  }

  /**
   * Locks quotas that a `take` needs later, if it counts them, since their locks come before those of projects (decision 32).
   * Nothing is taken.
   */
  async lockAhead(db: Knex, holder: Holder, names: Iterable<QuotaName>): Promise<void> {
    for (const name of [...new Set(names)].sort()) {
      if (this.#isAllowed(holder, name, 0) || (await this.#isFar(db, holder, name, 0))) continue
      await this.#restOf(db, holder, name)
    }
  }

  /** As `lockAhead`, for `takeSome`, which always counts. */
  async lockCounted(db: Knex, holder: Holder, names: Iterable<QuotaName>): Promise<void> {
    for (const name of [...new Set(names)].sort()) await this.#restOf(db, holder, name)
  }

  /** Takes as many of `wanted` as are left, and returns how many. */
  async takeSome(db: Knex, holder: Holder, name: QuotaName, wanted: number): Promise<number> {
    if (wanted === 0) return 0
    const rest = await this.#restOf(db, holder, name)
    const taken = Math.max(0, Math.min(wanted, rest.left))
    rest.take(taken)
    const isNear = rest.left - taken < rest.limit * margin
    if (isNear && this.#isLarge(name, rest.limit) && !holder.near_quota) this.#mark(holder.id, true)
    return taken
  }

  /** Throws 409 unless `most` fits, of which `charge` takes what is used in the end. */
  async requireRoom(db: Knex, holder: Holder, name: QuotaName, most: number): Promise<void> {
    if (!this.#isAllowed(holder, name, 0)) await this.#takeCounted(db, holder, name, 0, most)
  }

  charge(db: Knex, holder: Holder, name: QuotaName, used: number): void {
    const key = keyOf(name, holder.id)
    const allowance = this.#allowances.get(key)
    if (allowance) allowance.left -= used
    const rests = this.#rests.get(db)
    const left = rests?.get(key)
    if (left !== undefined) rests?.set(key, left - used)
  }

  /**
   * Takes some of what a project may have, or a user without a project. The caller must have access to it. Throws 409 where they
   * do not fit.
   */
  async takeIn(db: Knex, name: counts.HomeQuota, home: counts.Home, wanted = 1): Promise<void> {
    const { used, limit } = await this.roomIn(db, name, home)
    if (used + wanted > limit) throw exceeded(name, limit, used)
  }

  /** How much a project has, or a user without a project, and may have. Locks it, so that others count afterwards. */
  async roomIn(db: Knex, name: counts.HomeQuota, home: counts.Home): Promise<{ used: number; limit: number }> {
    await counts.lockQuota(db, { lock: keyOf(name, home.project_id ?? home.user_id) })
    const { used, own_limit } = await counts.countHome(db, name, home)
    return { used, limit: own_limit ?? this.limitOf(name) }
  }

  /** Throws 409 where `used` of what is counted for each todo is all that the user may have. */
  requireLess(name: 'todo_reminders', holder: Pick<Holder, 'quotas'>, used: number): void {
    const limit = this.limitOf(name, holder)
    if (used >= limit) throw exceeded(name, limit, used)
  }

  /** Counts an import. Throws 409 where there were too many within the window. */
  async #takeImport(db: Knex, holder: Holder): Promise<void> {
    const limit = this.limitOf('imports', holder)
    const used = await counts.countImport(db, holder.id, this.#quotas.imports.window_seconds as number)
    if (used > limit) throw exceeded('imports', limit, used - 1)
  }

  /** Serializes what makes or replaces objects of a quota whose oldest object makes room. */
  async lock(db: Knex, name: QuotaName, userId: string): Promise<void> {
    await counts.lockQuota(db, { lock: keyOf(name, userId) })
  }

  /** Of some users who got new objects, those whose oldest ones are to be looked for now. */
  due(name: QuotaName, userIds: string[]): string[] {
    const limit = this.limitOf(name)
    return [...new Set(userIds)].filter((id) => {
      const key = keyOf(name, id)
      const added = userIds.filter((other) => other === id).length
      const allowance = this.#allowances.get(key)
      if (allowance && !this.#isPlain && allowance.left >= added) {
        allowance.left -= added
        return false
      }
      this.#allow(key, limit)
      return true
    })
  }

  /** All quotas with the limits and the use of a user. */
  async usage(db: Knex, holder: Pick<Holder, 'id' | 'quotas'>): Promise<Schemas['QuotaUse'][]> {
    const used = await counts.countUses(db, holder.id)
    return Object.entries(this.#quotas).map(([name, { unit, per }]) => {
      const known = name as QuotaName
      return { name: known, limit: this.limitOf(known, holder), used: used[known], unit, per }
    })
  }

  /** Forgets what was counted in a transaction of which a part was rolled back. */
  forget(db: Knex): void {
    this.#rests.delete(db)
  }

  /** Takes `units` from what may be created without a count. */
  #isAllowed(holder: Holder, name: QuotaName, units: number): boolean {
    if (this.needsLock(holder, name)) return false
    const allowance = this.#allowances.get(keyOf(name, holder.id))
    if (allowance?.limit !== this.limitOf(name, holder) || allowance.left <= 0) return false
    allowance.left -= units
    return true
  }

  async #takeCounted(db: Knex, holder: Holder, name: QuotaName, units: number, most = units): Promise<void> {
    if (await this.#isFar(db, holder, name, units, most)) return
    const rest = await this.#restOf(db, holder, name)
    if (rest.left < most) throw exceeded(name, rest.limit, rest.limit - rest.left)
    rest.take(units)
  }

  /** Whether a count without a lock is enough, since the user is far from the limit; then it takes `units`. */
  async #isFar(db: Knex, holder: Holder, name: QuotaName, units: number, most = units): Promise<boolean> {
    if (this.needsLock(holder, name)) return false
    const limit = this.limitOf(name, holder)
    const used = await counts.countUse(db, name, holder.id)
    if (used + most < limit * (1 - margin)) {
      this.#allow(keyOf(name, holder.id), limit, units)
      return true
    }
    this.#mark(holder.id, true)
    if (!mayLock(db)) throw new OwnTransactionNeeded()
    return false
  }

  /** Counts under the lock, once in a transaction. */
  async #restOf(db: Knex, holder: Holder, name: QuotaName) {
    const key = keyOf(name, holder.id)
    const limit = this.limitOf(name, holder)
    const rests = this.#rests.get(db) ?? new Map<string, number>()
    this.#rests.set(db, rests)
    let left = rests.get(key)
    if (left === undefined) {
      // In this order on one connection: the statement that counts sees what the last holder of the lock committed.
      const [, used] = await Promise.all([counts.lockQuota(db, { lock: key }), counts.countUse(db, name, holder.id)])
      left = limit - used
      const isFar = used < limit * (1 - 2 * margin)
      if (isFar && this.#isLarge(name, limit) && holder.near_quota) this.#unmark(holder.id)
    }
    const counted = left
    return { limit, left: counted, take: (units: number) => rests.set(key, counted - units) }
  }

  #isLarge(name: QuotaName, limit: number): boolean {
    return limit >= large[this.#quotas[name].unit]
  }

  #allow(key: string, limit: number, taken = 0): void {
    this.#allowances.delete(key)
    this.#allowances.set(key, { limit, left: Math.floor((limit * margin) / parts) - taken })
    forgetOldest(this.#allowances)
  }

  #unmark(userId: string): void {
    if (performance.now() - (this.#unmarked.get(userId) ?? -unmarkMs) < unmarkMs) return
    this.#unmarked.set(userId, performance.now())
    forgetOldest(this.#unmarked)
    this.#mark(userId, false)
  }

  /** Beside the transaction of the request, so that it locks no user in it. */
  #mark(userId: string, isNear: boolean): void {
    if (this.#marking.has(userId)) return
    this.#marking.add(userId)
    counts
      .updateNear(this.#pool, userId, isNear)
      .catch((error) => this.#log.warn({ err: error, user_id: userId }, 'a user near a quota could not be marked'))
      .finally(() => this.#marking.delete(userId))
  }
}

const keyOf = (name: QuotaName, id: string) => `quota ${name} ${id}`

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size <= knownUsers) return
  const [oldest] = map.keys()
  map.delete(oldest as string)
}

/** How to make room, where nothing can be deleted. */
const advice: Partial<Record<QuotaName, string>> = {
  kept_responses: 'Each is stored for 24 hours: send the request later, or without an Idempotency-Key',
  imports: 'They count for a day: import later',
}

/** The 409 that names the quota. */
function exceeded(name: QuotaName, limit: number, used: number) {
  return problem('quota_exceeded', {
    detail: `${name}: ${used} of ${limit} are used. ${advice[name] ?? 'Delete some'}, or ask an admin for a higher limit.`,
    quota: { name, limit, used },
  })
}
