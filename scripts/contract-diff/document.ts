// Navigates a contract by JSON pointers and references.

export type JsonObject = Record<string, unknown>

/** A value and its JSON pointer (RFC 6901) in the document. */
export interface Located<T = unknown> {
  value: T
  pointer: string
}

/** The reason why a document cannot be compared, for the user of the command. */
export class DocumentError extends Error {
  override name = 'DocumentError'
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The pointer of a member. */
export const below = (pointer: string, ...names: (string | number)[]): string =>
  pointer + names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A member of an object; null when it does not exist. */
export function member(of: Located | null, name: string): Located | null {
  if (!of || !isObject(of.value) || !Object.hasOwn(of.value, name) || of.value[name] === undefined) return null
  return { value: of.value[name], pointer: below(of.pointer, name) }
}

/** The members of an object, in the order of the document. */
export function members(of: Located | null): [string, Located][] {
  if (!of || !isObject(of.value)) return []
  return Object.entries(of.value).map(([name, value]) => [name, { value, pointer: below(of.pointer, name) }])
}

/** The items of a list. */
export function items(of: Located | null): Located[] {
  if (!of || !Array.isArray(of.value)) return []
  return of.value.map((value, index) => ({ value, pointer: below(of.pointer, index) }))
}

/** The target of a `$ref`. Throws a DocumentError when it does not exist or is in another document. */
export function target(root: JsonObject, reference: string): Located {
  if (!reference.startsWith('#'))
    throw new DocumentError(`"$ref: ${reference}" refers to another file. Bundle the contract into one file first.`)
  const found = lookUp(root, reference)
  if (!found) throw new DocumentError(`"$ref: ${reference}" has no target in the document.`)
  return found
}

/** The places of earlier look-ups, by document. */
const places = new WeakMap<JsonObject, Map<string, Located | null>>()

/** The place that a reference names, by a JSON pointer or an `$anchor`; null when it is not in the document. */
export function lookUp(root: JsonObject, reference: string): Located | null {
  const known = places.get(root) ?? new Map<string, Located | null>()
  places.set(root, known)
  const place = known.has(reference) ? known.get(reference) : find(root, reference)
  known.set(reference, place ?? null)
  return place ?? null
}

function find(root: JsonObject, reference: string): Located | null {
  if (!reference.startsWith('#')) return null
  if (reference !== '#' && !reference.startsWith('#/')) return anchored(root, '', reference.slice(1))
  const segments = reference
    .slice(2)
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decoded(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
  let value: unknown = root
  for (const segment of segments)
    value =
      isObject(value) && Object.hasOwn(value, segment)
        ? value[segment]
        : Array.isArray(value)
          ? value[Number(segment)]
          : undefined
  return value === undefined ? null : { value, pointer: below('', ...segments) }
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The first schema with this `$anchor`. */
function anchored(node: unknown, pointer: string, name: string): Located | null {
  if (isObject(node) && node.$anchor === name) return { value: node, pointer }
  const inner = isObject(node) ? Object.entries(node) : Array.isArray(node) ? [...node.entries()] : []
  for (const [key, value] of inner) {
    const found = anchored(value, below(pointer, key), name)
    if (found) return found
  }
  return null
}

/**
 * Follows the references of a parameter, response or header. Members beside a `$ref` (summary, description) override
 * those of its target. Not for schemas, where members beside a `$ref` are further constraints.
 */
export function dereference(root: JsonObject, located: Located): Located {
  let current = located
  const seen = new Set<string>()
  while (isObject(current.value) && typeof current.value.$ref === 'string') {
    const { $ref, ...siblings } = current.value as { $ref: string }
    if (seen.has($ref)) throw new DocumentError(`"$ref: ${$ref}" refers to itself.`)
    seen.add($ref)
    const found = target(root, $ref)
    current = { value: isObject(found.value) ? { ...found.value, ...siblings } : found.value, pointer: found.pointer }
  }
  return current
}

/** Replaces each schema that is only a `$ref` by its target, and drops duplicates, so that one schema has one place. */
export function followReferences<T extends Located>(root: JsonObject, sources: T[]): T[] {
  const settled = sources.map((source) => {
    let current = source
    const seen = new Set<string>()
    while (
      isObject(current.value) &&
      typeof current.value.$ref === 'string' &&
      Object.keys(current.value).length === 1
    ) {
      if (seen.has(current.value.$ref)) break
      seen.add(current.value.$ref)
      current = { ...current, ...target(root, current.value.$ref) }
    }
    return current
  })
  return settled.filter(({ pointer }, index) => settled.findIndex((other) => other.pointer === pointer) === index)
}
