/**
 * Policies: rules that an operation's `x-` members state, applied before a request is read. The contract states the
 * rule, a policy enforces it, and the service provides its means, such as a counter that processes share. Most are rate limits,
 * by the document's `x-rate-limits`, as is the limit of invalid credentials.
 */
import { callerKey, siteOf } from './caller.ts'
import { ContractError, type JsonObject, type Operation, type Principal } from './model.ts'
import { kernelProblem, type Problem } from './problem.ts'

/** The subject of a policy: the caller, or null, and the network address. */
export interface PolicySubject {
  user: Principal | null
  /** The address is read only where a policy needs it: behind proxies Express computes it each time. */
  request: { ip?: string | undefined }
}

/** A policy as it applies to one operation. */
export interface AppliedPolicy {
  /** The statuses of its refusals; the operation must declare each. */
  statuses: number[]
  /** Admits the request and returns response headers, or throws the problem. */
  admit(subject: PolicySubject): Promise<Record<string, string>>
}

/** Reads a policy's value for one operation (undefined where the operation has none). Null: it does not apply. */
export type Policy = (value: unknown, operation: Pick<Operation, 'id'>, document: JsonObject) => AppliedPolicy | null

/** Prepares every policy for an operation. Throws a ContractError on an unknown one or on an undeclared status. */
export function compilePolicies(
  operation: Operation,
  document: JsonObject,
  policies: Record<string, Policy>,
): (subject: PolicySubject) => Promise<Record<string, string>> {
  const faults = Object.keys(operation.extensions)
    .filter((name) => !(name in policies))
    .map((name) => `${operation.id} has the unknown policy "${name}"`)
  const applied = Object.entries(policies).flatMap(([name, policy]) => {
    const result = policy(operation.extensions[name], operation, document)
    for (const status of result?.statuses ?? [])
      if (!operation.responses.has(status))
        faults.push(`${operation.id} can answer ${status} by its policy "${name}", but does not declare it`)
    return result ? [result] : []
  })
  if (faults.length > 0) throw new ContractError(faults)

  const [only] = applied
  if (only && applied.length === 1) return only.admit
  return async function admit(subject) {
    const headers: Record<string, string> = {}
    for (const policy of applied) Object.assign(headers, await policy.admit(subject))
    return headers
  }
}

/**
 * The policy `x-sunset`: the day, such as 2027-06-30, from which a deprecated operation may be removed. Each reply
 * announces it in `Sunset` (RFC 8594).
 */
export const sunsetPolicy: Policy = (value, operation) => {
  if (value === undefined) return null
  const day = new Date(typeof value === 'string' ? `${value}T00:00:00Z` : Number.NaN)
  if (Number.isNaN(day.getTime())) throw new ContractError([`${operation.id} has an x-sunset that is no day: ${value}`])
  const headers = { Sunset: day.toUTCString() }
  return { statuses: [], admit: async () => headers }
}

/** One entry of the document's `x-rate-limits`. */
export interface RateLimit {
  limit: number
  window_seconds: number
  /** `caller`: the signed-in user, else the address. `address`: always the address; of IPv6 its network and its site. */
  per: 'caller' | 'address'
  /** Whether all processes count together. */
  shared: boolean
}

/** An entry of the document's `x-rate-limits`; undefined where it has none of the name. */
const findRateLimit = (document: JsonObject, name: string): RateLimit | undefined =>
  (document['x-rate-limits'] as Record<string, RateLimit> | undefined)?.[name]

/** An entry of the document's `x-rate-limits`. Throws a ContractError with `fault` where it has none of the name. */
export function rateLimitOf(document: JsonObject, name: string, fault = `x-rate-limits has no "${name}"`): RateLimit {
  const limit = findRateLimit(document, name)
  if (!limit) throw new ContractError([fault])
  return limit
}

/** The rest of a quota, and in how many seconds it is full again. */
export interface RateLimitState {
  allowed: boolean
  remaining: number
  resetSeconds: number
}

/** Counts one request under `key`. */
export type RateLimitCounter = (key: string) => RateLimitState | Promise<RateLimitState>

/** Counts the requests of this process alone. */
export function processCounter({ limit, window_seconds }: Quota): RateLimitCounter {
  const windows = new Windows<string>(window_seconds)
  return function count(key) {
    const { count, resetSeconds } = windows.add(key)
    return { allowed: count <= limit, remaining: Math.max(limit - count, 0), resetSeconds }
  }
}

/** How many times the limit of a network a site of IPv6 has: a household has one network, an attacker may have a whole site. */
const siteFactor = 4

/**
 * The policy `x-rate-limit`: the name of an entry of the document's `x-rate-limits`, `default` where the operation
 * says nothing, or `none`. Sends `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers), and 429
 * with `Retry-After` beyond the quota.
 */
export function rateLimitPolicy(counterOf: (name: string, limit: RateLimit) => RateLimitCounter): Policy {
  const counters = new Map<string, RateLimitCounter>()
  const shared = (name: string, limit: RateLimit) => {
    const count = counters.get(name) ?? counterOf(name, limit)
    counters.set(name, count)
    return count
  }
  return function apply(value, operation, document) {
    const name = (value ?? 'default') as string
    if (name === 'none') return null
    const limit = rateLimitOf(document, name, `${operation.id} names the unknown rate limit "${name}"`)
    const count = shared(name, limit)
    const site = { name: `${name}_site`, limit: { ...limit, limit: limit.limit * siteFactor } }
    const countSite = shared(site.name, site.limit)
    const policy = policyOf(name, limit)
    return {
      statuses: [429],
      async admit({ user, request }) {
        const byUser = limit.per === 'caller' && user !== null
        const state = await count(callerKey(byUser ? user.id : undefined, request))
        if (!state.allowed) throw quotaUsedUp(name, limit, state.resetSeconds)
        const network = byUser ? null : siteOf(request.ip ?? '')
        const ofSite = network === null ? null : await countSite(`address:${network}`)
        if (ofSite?.allowed === false) throw quotaUsedUp(site.name, site.limit, ofSite.resetSeconds)
        return { 'RateLimit-Policy': policy, RateLimit: `"${name}";r=${state.remaining};t=${state.resetSeconds}` }
      },
    }
  }
}

type Quota = Pick<RateLimit, 'limit' | 'window_seconds'>

const policyOf = (name: string, { limit, window_seconds }: Quota) => `"${name}";q=${limit};w=${window_seconds}`

/** The 429 of a quota: of the policy, or of a handler's own. */
export function quotaUsedUp(name: string, quota: Quota, resetSeconds: number, detail?: string): Problem {
  return kernelProblem('rate_limited', {
    detail,
    headers: {
      'RateLimit-Policy': policyOf(name, quota),
      RateLimit: `"${name}";r=0;t=${resetSeconds}`,
      'Retry-After': String(resetSeconds),
    },
  })
}

/**
 * Limits the credentials that turn out invalid, by the entry `failed_authentication` of the contract's `x-rate-limits`. Looking
 * made-up ones up takes work, so those of a network address are refused unseen beyond the limit. Credentials that prove their
 * user, such as by a signature, are counted by themselves, so that no client's failures refuse those of another one.
 */
export interface FailedAuthentication {
  /** Calls a look-up of credentials. Counts its 401 under `key`; throws 429 instead of calling it beyond the limit. */
  limit<Args extends unknown[], T>(key: string, lookUp: (...args: Args) => Promise<T>, ...args: Args): Promise<T>
}

/** `onFailure` is called for each failure, with whether the limit has refused it. Without the entry, nothing is refused. */
export function failedAuthentication(
  document: JsonObject,
  onFailure: (isRefused: boolean) => void = () => {},
): FailedAuthentication {
  const name = 'failed_authentication'
  const quota = findRateLimit(document, name)
  const failures = new Windows<string>(quota?.window_seconds ?? 1)

  return {
    async limit(key, lookUp, ...args) {
      const { count, resetSeconds } = failures.look(key)
      if (quota && count >= quota.limit) {
        onFailure(true)
        throw quotaUsedUp(name, quota, resetSeconds, 'Too many credentials were invalid.')
      }
      try {
        return await lookUp(...args)
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

interface Window {
  begun: number
  count: number
}

/** Keys that are counted at once. Beyond it the oldest window is dropped, so that keys of clients' choice fill no memory. */
const maxKeys = 100_000

/** Counts by key, in windows of a fixed length that begin with the first count of their key. */
export class Windows<Key> {
  readonly #length: number
  readonly #clock: Pick<typeof performance, 'now'>
  /** In the order of their beginnings. */
  readonly #windows = new Map<Key, Window>()

  constructor(seconds: number, clock: Pick<typeof performance, 'now'> = performance) {
    this.#length = seconds * 1000
    this.#clock = clock
  }

  /** Adds to the count of a key. Returns the count, and the seconds until its window ends. */
  add(key: Key, amount = 1): { count: number; resetSeconds: number } {
    const now = this.#clock.now()
    this.#dropEnded(now)
    let window = this.#windows.get(key)
    if (!window) {
      window = { begun: now, count: 0 }
      this.#windows.set(key, window)
    }
    window.count += amount
    return { count: window.count, resetSeconds: Math.ceil((window.begun + this.#length - now) / 1000) }
  }

  /** The count of a key in its window, 0 without one, and the seconds until it ends. */
  look(key: Key): { count: number; resetSeconds: number } {
    const now = this.#clock.now()
    this.#dropEnded(now)
    const window = this.#windows.get(key)
    if (!window) return { count: 0, resetSeconds: 0 }
    return { count: window.count, resetSeconds: Math.ceil((window.begun + this.#length - now) / 1000) }
  }

  forget(key: Key): void {
    this.#windows.delete(key)
  }

  #dropEnded(now: number): void {
    for (const [key, { begun }] of this.#windows) {
      if (begun + this.#length > now && this.#windows.size < maxKeys) return
      this.#windows.delete(key)
    }
  }
}
