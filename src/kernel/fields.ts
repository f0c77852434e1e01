/**
 * Text with names, as it comes in queries, headers, cookies and forms. Text that is a number or a boolean by the
 * contract becomes one here, strictly: the validators' own coercion takes `0x10`, `1e1` and " 5" for integers.
 */
import { escapeSegment, type Parameter, type Schema } from './model.ts'
import type { ProblemError } from './problem.ts'
import { type Resolve, schemaType } from './schema.ts'

/** A parameter or a form's member, as text is read into it. */
export interface Field {
  name: string
  type: string | undefined
  /** Of an array. */
  itemType: string | undefined
  explode: boolean
}

export function fieldOf(
  resolve: Resolve,
  { name, schema, explode }: Pick<Parameter, 'name' | 'schema' | 'explode'>,
): Field {
  const items = resolve(schema).items as Schema | undefined
  return { name, type: schemaType(schema, resolve), itemType: items && schemaType(items, resolve), explode }
}

/**
 * `a=1&b=2&a=3` to `{a: ['1', '3'], b: '2'}`; brackets have no meaning. Throws on text that is not percent-encoded
 * UTF-8.
 */
export function parseForm(text: string, fields: Field[]): Record<string, unknown> {
  const commas = new Set(fields.filter((field) => field.type === 'array' && !field.explode).map(({ name }) => name))
  const values = new Map<string, string[]>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decodeForm(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : pair.slice(at + 1)
    // A comma within an item is percent-encoded, so the items are decoded one by one.
    const items = (commas.has(name) ? value.split(',') : [value]).map(decodeForm)
    const before = values.get(name)
    if (before) before.push(...items)
    else values.set(name, items)
  }
  const single = ([name, items]: [string, string[]]) => items.length === 1 && !commas.has(name)
  return Object.fromEntries([...values].map((entry) => [entry[0], single(entry) ? entry[1][0] : entry[1]]))
}

const decodeForm = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))

/**
 * Replaces the text of fields by values of their type, and leaves out those that are absent. Adds an error for each
 * text without a value.
 */
export function readFields(
  location: ProblemError['location'],
  values: Record<string, unknown>,
  fields: Field[],
  errors: ProblemError[],
) {
  for (const { name, type, itemType, explode } of fields) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      delete values[name]
      continue
    }
    const read = (item: unknown, spelling: Spelling | undefined, place: string) => {
      if (!spelling) return item
      const result = typeof item === 'string' && spelling.form.test(item) ? spelling.read(item) : undefined
      if (result === undefined)
        errors.push({ location, pointer: pointerTo(name) + place, message: `must be ${spelling.a}`, code: 'type' })
      return result
    }
    if (type !== 'array') values[name] = read(value, spellings[type ?? ''], '')
    else {
      const items = Array.isArray(value) ? value : explode ? [value] : String(value).split(',')
      values[name] = items.map((item, index) => read(item, spellings[itemType ?? ''], `/${index}`))
    }
  }
  return values
}

export const pointerTo = (name: string) => `/${escapeSegment(name)}`

/** How a value is written as text. `read` returns undefined for a text that has no value. */
interface Spelling {
  form: RegExp
  read: (text: string) => unknown
  a: string
}

/** JSON's own spelling of values (RFC 8259), so that `0x10`, `1e1` and " 5" are no integers. */
const spellings: Record<string, Spelling> = {
  integer: { form: /^-?(0|[1-9]\d*)$/, read: safeInteger, a: 'an integer' },
  number: { form: /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, read: Number, a: 'a number' },
  boolean: { form: /^(true|false)$/, read: (text) => text === 'true', a: 'true or false' },
}

/** Beyond 2^53 the value would be another than the one that was written. */
function safeInteger(text: string): number | undefined {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}
