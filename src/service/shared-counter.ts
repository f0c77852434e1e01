/**
 * Counts in Postgres, for all processes together and by the server's clock: rate-limiter-flexible's counts in Postgres
 * go by the clock of each process, and one that is an hour ahead would end everybody's windows.
 */
import type { Knex } from 'knex'
import { within } from '../db/limits/limits.ts'

/** Milliseconds that a count may take: a counter serves all requests, so it knows no request's deadline. */
const patience = 10_000

/** Of the server, in milliseconds since 1970, as the table `rate_limits` has them. */
const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint'

/** Milliseconds between two times that a process deletes what has ended. */
const sweepInterval = 300_000

export interface Count {
  points: number
  /** Milliseconds until the window ends. */
  left: number
}

export interface SharedCounter {
  /** Adds one to what `key` has in its window, which begins with the first. */
  add(key: string): Promise<Count>
  /** Takes one back, if its window has not ended. */
  takeBack(key: string): Promise<void>
  /** Whether `key` has a window now. */
  has(key: string): Promise<boolean>
  /** Begins the window of `key` anew, with one. */
  begin(key: string): Promise<void>
  end(key: string): Promise<void>
}

/** `name` keeps its keys apart from others'. `wait`: milliseconds that a count may wait for a connection. */
export function sharedCounter(
  { pool, wait }: { pool: Knex; wait: number },
  name: string,
  { window_seconds }: { window_seconds: number },
): SharedCounter {
  const window = window_seconds * 1000

  async function run(sql: string, values: Knex.RawBinding[]): Promise<Count[]> {
    return within(pool, { milliseconds: patience, wait }, async (db) => (await db.raw(sql, values)).rows)
  }

  let swept = performance.now()
  async function sweep(): Promise<void> {
    if (performance.now() - swept < sweepInterval) return
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
