/** The keywords of JSON Schema that need no look into a value: its type, and the rules of texts and numbers. */
import type { JsonObject, Schema } from './model.ts'
import {
  boundsMessage,
  controlMessage,
  countMessage,
  formatMessage,
  ownMessage,
  typeMessage,
  valuesMessage,
} from './wording.ts'

/** Whether a text or a number has a format; true for an unknown format. */
export type HasFormat = (format: string, value: string | number) => boolean

interface Fault {
  /** The violated keyword. */
  code: string
  message: string
  /** Whether the value is of another type, or another value: then the other keywords of the schema say nothing of it. */
  isOther?: true
}

export interface Scalars {
  /** The first rule of a resolved schema that a value violates, except for those of its items and members. */
  faultOf(node: Schema, value: unknown): Fault | undefined
  matches(pattern: string, text: string): boolean
}

/** Longer texts are not compared with a pattern once their length is known to be wrong. */
const longestCompared = 1_000

export function compileScalars(hasFormat: HasFormat): Scalars {
  const patterns = new Map<string, RegExp>()
  return { matches, faultOf }

  function matches(pattern: string, text: string): boolean {
    const known = patterns.get(pattern) ?? new RegExp(pattern, 'u')
    patterns.set(pattern, known)
    return known.test(text)
  }

  function faultOf(node: Schema, value: unknown): Fault | undefined {
    const other = otherness(node, value)
    if (other) return other
    if (typeof value === 'string') return textFault(node, value)
    return typeof value === 'number' ? numberFault(node, value) : undefined
  }

  function textFault(node: Schema, text: string): Fault | undefined {
    const { minLength: least = 0, maxLength: most = Number.POSITIVE_INFINITY } = node as Record<string, number>
    const count = text.length > most || text.length < 2 * least ? charactersIn(text) : text.length
    const isLong = count > most
    // Words about its form say more of a short text than its length does.
    const formIsKnown = !isLong || text.length <= longestCompared
    const form = formIsKnown ? formCode(node, text) : undefined
    const code = isLong ? 'maxLength' : count < least ? 'minLength' : form
    if (code === undefined) return undefined
    // A format says more than the pattern beside it.
    const narrower = form === 'pattern' && !keepsFormat(node, text) ? ownMessage(node, 'format') : undefined
    const own = narrower ?? ownMessage(node, code) ?? (form && ownMessage(node, form))
    if (code !== form) return { code, message: own ?? countMessage(code, { least, most, count, noun: 'character' }) }
    const controls = controlMessage(text, (other) => formCode(node, other) === undefined)
    const words = code === 'format' ? formatMessage(String(node.format), text) : 'has a form that is not allowed'
    return { code, message: controls ?? own ?? words }
  }

  /** The keyword that says why a text has not the form of the schema, whatever its length. */
  function formCode(node: Schema, text: string): 'pattern' | 'format' | undefined {
    if (typeof node.pattern === 'string' && !matches(node.pattern, text)) return 'pattern'
    return keepsFormat(node, text) ? undefined : 'format'
  }

  function keepsFormat({ format }: Schema, text: string): boolean {
    return typeof format !== 'string' || hasFormat(format, text)
  }

  function numberFault(node: Schema, value: number): Fault | undefined {
    const rules = node as Record<string, number | undefined>
    const wrong = Object.keys(bounds).find((keyword) => bounds[keyword]?.(value, rules[keyword] as number) === false)
    if (wrong) return { code: wrong, message: ownMessage(node, wrong) ?? boundsMessage(node) }
    const { multipleOf } = rules
    if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
      const message = ownMessage(node, 'multipleOf') ?? `must be a multiple of ${multipleOf}`
      return { code: 'multipleOf', message }
    }
    if (typeof node.format !== 'string' || hasFormat(node.format, value)) return undefined
    return { code: 'format', message: ownMessage(node, 'format') ?? formatMessage(node.format, value) }
  }
}

/** Why a value is none of the allowed types or values. */
function otherness(node: Schema, value: unknown): Fault | undefined {
  const allowed = (node.type === undefined ? [] : [node.type].flat()) as string[]
  if (allowed.length > 0 && !allowed.some((type) => isOfType(type, value))) {
    const own = ownMessage(node, 'type')
    const message = own ? `${own}${allowed.includes('null') ? ' or null' : ''}` : typeMessage(allowed)
    return { code: 'type', message, isOther: true }
  }
  for (const code of ['const', 'enum'])
    if (code in node) {
      const values = (code === 'const' ? [node.const] : node.enum) as unknown[]
      if (!values.some((one) => isEqual(one, value)))
        return { code, message: ownMessage(node, code) ?? valuesMessage(values), isOther: true }
    }
  return undefined
}

/** Whether a number keeps a bound that the schema may have. */
const bounds: Record<string, (value: number, bound: number | undefined) => boolean> = {
  maximum: (value, bound) => bound === undefined || value <= bound,
  minimum: (value, bound) => bound === undefined || value >= bound,
  exclusiveMaximum: (value, bound) => bound === undefined || value < bound,
  exclusiveMinimum: (value, bound) => bound === undefined || value > bound,
}

export const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

/** Code points, as JSON Schema counts (Validation, 6.3.1). */
function charactersIn(text: string): number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return text.length
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** A value as text: equal values have equal texts, whatever the order of their members (JSON Schema, 4.2.2). */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  )
}

const isEqual = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))
