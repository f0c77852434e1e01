/**
 * Hashes and verifies passwords. Hashing is slow by design, so it runs in libuv's threads, a few at a time. Network addresses
 * take turns, and the line of each is bounded, so that a flood of sign-ins delays only its own address.
 */
import { availableParallelism } from 'node:os'
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2'
import { callerKey, inTurn, Shares } from '../../kernel/index.ts'
import type { BreachedPasswords } from './breached-passwords.ts'
import { isCommonPassword, type PasswordOwner } from './common-passwords.ts'

/**
 * OWASP's Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one thread. After a
 * change of these, `needsRehash` renews each hash at its owner's next sign-in.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } satisfies Options

/** Concurrent hashes. libuv has four threads, and files and DNS need one of them. */
const concurrency = Math.min(3, Math.max(2, availableParallelism()))
/** Hashes that may wait for one network address, about half a second of work; beyond it a request gets 429. */
const maxWaitingOfAddress = 100
/** Hashes of one account: those that run or wait for the turn of their address, and those that wait for these. */
const ofAccount = { limit: 2, maxWaiting: 20 }

/** A hash of the same cost that matches no password, for email addresses without an account. */
const unknownUserHash = [
  `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}`,
  Buffer.alloc(16).toString('base64').replace(/=+$/, ''),
  Buffer.alloc(parameters.outputLen).toString('base64').replace(/=+$/, ''),
].join('$')

/** The request that a password is hashed for. */
export interface HashRequest {
  /** The id or the email address of the account, which may not exist. */
  account: string
  address: string | null
  /** Ends the wait for a turn. */
  signal: AbortSignal
}

export interface Passwords {
  /**
   * Returns the PHC string to store. Throws the problem `concurrency_limited` when too many wait for the same address or
   * account, as `verify` does. `request` is absent at the start of a process.
   */
  hash(password: string, request?: HashRequest): Promise<string>
  /** With `null` (no such user) it does the same work and returns false, so that timing does not reveal accounts. */
  verify(hash: string | null, password: string, request?: HashRequest): Promise<boolean>
  /**
   * Whether a new password is easily guessed: a common one, a simple pattern, the owner's name or address, or one that is known
   * from a breach, where a service for that is configured. Holds no connection: call it before the transaction begins.
   */
  isCommon(password: string, owner?: PasswordOwner): Promise<boolean>
  /** Whether a stored hash was made with other parameters than the present ones. */
  needsRehash(hash: string): boolean
}

const noRequest: HashRequest = { account: '', address: null, signal: new AbortController().signal }

const what = 'sign-ins and other requests with a password'

/** Create one per process: the bound on concurrent hashes is per instance. */
export function createPasswords({ breached = null }: { breached?: BreachedPasswords | null } = {}): Passwords {
  const accounts = new Shares(ofAccount)
  const addresses = new Shares({ slots: concurrency, maxWaiting: maxWaitingOfAddress })

  function queued<T>({ account, address, signal }: HashRequest, work: () => Promise<T>): Promise<T> {
    const caller = callerKey(undefined, { ip: address ?? '' })
    const turn = { signal, what }
    return inTurn(accounts, account.toLowerCase(), turn, () => inTurn(addresses, caller, turn, work))
  }

  return {
    async hash(password, request = noRequest) {
      return queued(request, () => hash(normalize(password), parameters))
    },

    async verify(stored, password, request = noRequest) {
      const matches = await queued(request, () => verify(stored ?? unknownUserHash, normalize(password)))
      return stored !== null && matches
    },

    async isCommon(password, owner) {
      const normalized = normalize(password)
      return isCommonPassword(normalized, owner) || (await breached?.has(normalized)) === true
    },

    needsRehash(stored) {
      const { algorithm, memoryCost, timeCost, parallelism, outputLen } = parseOptions(stored)
      return (
        // 2 is argon2id. The library's const enum cannot be read with isolated modules.
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
 * NIST SP 800-63B, 3.1.1.2: keyboards encode the same character differently, so a normalized form is hashed. With NFKC,
 * full-width and ligature forms equal their plain letters.
 */
function normalize(password: string): string {
  return password.normalize('NFKC')
}
