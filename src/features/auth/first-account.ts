/**
 * The first account of a service is an admin's. On a service that other machines reach it takes a token that only the
 * operator sees, since else a stranger could be faster.
 */
import type { Knex } from 'knex'
import { isWithoutUsers } from '../users/locks.ts'
import { hasUsers } from '../users/queries.ts'

export interface FirstAccount {
  /** Whether the next account is the first one. If so, there is no other until the transaction ends. */
  isNext(db: Knex): Promise<boolean>
}

/** Asks the database only until there is an account: the last admin cannot be deleted. */
export function firstAccount(): FirstAccount {
  let exists = false
  return {
    async isNext(db) {
      exists ||= await hasUsers(db)
      return !exists && (await isWithoutUsers(db))
    },
  }
}
