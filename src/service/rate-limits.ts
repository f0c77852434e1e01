/** The counters of the policy `x-rate-limit`: in memory, or in Postgres where processes must share the count. */
import type { Knex } from 'knex'
import type { Config } from '../config/config.ts'
import { processCounter, type RateLimit, type RateLimitCounter, type RateLimitState } from '../kernel/index.ts'
import { type SharedCounter, sharedCounter } from './shared-counter.ts'

/** Returns the counter of an entry of the contract's `x-rate-limits`: the same one for the same name. */
export type RateLimitCounters = (name: string, limit: RateLimit) => RateLimitCounter

export function rateLimitCounters(
  pool: Knex,
  { rateLimits: enabled, databaseWaitMs }: Pick<Config, 'rateLimits' | 'databaseWaitMs'>,
): RateLimitCounters {
  const counters = new Map<string, RateLimitCounter>()
  return function counterOf(name, limit) {
    const counter = counters.get(name) ?? newCounter(name, limit)
    counters.set(name, counter)
    return counter
  }

  function newCounter(name: string, rateLimit: RateLimit): RateLimitCounter {
    const { limit, window_seconds, shared } = rateLimit
    if (!enabled) return () => ({ allowed: true, remaining: limit, resetSeconds: window_seconds })
    if (!shared) return processCounter(rateLimit)
    const counter = sharedCounter({ pool, wait: databaseWaitMs }, name, { window_seconds })
    return (key) => countIn(counter, key, limit)
  }
}

/** Counts one under `key`. Returns whether it was within the limit, and the seconds until the window ends. */
export async function countIn(counter: SharedCounter, key: string, limit: number): Promise<RateLimitState> {
  const { points, left } = await counter.add(key)
  return { allowed: points <= limit, remaining: Math.max(limit - points, 0), resetSeconds: Math.ceil(left / 1000) }
}
