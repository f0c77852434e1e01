/**
 * Quotas: limits of how much a caller may store, listed in the document's `x-quotas`. An operation names in `x-quota`
 * what it creates one of; the kernel takes that before the handler runs, in its unit of work. In `x-quota-items` it names
 * the quotas that its handler takes from itself, since only the handler knows how much.
 */
import type { JsonObject } from './model.ts'
import { type ExceededQuota, kernelProblem, type Problem } from './problem.ts'

/** One entry of the document's `x-quotas`. */
export interface Quota {
  /** The default of the largest use. */
  limit: number
  unit: 'objects' | 'bytes'
  /** The subject of the count. */
  per: 'user' | 'project' | 'todo'
  /** Whether a further object is refused with 409, or the oldest one makes room. */
  beyond: 'refuse' | 'oldest'
  /** Only what was created within this time counts; absent: what is stored. */
  window_seconds?: number
}

/** The quotas that an operation names. */
export interface NamedQuotas {
  /** Taken by the kernel, one of each, before the handler runs. */
  quotas: string[]
  /** Taken by the handler. */
  quotaItems: string[]
  /** Whether the operation is refused with 409 where one of them is used up. */
  mayExceedQuota: boolean
}

/** Reads `x-quota` and `x-quota-items` of an operation. */
export function readQuotas(fault: (what: string) => void, document: JsonObject, node: JsonObject): NamedQuotas {
  const known = quotasOf(document)
  const read = (member: string): string[] => {
    const names = [(node[member] ?? []) as string | string[]].flat()
    for (const name of names)
      if (!Object.hasOwn(known, name)) fault(`names the unknown quota "${name}" in its ${member}`)
    return names
  }
  const [quotas, quotaItems] = [read('x-quota'), read('x-quota-items')]
  return {
    quotas,
    quotaItems,
    mayExceedQuota: [...quotas, ...quotaItems].some((name) => known[name]?.beyond === 'refuse'),
  }
}

/** The document's quotas by their names. */
export function quotasOf(document: JsonObject): Record<string, Quota> {
  return (document['x-quotas'] ?? {}) as Record<string, Quota>
}

/** The 409 of a quota that is used up. */
export function quotaExceeded(quota: ExceededQuota, detail?: string): Problem {
  return kernelProblem('quota_exceeded', { detail, quota })
}
