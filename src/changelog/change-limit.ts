/** Limits the events that the changes of one user append, by the entry `changes` of the contract's `x-rate-limits`. */
import { ContractError, type JsonObject, quotaUsedUp, type RateLimit, Windows } from '../kernel/index.ts'

export interface ChangeLimit {
  /** Counts events of a user. Throws 429 where the user has made as many as allowed before. */
  count(userId: string, events: number): void
}

/** Counted by each process. Throws a ContractError where the contract has no such entry. */
export function createChangeLimit(document: JsonObject): ChangeLimit {
  const name = 'changes'
  const limit = (document['x-rate-limits'] as Record<string, RateLimit> | undefined)?.[name]
  if (!limit) throw new ContractError([`x-rate-limits has no "${name}"`])
  const windows = new Windows<string>(limit.window_seconds)

  return {
    count(userId, events) {
      const { count, resetSeconds } = windows.look(userId)
      if (count >= limit.limit) throw quotaUsedUp(name, limit, resetSeconds, 'You have changed too many objects.')
      windows.add(userId, events)
    },
  }
}
