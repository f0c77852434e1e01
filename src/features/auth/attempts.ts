/**
 * How often an account's password may be tried, and how often an address may be mailed: counted over all processes, by
 * the contract's `x-account-limits`. An account that does not exist is counted like any other, so that a 429 tells nothing.
 */

import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { ContractError, type JsonObject, networkOf, quotaUsedUp } from '../../kernel/index.ts'
import { countIn } from '../../service/rate-limits.ts'
import { sharedCounter } from '../../service/shared-counter.ts'

/** For how many seconds an address is remembered that had the right password. */
const memory = 30 * 86_400

export interface Attempts {
  /**
   * Looks at a password by `verify` and answers what it says, or throws the problem `rate_limited` without a look.
   * Addresses that never had the right password share one count per account; each other has its own, so that strangers
   * who use theirs up keep nobody out who signed in before. The right password ends a count.
   */
  check(account: Account, address: string | null, verify: () => Promise<boolean>): Promise<boolean>
  /** Forgets the failures of an account, as one whose owner has proved by mail who they are. */
  forgive(account: Account, address: string | null): Promise<void>
  /** Counts a mail that somebody asked for. Throws the problem `rate_limited`. */
  countMail(letter: 'password_reset' | 'email_change', email: string): Promise<void>
}

/** An account's id, or the address that somebody takes for one. */
export type Account = { id: string } | { email: string }

/** Throws a ContractError when the contract does not say how many. */
export function createAttempts({
  pool,
  wait,
  document,
  enabled,
}: {
  pool: Knex
  /** Milliseconds that a count may wait for a connection. */
  wait: number
  document: JsonObject
  enabled: boolean
}): Attempts {
  const [passwords, mails] = [limitOf(document, 'passwords'), limitOf(document, 'mails')]
  const failures = sharedCounter({ pool, wait }, 'passwords', passwords)
  const remembered = sharedCounter({ pool, wait }, 'password_from', { window_seconds: memory })
  const mailed = sharedCounter({ pool, wait }, 'mails', mails)

  const keysOf = (account: Account, address: string | null) => {
    const name = 'id' in account ? account.id : account.email.toLowerCase()
    return { strangers: digest(name), own: digest(name, networkOf(address ?? '')) }
  }
  if (!enabled) return { check: (_, __, verify) => verify(), async forgive() {}, async countMail() {} }

  return {
    async check(account, address, verify) {
      const { strangers, own } = keysOf(account, address)
      const key = (await remembered.has(own)) ? own : strangers
      // Counted before the look, so that of many at once no more are looked at than are allowed.
      const { allowed, resetSeconds } = await countIn(failures, key, passwords.limit)
      if (!allowed) throw quotaUsedUp('passwords', passwords, resetSeconds, tooManyFailures)
      const matches = await verify().catch(async (error) => {
        // Too busy to look: that was no failure of theirs.
        await failures.takeBack(key)
        throw error
      })
      if (!matches) return false
      await failures.end(key)
      await remembered.begin(own)
      return true
    },

    async forgive(account, address) {
      const { strangers, own } = keysOf(account, address)
      await failures.end(strangers)
      await failures.end(own)
      await remembered.begin(own)
    },

    async countMail(letter, email) {
      const { allowed, resetSeconds } = await countIn(mailed, digest(letter, email.toLowerCase()), mails.limit)
      if (!allowed) throw quotaUsedUp('mails', mails, resetSeconds, tooManyMails)
    },
  }
}

const tooManyFailures = 'Too many wrong passwords for this account. Wait, or reset the password by email.'
const tooManyMails = 'Too many emails were requested for this address. The last one is still valid.'

/** The table is no list of who has an account, and its keys have 255 characters. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

function limitOf(document: JsonObject, name: string): { limit: number; window_seconds: number } {
  const limits = document['x-account-limits'] as Record<string, { limit: number; window_seconds: number }> | undefined
  const found = limits?.[name]
  if (!found) throw new ContractError([`x-account-limits has no "${name}"`])
  return found
}
