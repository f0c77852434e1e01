/** Counts the failures to prove who one is, by a password or by a code, per account and per network address. */
import type { Knex } from 'knex'
import { quotaUsedUp } from '../../kernel/index.ts'
import { countIn } from '../../service/rate-limits.ts'
import { sharedCounter } from '../../service/shared-counter.ts'

/** Seconds for which a network address is remembered that succeeded. */
const knownAddressSeconds = 30 * 86_400

/** The keys of an account for one network address. */
export interface AttemptKeys {
  /** Of all addresses that never succeeded. */
  strangers: string
  /** Of this address, once it has succeeded. */
  own: string
  /** Of this address, or the network that a stranger may use all of. */
  stranger: string
}

export interface Failures {
  /** See `Attempts.check`. */
  check(keys: AttemptKeys, verify: () => Promise<boolean>): Promise<boolean>
  /** Resets the counts. */
  forgive(keys: AttemptKeys): Promise<void>
}

interface Limit {
  name: string
  limit: number
  window_seconds: number
}

export interface FailureLimits {
  /** Of an account, over all strangers. */
  all: Limit
  /** Of an account, from one address. */
  fromOne: Limit
  /** The beginning of the counters' names. */
  one: 'password' | 'code'
  /** Advice at the end of the refusals. */
  help: string
}

export function failuresOf(
  { pool, wait }: { pool: Knex; wait: number },
  { all, fromOne, one, help }: FailureLimits,
): Failures {
  const counter = (name: string, of: { window_seconds: number }) => sharedCounter({ pool, wait }, name, of)
  const failures = counter(`${one}s`, all)
  const failuresFrom = counter(`${one}s_from`, fromOne)
  const remembered = counter(`${one}_from`, { window_seconds: knownAddressSeconds })
  const tooMany = `Too many wrong ${one}s for this account. ${help}`
  const tooManyFromHere = `Too many wrong ${one}s for this account from your network. ${help}`

  return {
    async check({ strangers, own, stranger }, verify) {
      const isKnown = await remembered.has(own)
      const key = isKnown ? own : strangers
      // Counted before the check, so that concurrent attempts cannot exceed the limit.
      if (!isKnown) {
        const { allowed, resetSeconds } = await countIn(failuresFrom, stranger, fromOne.limit)
        if (!allowed) throw quotaUsedUp(fromOne.name, fromOne, resetSeconds, tooManyFromHere)
      }
      const { allowed, resetSeconds } = await countIn(failures, key, all.limit)
      if (!allowed) throw quotaUsedUp(all.name, all, resetSeconds, tooMany)
      const matches = await verify().catch(async (error) => {
        // The check did not run, as when the service is busy, so it counts as no attempt.
        await failures.takeBack(key)
        if (!isKnown) await failuresFrom.takeBack(stranger)
        throw error
      })
      if (!matches) return false
      await failures.end(key)
      if (!isKnown) await failuresFrom.end(stranger)
      await remembered.begin(own)
      return true
    },

    async forgive({ strangers, own, stranger }) {
      await failures.end(strangers)
      await failures.end(own)
      await failuresFrom.end(stranger)
      await remembered.begin(own)
    },
  }
}
