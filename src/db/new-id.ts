/** Ids of rows and requests: UUIDs of version 7 (RFC 9562, 5.7). */
import { randomFillSync } from 'node:crypto'
import { v7 as uuid } from 'uuid'

/** Random bytes for 256 ids, since a system call for each id costs a noticeable part of a small request. */
const randomness = Buffer.alloc(4096)
let used = randomness.length

/** The time of the last id. Ids of the same millisecond are ordered by a counter (RFC 9562, 6.2). */
let milliseconds = 0
let number = 0

/** Returns an id that is greater than those that this process made before. */
export function newId(): string {
  if (used === randomness.length) {
    randomFillSync(randomness)
    used = 0
  }
  const random = randomness.subarray(used, used + 16)
  used += 16
  const now = Date.now()
  // The clock may be set back, so the counter may run for long. It starts in the lower half, to leave room.
  number = now > milliseconds ? random.readUInt32BE(6) >>> 1 : number + 1
  milliseconds = Math.max(now, milliseconds)
  return uuid({ random, msecs: milliseconds, seq: number })
}

/** Whether a value is a UUID as Postgres prints it, in lower case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
