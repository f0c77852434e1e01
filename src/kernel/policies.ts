/**
 * Policies: rules that an operation's `x-` members state, applied before a request is read. The contract states the
 * rule, a policy enforces it, and the service provides its means, such as a counter that processes share.
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

  return async function admit(subject) {
    const headers: Record<string, string> = {}
    for (const policy of applied) Object.assign(headers, await policy.admit(subject))
    return headers
  }
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

/** Counts one request under `key`; returns the rest of the quota and in how many seconds it is full again. */
export type RateLimitCounter = (key: string) => Promise<{ allowed: boolean; remaining: number; resetSeconds: number }>

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
    const limit = (document['x-rate-limits'] as Record<string, RateLimit> | undefined)?.[name]
    if (!limit) throw new ContractError([`${operation.id} names the unknown rate limit "${name}"`])
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
