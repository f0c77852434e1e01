// Passwords: how they are hashed, compared and judged. Hashing is slow on purpose, so it runs in libuv's threads, a few
// at a time, and a flood of sign-ins is turned away instead of piling up.
import { availableParallelism } from 'node:os'
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { kernelProblem } from '../../kernel/index.ts'
import { isCommonPassword, type PasswordOwner } from './common-passwords.ts'

/**
 * OWASP's Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one thread: 7 ms
 * on a core of the machine it was measured on. `needsRehash` compares with these, so raising one renews each hash at its owner's next sign-in.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } satisfies Options

/** Hashes at once. libuv has four threads, and files and DNS need one of them. */
const concurrency = Math.min(3, Math.max(2, availableParallelism()))
/** Hashes that may wait: half a second's work at that speed, and beyond it a client has better be told to come back. */
const maximumWaiting = 100

/** A hash of the same cost that no password has: what an unknown e-mail address is compared with. */
const unknownUserHash = [
  `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}`,
  Buffer.alloc(16).toString('base64').replace(/=+$/, ''),
  Buffer.alloc(parameters.outputLen).toString('base64').replace(/=+$/, ''),
].join('$')

export interface Passwords {
  /** The PHC string to store. Throws the problem `unavailable` when too many are waiting, as `verify` does. */
  hash(password: string): Promise<string>
  /** With `null` (no such user) it does the same work and answers false: the time tells nobody who has an account. */
  verify(hash: string | null, password: string): Promise<boolean>
  /** Whether an attacker would try it first: on the list of common ones, a simple pattern, or the owner's own words. */
  isCommon(password: string, owner?: PasswordOwner): boolean
  /** Whether a stored hash was made with other parameters than today's. */
  needsRehash(hash: string): boolean
}

/** One per process: the bound on hashes at once is per instance. */
export function createPasswords(): Passwords {
  const limit = pLimit(concurrency)

  function queued<T>(work: () => Promise<T>): Promise<T> {
    if (limit.pendingCount >= maximumWaiting) throw kernelProblem('unavailable', { headers: { 'Retry-After': '1' } })
    return limit(work)
  }

  return {
    async hash(password) {
      return queued(() => hash(normalize(password), parameters))
    },

    async verify(stored, password) {
      const matches = await queued(() => verify(stored ?? unknownUserHash, normalize(password)))
      return stored !== null && matches
    },

    isCommon(password, owner) {
      return isCommonPassword(normalize(password), owner)
    },

    needsRehash(stored) {
      const { algorithm, memoryCost, timeCost, parallelism, outputLen } = parseOptions(stored)
      return (
        // The enum of the library is ambient and const, which isolated modules cannot read: 2 is argon2id.
        algorithm !== 2 ||
        memoryCost !== parameters.memoryCost ||
        timeCost !== parameters.timeCost ||
        parallelism !== parameters.parallelism ||
        outputLen !== parameters.outputLen
      )
    },
  }
}

/**
 * NIST SP 800-63B, 3.1.1.2: keyboards differ in how they write the same character, so the composed form is hashed.
 * NFKC, one of the two that it names: full-width and ligature forms are the same password as their plain letters.
 */
function normalize(password: string): string {
  return password.normalize('NFKC')
}
