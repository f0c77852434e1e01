/**
 * Resolves references of a batch's operations to the results of earlier ones. Users' text cannot be mistaken for one:
 * in a path they are in braces, which URLs do not contain; in a body they are an object `{"$result": ...}`, never a
 * string.
 */
import { problem } from '../../service/api.ts'

/** The results of operations by their id; null for one that was refused. */
export type NamedResults = Map<string, { body: unknown } | null>

type Value = string | number | boolean | null

/** Replaces the references in a path and its query by their values. Throws `batch_reference_invalid`. */
export function resolvePath(path: string, results: NamedResults): string {
  return path.replace(/\{([^{}]*)\}/g, (_, reference: string) => {
    const value = find(reference, results)
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return encodeURIComponent(value)
    // An empty value would name another path: `/todos/` is `/todos`.
    throw invalid(reference, 'has no string or number to put into a path')
  })
}

/** Returns a copy of a JSON value with its references replaced by their values. Throws `batch_reference_invalid`. */
export function resolveBody(body: unknown, results: NamedResults): unknown {
  if (body === null || typeof body !== 'object') return body
  if (Array.isArray(body)) return body.map((item) => resolveBody(item, results))
  const members = Object.entries(body)
  if (members.length === 1 && members[0]?.[0] === '$result') return find(members[0][1], results)
  return Object.fromEntries(members.map(([name, value]) => [name, resolveBody(value, results)]))
}

function find(reference: unknown, results: NamedResults): Value {
  if (typeof reference !== 'string') throw invalid(JSON.stringify(reference), 'is not a string')
  const [id = '', ...names] = reference.split('.')
  const result = results.get(id)
  if (result === undefined) throw invalid(reference, 'names no earlier operation')
  if (result === null) throw invalid(reference, 'names an operation that failed')
  let value = result.body
  for (const name of names) {
    if (!hasMember(value, name)) throw invalid(reference, 'names a member that the result does not have')
    value = value[name]
  }
  if (value === undefined || (value !== null && typeof value === 'object'))
    throw invalid(reference, 'does not lead to a string, number, boolean or null')
  return value as Value
}

/** Own members only: an array's `length` is none. */
function hasMember(value: unknown, name: string): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.prototype.propertyIsEnumerable.call(value, name)
}

function invalid(reference: string, what: string) {
  const shown = reference.length > 200 ? `${reference.slice(0, 200)}...` : reference
  return problem('batch_reference_invalid', { detail: `The reference "${shown}" ${what}.` })
}
