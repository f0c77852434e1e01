/**
 * Limits the credentials that turn out invalid, by the entry `failed_authentication` of the contract's `x-rate-limits`. Looking
 * made-up ones up takes work, so those of a network address are refused unseen beyond the limit. Credentials that prove their
 * user, such as by a signature, are counted by themselves, so that no client's failures refuse those of another one.
 */
import type { JsonObject } from './model.ts'
import { quotaUsedUp, type RateLimit } from './policies.ts'
import { Windows } from './windows.ts'

export interface FailedAuthentication {
  /** Runs a look-up of credentials. Counts its 401 under `key`; throws 429 instead of running it beyond the limit. */
  limit<T>(key: string, lookUp: () => Promise<T>): Promise<T>
}

/** `onFailure` is called for each failure, with whether the limit has refused it. Without the entry, nothing is refused. */
export function failedAuthentication(
  document: JsonObject,
  onFailure: (isRefused: boolean) => void = () => {},
): FailedAuthentication {
  const name = 'failed_authentication'
  const quota = (document['x-rate-limits'] as Record<string, RateLimit> | undefined)?.[name]
  const failures = new Windows<string>(quota?.window_seconds ?? 1)

  return {
    async limit(key, lookUp) {
      const { count, resetSeconds } = failures.look(key)
      if (quota && count >= quota.limit) {
        onFailure(true)
        throw quotaUsedUp(name, quota, resetSeconds, 'Too many credentials were invalid.')
      }
      try {
        return await lookUp()
      } catch (error) {
        if ((error as { status?: number }).status === 401) {
          failures.add(key)
          onFailure(false)
        }
        throw error
      }
    },
  }
}
