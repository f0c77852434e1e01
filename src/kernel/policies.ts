/**
 * Policies: rules that an operation's `x-` members state, applied before a request is read. The contract states the
 * rule, a policy enforces it, and the service provides its means, such as a counter that processes share.
 */

import { ContractError, type JsonObject, type Operation, type Principal } from './model.ts'

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
