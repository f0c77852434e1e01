/** The counters of the policy `x-rate-limit`: in memory, or in Postgres where processes must share the count. */
import type { Knex } from 'knex'
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js'
import type { Config } from '../config/config.ts'
import type { RateLimit, RateLimitCounter } from '../kernel/index.ts'
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

  function newCounter(name: string, { limit, window_seconds, shared }: RateLimit): RateLimitCounter {
    if (!enabled) return async () => ({ allowed: true, remaining: limit, resetSeconds: window_seconds })
    if (!shared) return inMemory(name, { limit, window_seconds })
    const counter = sharedCounter({ pool, wait: databaseWaitMs }, name, { window_seconds })
    return (key) => countIn(counter, key, limit)
  }
}

/** Counts one under `key`. Returns whether it was within the limit, and the seconds until the window ends. */
export async function countIn(counter: SharedCounter, key: string, limit: number): ReturnType<RateLimitCounter> {
  const { points, left } = await counter.add(key)
  return { allowed: points <= limit, remaining: Math.max(limit - points, 0), resetSeconds: Math.ceil(left / 1000) }
}

function inMemory(name: string, { limit, window_seconds }: Pick<RateLimit, 'limit' | 'window_seconds'>) {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points: limit, duration: window_seconds })
  return async (key: string): ReturnType<RateLimitCounter> => {
    let state: RateLimiterRes
    let allowed = true
    try {
      state = await limiter.consume(key)
    } catch (refusal) {
      // rate-limiter-flexible throws its state to refuse.
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      state = refusal
      allowed = false
    }
    return { allowed, remaining: state.remainingPoints, resetSeconds: Math.ceil(state.msBeforeNext / 1000) }
  }
}
