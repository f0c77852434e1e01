/**
 * Counters in Postgres, shared by all processes, with windows by the server's clock: by each process's own, a clock that is an
 * hour ahead would end all windows.
 */
import type { Knex } from 'knex'
import { withTimeout } from '../db/limits/limits.ts'

/** Timeout of a statement in milliseconds. A counter is shared by all requests, so it has no request's deadline. */
const statementTimeoutMs = 10_000

/** The server's time in milliseconds since 1970, the unit of the table `rate_limits`. */
const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint'

/** Milliseconds between two deletions of expired windows by a process. */
const sweepIntervalMs = 300_000

export interface Count {
  points: number
  /** Milliseconds until the window ends. */
  left: number
}

export interface SharedCounter {
  /** Adds one to the window of `key`, which begins with the first count. */
  add(key: string): Promise<Count>
  /** Subtracts one, if the window has not ended. */
  takeBack(key: string): Promise<void>
  /** Whether `key` has an open window. */
  has(key: string): Promise<boolean>
  /** Begins a new window of `key` with a count of one. */
  begin(key: string): Promise<void>
  end(key: string): Promise<void>
}

/** `name` separates the keys from those of other counters. `wait` is the milliseconds to wait for a connection. */
export function sharedCounter(
  { pool, wait }: { pool: Knex; wait: number },
  name: string,
  { window_seconds }: { window_seconds: number },
): SharedCounter {
  const window = window_seconds * 1000

  async function run(sql: string, values: Knex.RawBinding[]): Promise<Count[]> {
    return withTimeout(pool, { milliseconds: statementTimeoutMs, wait }, async (db) => (await db.raw(sql, values)).rows)
  }

  let swept = performance.now()
  async function sweep(): Promise<void> {
    if (performance.now() - swept < sweepIntervalMs) return
    swept = performance.now()
    const ended = `select key from rate_limits where expire < ${now} for update skip locked`
    await run(`delete from rate_limits where key in (${ended})`, [])
  }

  async function put(key: string, points: string, expire: string): Promise<Count> {
    await sweep()
    const [count] = await run(
      `insert into rate_limits as old (key, points, expire) values (?, 1, ${now} + ?)
       on conflict (key) do update set points = ${points}, expire = ${expire}
       returning points, greatest(expire - ${now}, 0) as left`,
      [`${name}:${key}`, window],
    )
    return count as Count
  }

  return {
    add: (key) =>
      put(
        key,
        `case when old.expire <= ${now} then 1 else old.points + 1 end`,
        `case when old.expire <= ${now} then excluded.expire else old.expire end`,
      ),
    async takeBack(key) {
      await run(`update rate_limits set points = points - 1 where key = ? and expire > ${now}`, [`${name}:${key}`])
    },
    async has(key) {
      return (await run(`select from rate_limits where key = ? and expire > ${now}`, [`${name}:${key}`])).length > 0
    },
    async begin(key) {
      await put(key, '1', 'excluded.expire')
    },
    async end(key) {
      await run('delete from rate_limits where key = ?', [`${name}:${key}`])
    },
  }
}
