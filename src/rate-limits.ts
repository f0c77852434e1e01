/** Counts requests for the policy `x-rate-limit`: in memory, or in Postgres where all processes must count together. */
import type { Knex } from 'knex'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from './config.ts'
import type { RateLimit, RateLimitCounter } from './contract/policies.ts'
import { within } from './db/bounded.ts'

/** Milliseconds that a count may take: the limiter has one client for all requests, so it knows no request's deadline. */
const patience = 10_000

/** One counter per entry of the contract's `x-rate-limits`; the shared ones use the table `rate_limits`. */
export function rateLimitCounters(
  pool: Knex,
  { rateLimits: enabled, databaseWaitMs }: Pick<Config, 'rateLimits' | 'databaseWaitMs'>,
): (name: string, limit: RateLimit) => RateLimitCounter {
  return function counterOf(name, { limit, window_seconds, shared }) {
    if (!enabled) return async () => ({ allowed: true, remaining: limit, resetSeconds: window_seconds })
    const limiter = shared
      ? sharedLimiter({ pool, wait: databaseWaitMs }, name, { limit, window_seconds })
      : new RateLimiterMemory({ keyPrefix: name, points: limit, duration: window_seconds })
    return (key) => countIn(limiter, key)
  }
}

/** A counter in the table `rate_limits`, which all processes share. `name` keeps its keys apart from others'. */
export function sharedLimiter(
  { pool, wait }: { pool: Knex; wait: number },
  name: string,
  { limit, window_seconds }: Pick<RateLimit, 'limit' | 'window_seconds'>,
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    keyPrefix: name,
    points: limit,
    duration: window_seconds,
    storeClient: unnamedStatements(pool, wait),
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
  })
}

/** Counts one under `key`, and says whether that was within the limit. */
export async function countIn(limiter: RateLimiterAbstract, key: string): ReturnType<RateLimitCounter> {
  const [allowed, state] = await limiter.consume(key).then(
    (state) => [true, state] as const,
    (refusal) => {
      // It refuses by throwing its state; an error is the database's.
      if (refusal instanceof RateLimiterRes) return [false, refusal] as const
      throw refusal
    },
  )
  return { allowed, remaining: state.remainingPoints, resetSeconds: Math.ceil(state.msBeforeNext / 1000) }
}

/**
 * The limiter names its statements, and behind PgBouncer in transaction mode a name that one client prepared is there
 * already for the next one (42P05): so its queries are sent without their names.
 */
function unnamedStatements(pool: Knex, wait: number) {
  return {
    query({ text, values }: { text: string; values?: unknown[] }) {
      return within(pool, { milliseconds: patience, wait }, async ({ client }) => {
        const connection = await client.acquireConnection()
        try {
          const { response } = await client._query(connection, { sql: text, bindings: values })
          return response
        } finally {
          await client.releaseConnection(connection)
        }
      })
    },
  }
}
