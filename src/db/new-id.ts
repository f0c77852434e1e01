/**
 * Ids of rows and requests: UUIDs of version 7 (RFC 9562, 5.7), each greater than the ones this process made before.
 */
import { randomFillSync } from 'node:crypto'
import { v7 as uuid } from 'uuid'

/** Random bytes for 256 ids, since a system call for each id costs a noticeable part of a small request. */
const randomness = Buffer.alloc(4096)
let used = randomness.length

/** The time of the last id. Ids of the same millisecond are ordered by a counter (RFC 9562, 6.2). */
let milliseconds = 0
let number = 0

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
