/** The messages of the operator to all users, for clients that ask: one query at a time, whose result is shared for a second. */
import type { Knex } from 'knex'
import { withTimeout } from '../../db/limits/limits.ts'
import { findNotices, type Notices, noNotices } from './notice-queries.ts'

/** Milliseconds that the query may take, and its wait for a connection. */
const timeoutMs = 1_000
/** Milliseconds for which a result is shared. Anyone may ask, as often as they like. */
const sharedMs = 1_000

interface Known {
  at: number
  reading: Promise<Notices>
}

const known = new WeakMap<Knex, Known>()

/** Never throws: where the database does not respond, it returns what was read last. */
export function sharedNotices(pool: Knex): Promise<Notices> {
  const last = known.get(pool)
  if (last && performance.now() - last.at < sharedMs) return last.reading
  const before = last?.reading ?? Promise.resolve(noNotices)
  const reading = withTimeout(pool, { milliseconds: timeoutMs, wait: timeoutMs }, findNotices).catch(() => before)
  const now: Known = { at: Number.POSITIVE_INFINITY, reading }
  known.set(pool, now)
  reading.then(() => {
    now.at = performance.now()
  })
  return reading
}
