/** The messages of the operator to all users, for clients that ask: read in the background, so that no request waits for a connection. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { withTimeout } from '../../db/limits/limits.ts'
import { findNotices, type Notices, noNotices } from './notice-queries.ts'

/** Milliseconds that a read may take, its wait for a connection included, and between two reads. */
const timeoutMs = 1_000
const intervalMs = 1_000

const followed = new WeakMap<Knex, () => Promise<Notices>>()

/** The notices as they were read last. Only the first call waits, for the first read. Never throws. */
export function sharedNotices(pool: Knex, stopping: AbortSignal): Promise<Notices> {
  const known = followed.get(pool) ?? follow(pool, stopping)
  followed.set(pool, known)
  return known()
}

/** Reads the notices again and again until the process stops. After a failure the last ones hold. */
function follow(pool: Knex, stopping: AbortSignal): () => Promise<Notices> {
  let known = noNotices
  const read = async () => {
    known = await withTimeout(pool, { milliseconds: timeoutMs, wait: timeoutMs }, findNotices).catch(() => known)
  }
  const repeat = async () => {
    while (!stopping.aborted) {
      await sleep(intervalMs, undefined, { ref: false, signal: stopping }).catch(() => {})
      if (!stopping.aborted) await read()
    }
    followed.delete(pool)
  }
  const first = read()
  first.then(repeat)
  return async () => {
    await first
    return known
  }
}
