/**
 * Finds the violations of a schema in a value, each with its place and in words. Ajv decides whether a request is valid;
 * this walk follows only where it is not. It stops after a number of violations, and soon after the first one where
 * there are few: so a hostile body costs little more than Ajv's own stop at its first error.
 */
import { escapeSegment, type JsonObject, resolver, type Schema } from './model.ts'
import { nearestName } from './nearest.ts'
import { canonical, compileScalars, type HasFormat, isObject } from './scalars.ts'
import type { Resolve } from './schema.ts'
import { type Variants, variantsOf } from './variants.ts'
import { countMessage, eitherMessage, ownMessage, unknownMessage, valuesMessage } from './wording.ts'

/** One violation within a value. */
export interface Violation {
  /** A JSON pointer into the value (RFC 6901). */
  pointer: string
  /** The violated keyword. */
  code: string
  message: string
}

/** Returns at most `most` violations; `[]` for a value that is valid as far as this file knows the keywords. */
export type Walk = (schema: Schema, value: unknown, most: number) => Violation[]

/** Values that are visited after the first violation was found. Most bodies have fewer in all. */
const visitsAfterFirst = 2_000

type Add = (code: string, message: string, at?: string) => void

/** The violations of one value so far. `most` is reached early on purpose: one is enough to know that it is invalid. */
interface Findings {
  found: Violation[]
  most: number
  visits: { left: number }
}

/** Returns Ajv's own check of a component; undefined where Ajv does not have it. */
export type CheckOf = (reference: string) => ((value: unknown) => boolean) | undefined

/** Prepares the walk of a document. With `checkOf`, values that are valid for Ajv are passed over. */
export function compileWalk(document: JsonObject, hasFormat: HasFormat, checkOf: CheckOf = () => undefined): Walk {
  const resolve = remembered(resolver(document)) as Resolve
  const scalars = compileScalars(hasFormat)
  const isValidFor = remembered(
    (node: Schema) => (isPlainReference(node) && checkOf(String(node.$ref))) || (() => false),
  )
  const variantsIn = remembered((node: Schema) => variantsOf(resolve, node))

  return function walk(schema, value, most) {
    if (most <= 0) return []
    const findings = { found: [], most, visits: { left: visitsAfterFirst } }
    visit(schema, value, '', findings)
    return findings.found
  }

  function visit(schema: unknown, value: unknown, pointer: string, findings: Findings): void {
    if (isFull(findings) || schema === true) return
    if (isObject(schema) && '$ref' in schema && isValidFor(schema)(value)) return
    const node = schema === false ? { not: {} } : resolve(schema)
    if ('discriminator' in node && isObject(value)) {
      const variants = variantsIn(node)
      if (variants) {
        visitVariant(variants, value, pointer, findings)
        return
      }
    }
    const fault = scalars.faultOf(node, value)
    if (fault) report(findings, { pointer, code: fault.code, message: fault.message })
    if (fault?.isOther) return
    if (Array.isArray(value)) visitItems(node, value, pointer, findings)
    else if (isObject(value)) visitMembers(node, value, pointer, findings)
    visitParts(node, value, pointer, findings)
  }

  function visitVariant({ property, schemas }: Variants, value: JsonObject, pointer: string, findings: Findings): void {
    const named = value[property]
    const variant = typeof named === 'string' ? schemas.get(named) : undefined
    if (variant) visit(variant, value, pointer, findings)
    else {
      const code = named === undefined ? 'required' : 'enum'
      report(findings, { pointer: below(pointer, property), code, message: valuesMessage([...schemas.keys()]) })
    }
  }

  function visitItems(node: Schema, items: unknown[], pointer: string, findings: Findings): void {
    const add = adder(node, pointer, findings)
    const { minItems: least = 0, maxItems: most = Number.POSITIVE_INFINITY } = node as Record<string, number>
    const wrong = items.length > most ? 'maxItems' : items.length < least ? 'minItems' : undefined
    if (wrong) add(wrong, countMessage(wrong, { least, most, count: items.length, noun: 'item' }))
    // Of too many items only those are looked at that may stay.
    const visited = items.length > most ? items.slice(0, most) : items
    if (node.uniqueItems === true) {
      const [first, again] = repeatedIn(visited) ?? []
      if (again !== undefined) add('uniqueItems', `must have no item twice, these are equal: ${first} and ${again}`)
    }
    const prefix = (node.prefixItems ?? []) as unknown[]
    for (const [index, item] of visited.entries()) {
      if (isFull(findings)) return
      const schema = index < prefix.length ? prefix[index] : node.items
      if (schema !== undefined) visit(schema, item, below(pointer, String(index)), findings)
    }
    if (node.contains === undefined) return
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = node as Record<string, number>
    const count = items.filter((item) => isValid(node.contains, item, findings)).length
    if (count < minContains || count > maxContains) add('contains', 'does not have the items that it must have')
  }

  function visitMembers(node: Schema, value: JsonObject, pointer: string, findings: Findings): void {
    const add = adder(node, pointer, findings)
    const properties = (node.properties ?? {}) as Record<string, Schema>
    const others = Object.entries((node.patternProperties ?? {}) as Record<string, Schema>)
    const { additionalProperties: further, propertyNames } = node
    const required = ((node.required ?? []) as string[]).filter((name) => properties[name]?.readOnly !== true)
    for (const name of required) if (!Object.hasOwn(value, name)) add('required', 'is required', below(pointer, name))
    for (const [name, needed] of Object.entries((node.dependentRequired ?? {}) as Record<string, string[]>))
      for (const other of Object.hasOwn(value, name) ? needed : [])
        if (!Object.hasOwn(value, other)) add('dependentRequired', `is required beside ${name}`, below(pointer, other))
    const names = Object.keys(value)
    const { minProperties: least = 0, maxProperties: most = Number.POSITIVE_INFINITY } = node as Record<string, number>
    const wrong = names.length > most ? 'maxProperties' : names.length < least ? 'minProperties' : undefined
    if (wrong) add(wrong, countMessage(wrong, { least, most, count: names.length, noun: 'member' }))
    for (const name of names) {
      if (isFull(findings)) return
      const at = below(pointer, name)
      if (propertyNames !== undefined) {
        const [first] = violationsIn(propertyNames, name, findings)
        if (first) add('propertyNames', `the name ${first.message}`, at)
      }
      const matching = others.filter(([pattern]) => scalars.matches(pattern, name)).map(([, schema]) => schema)
      const own = Object.hasOwn(properties, name) ? [properties[name] as Schema] : []
      if (isObject(own[0]) && resolve(own[0]).readOnly === true) add('readOnly', 'cannot be set', at)
      for (const schema of [...own, ...matching]) visit(schema, value[name], at, findings)
      if (own.length + matching.length > 0 || further === undefined) continue
      if (further === false)
        add('additionalProperties', unknownMessage('member', nearestName(name, Object.keys(properties))), at)
      else visit(further, value[name], at, findings)
    }
    for (const [name, schema] of Object.entries((node.dependentSchemas ?? {}) as Record<string, Schema>))
      if (Object.hasOwn(value, name)) visit(schema, value, pointer, findings)
  }

  function visitParts(node: Schema, value: unknown, pointer: string, findings: Findings): void {
    const add = adder(node, pointer, findings)
    for (const part of (node.allOf ?? []) as unknown[]) visit(part, value, pointer, findings)
    for (const keyword of ['anyOf', 'oneOf']) if (node[keyword]) visitChoice(keyword, node, value, pointer, findings)
    if (node.not !== undefined && isValid(node.not, value, findings)) add('not', 'is not allowed in this form')
    if (node.if !== undefined) {
      const next = isValid(node.if, value, findings) ? node.then : node.else
      if (next !== undefined) visit(next, value, pointer, findings)
    }
  }

  /** Of alternatives that all fail, the one that was meant is reported: of the value's type, and with fewest faults. */
  function visitChoice(keyword: string, node: Schema, value: unknown, pointer: string, findings: Findings): void {
    const add = adder(node, pointer, findings)
    const outcomes = (node[keyword] as unknown[]).map((part) => violationsIn(part, value, findings, pointer))
    const fitting = outcomes.filter((found) => found.length === 0).length
    if (fitting === 1 || (fitting > 1 && keyword === 'anyOf')) return
    const isOther = ({ code, pointer: at }: Violation) =>
      at === pointer && (code === 'type' || code === 'const' || code === 'enum')
    const meant = outcomes.filter((found) => !found.some(isOther))
    const [nearest] = meant.sort((a, b) => distance(a) - distance(b))
    if (fitting > 1) add('oneOf', 'fits more than one of the allowed forms')
    else if (nearest) for (const violation of nearest) report(findings, violation)
    else {
      const messages = outcomes.flatMap((found) => found.filter(isOther).map(({ message }) => message))
      add(outcomes[0]?.find(isOther)?.code ?? 'type', eitherMessage(messages))
    }
  }

  /** The violations of another schema by themselves, with the same number of visits left. */
  function violationsIn(schema: unknown, value: unknown, { found, most, visits }: Findings, pointer = ''): Violation[] {
    const inner: Findings = { found: [], most, visits: found.length > 0 ? visits : { left: visitsAfterFirst } }
    visit(schema, value, pointer, inner)
    return inner.found
  }

  function isValid(schema: unknown, value: unknown, findings: Findings): boolean {
    return violationsIn(schema, value, { ...findings, most: 1 }).length === 0
  }

  /** Adds violations of a node, in its own words where it has some. */
  function adder(node: Schema, pointer: string, findings: Findings): Add {
    return (code, message, at = pointer) =>
      report(findings, { pointer: at, code, message: ownMessage(node, code) ?? message })
  }
}

function report({ found, most }: Findings, violation: Violation): void {
  if (found.length < most) found.push(violation)
}

/** Whether enough was found, or enough was visited after the first violation. Counts a visit. */
function isFull({ found, most, visits }: Findings): boolean {
  if (found.length === 0) return false
  visits.left -= 1
  return found.length >= most || visits.left < 0
}

const below = (pointer: string, name: string) => `${pointer}/${escapeSegment(name)}`

/** The indexes of the first two items that are equal. */
function repeatedIn(items: unknown[]): [number, number] | undefined {
  const seen = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const text = typeof item === 'string' ? `"${item}` : canonical(item)
    const before = seen.get(text)
    if (before !== undefined) return [before, index]
    seen.set(text, index)
  }
  return undefined
}

/** How far an alternative is from being meant: a wrong constant within it counts for more than other faults. */
const distance = (found: Violation[]) =>
  found.reduce((sum, { code }) => sum + (code === 'const' || code === 'enum' ? 100 : 1), 0)

/** Whether a node says no more than the component that it refers to. */
const isPlainReference = (node: Schema) =>
  Object.keys(node).every((name) => name === '$ref' || name === 'description' || name === 'default')

/** Computes the result for each node once. */
function remembered<Result>(compute: (node: Schema) => Result): (node: unknown) => Result {
  const known = new WeakMap<object, Result>()
  return (node) => {
    const result = known.get(node as Schema) ?? compute(node as Schema)
    known.set(node as Schema, result)
    return result
  }
}
