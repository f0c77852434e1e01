/**
 * Limits the attempts with a password or a code per account and the emails per address, by the contract's `x-account-limits`, counted
 * over all processes. Accounts that do not exist are counted alike, so that a 429 does not reveal which do.
 */
import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { ContractError, type JsonObject, networkOf, quotaUsedUp, siteOf } from '../../kernel/index.ts'
import { countIn } from '../../service/rate-limits.ts'
import { sharedCounter } from '../../service/shared-counter.ts'
import { failuresOf } from './failures.ts'

export interface Attempts {
  /**
   * Returns the result of `verify`, or throws the problem `rate_limited` without calling it. All network addresses that
   * never had the right password share one count per account, of which one address can use a part only. Each address that had
   * it has a count of its own, so that strangers cannot lock out an owner who has signed in before. The right password resets
   * the count.
   */
  check(account: Account, address: string | null, verify: () => Promise<boolean>): Promise<boolean>
  /** As `check`, for codes of the second factor: a right password resets none of their counts. */
  checkCode: Attempts['check']
  /** Resets the counts of passwords of an account, after its owner was verified by email. */
  forgive(account: Account, address: string | null): Promise<void>
  /** Counts an email that a request causes, by the address that gets it. Throws the problem `rate_limited`. */
  countMail(letter: 'password_reset' | 'email_change' | 'invitation' | 'test', email: string): Promise<void>
  /** Counts an invitation of a user by id. Throws the problem `rate_limited`. */
  countInvitation(userId: string): Promise<void>
  /** Counts a change of address that a user asks for, whatever the address. Throws the problem `rate_limited`. */
  countEmailChange(userId: string): Promise<void>
  /**
   * Counts an email to an address that others cause. Returns 0, or the milliseconds to wait where the address has got as
   * many as its limit.
   */
  countReceived(email: string): Promise<number>
}

/** An account by its id, or by the email address that the request names, whether it has an account or not. */
export type Account = { id: string } | { email: string }

/** Throws a ContractError where the contract lacks a limit. */
export function createAttempts({
  pool,
  wait,
  document,
  enabled,
}: {
  pool: Knex
  /** Milliseconds that counting may wait for a connection. */
  wait: number
  document: JsonObject
  enabled: boolean
}): Attempts {
  const limit = (name: string) => ({ name, ...limitOf(document, name) })
  const family = (one: 'password' | 'code', help: string) =>
    failuresOf({ pool, wait }, { all: limit(`${one}s`), fromOne: limit(`${one}s_from_one_address`), one, help })
  const passwords = family('password', 'Wait, or reset the password by email.')
  const codes = family('code', 'Wait, or ask an admin of this service to remove the second factor.')
  const [mails, changes, received] = [limit('mails'), limit('email_changes'), limit('received_mails')]
  const invitations = limit('received_invitations')
  const counterOf = (counted: ReturnType<typeof limit>) => sharedCounter({ pool, wait }, counted.name, counted)
  const counters = {
    mails: counterOf(mails),
    changes: counterOf(changes),
    received: counterOf(received),
    invitations: counterOf(invitations),
  }

  const keysOf = (account: Account, address: string | null) => {
    const name = 'id' in account ? account.id : account.email.toLowerCase()
    const from = address ?? ''
    return {
      strangers: digest(name),
      own: digest(name, networkOf(from)),
      stranger: digest(name, siteOf(from) ?? networkOf(from)),
    }
  }
  if (!enabled) return { check: (_, __, verify) => verify(), checkCode: (_, __, verify) => verify(), ...uncounted }

  return {
    check: (account, address, verify) => passwords.check(keysOf(account, address), verify),
    checkCode: (account, address, verify) => codes.check(keysOf(account, address), verify),

    async forgive(account, address) {
      await passwords.forgive(keysOf(account, address))
    },

    async countMail(letter, email) {
      const key = digest(letter, email.toLowerCase())
      const { allowed, resetSeconds } = await countIn(counters.mails, key, mails.limit)
      if (!allowed) throw quotaUsedUp('mails', mails, resetSeconds, tooManyMails)
    },

    async countInvitation(userId) {
      const { allowed, resetSeconds } = await countIn(counters.invitations, userId, invitations.limit)
      if (!allowed) throw quotaUsedUp('received_invitations', invitations, resetSeconds, tooManyInvitations)
    },

    async countEmailChange(userId) {
      const { allowed, resetSeconds } = await countIn(counters.changes, userId, changes.limit)
      if (!allowed) throw quotaUsedUp('email_changes', changes, resetSeconds, tooManyChanges)
    },

    async countReceived(email) {
      const { points, left } = await counters.received.add(digest(email.toLowerCase()))
      return points <= received.limit ? 0 : Math.max(left, 1)
    },
  }
}

const tooManyMails = 'Too many emails of this kind were requested for this address. The last one is still valid.'
const tooManyInvitations = 'The user got too many invitations. Invite them later.'
const tooManyChanges = 'Too many changes of the address were requested for this account. The last one is still valid.'

/** Without rate limits. */
const uncounted = {
  async forgive() {},
  async countMail() {},
  async countInvitation() {},
  async countEmailChange() {},
  countReceived: async () => 0,
}

/** A hash, so that the table lists no accounts, and fits its key of 255 characters. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

function limitOf(document: JsonObject, name: string): { limit: number; window_seconds: number } {
  const limits = document['x-account-limits'] as Record<string, { limit: number; window_seconds: number }> | undefined
  const found = limits?.[name]
  if (!found) throw new ContractError([`x-account-limits has no "${name}"`])
  return found
}
