/**
 * The words of a violation, for people: what the value must be, and what it is where that helps. A schema may have words
 * of its own (`x-message`). No pattern and no term of a validator is in them.
 */
import type { Schema } from './model.ts'

/** The schema's own words for a violated keyword: one for each, or one for all that concern the form of a text. */
export function ownMessage({ 'x-message': own }: Schema, keyword: string): string | undefined {
  if (typeof own === 'string') return formKeywords.has(keyword) ? own : undefined
  return (own as Record<string, string> | undefined)?.[keyword]
}

const formKeywords = new Set(['type', 'const', 'enum', 'minLength', 'pattern', 'format', 'not'])

/** Types as people say them. */
const types: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
}

export function typeMessage(allowed: readonly string[]): string {
  return `must be ${allowed.map((type) => types[type] ?? type).join(' or ')}`
}

/** One message for alternatives that all failed by their type or value: `must be an integer or null`. */
export function eitherMessage(messages: readonly string[]): string {
  const [first = 'is not allowed here', ...others] = [...new Set(messages)]
  return [first, ...others.map((message) => message.replace(/^must be /, ''))].join(' or ')
}

/** The values of an `enum`, or of a `const`. */
export function valuesMessage(values: readonly unknown[]): string {
  const [only, ...others] = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  return others.length === 0 ? `must be ${only}` : `must be one of ${[only, ...others].join(', ')}`
}

/** The violated bound of a length, with the length that the value has. */
export function countMessage(
  keyword: string,
  { least, most, count, noun }: { least: number; most: number; count: number; noun: string },
): string {
  if (least === most) return `must have exactly ${counted(least, noun)}, this has ${count}`
  if (keyword.startsWith('max')) return `must have at most ${counted(most, noun)}, this has ${count}`
  return count === 0 && least === 1
    ? 'must not be empty'
    : `must have at least ${counted(least, noun)}, this has ${count}`
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** The bounds of a number. */
export function boundsMessage(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<string, number | undefined>
  if (minimum !== undefined && maximum !== undefined) return `must be from ${minimum} to ${maximum}`
  const bounds = [
    minimum !== undefined && `at least ${minimum}`,
    exclusiveMinimum !== undefined && `more than ${exclusiveMinimum}`,
    maximum !== undefined && `at most ${maximum}`,
    exclusiveMaximum !== undefined && `less than ${exclusiveMaximum}`,
  ]
  return `must be ${bounds.filter(Boolean).join(' and ')}`
}

/** Formats of JSON Schema and OpenAPI, with an example. */
const formats: Record<string, string> = {
  email: 'an email address such as ada@example.com',
  'date-time': 'a time such as 2026-12-01T09:00:00Z',
  date: 'a date such as 2026-12-01',
  time: 'a time of day such as 09:00:00Z',
  'time-zone': 'the name of a time zone such as Europe/Berlin',
  'language-tag': 'a language tag such as de-AT',
  uri: 'a URL such as https://example.com/',
  'uri-reference': 'a URL or a path',
  hostname: 'a host name such as example.com',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uuid: 'a UUID such as 0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10',
  int32: 'an integer of 32 bits',
  int64: 'an integer of 64 bits',
}

export const formatMessage = (format: string) => `must be ${formats[format] ?? `a valid ${format}`}`

/** A name that the schema does not know, of a member or of a query parameter. */
export function unknownMessage(kind: string, nearest: string | undefined): string {
  return `is not a known ${kind}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
}

/** Characters that cannot be seen, and that end a line or control a terminal. */
const controls = /[\p{Cc}\u2028\u2029]/gu

/**
 * Names the first control character that a text must not contain: the text `fits` with letters in the places of all
 * control characters, and neither with this one in its place nor with it between letters.
 */
export function controlMessage(text: string, fits: (text: string) => boolean): string | undefined {
  const found = new Set(text.match(controls))
  if (found.size === 0 || !fits(text.replaceAll(controls, 'a'))) return undefined
  const fitsWith = (one: string, as: string) => fits(text.replaceAll(controls, (each) => (each === one ? as : 'a')))
  const wrong = [...found].find((one) => !fitsWith(one, one) && !fitsWith(one, `a${one}a`))
  if (wrong === undefined) return undefined
  const hexadecimal = (wrong.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
  const name = names[hexadecimal]
  return `contains the character U+${hexadecimal}${name ? ` (${name})` : ''}, which is not allowed`
}

const names: Record<string, string> = {
  '0000': 'NUL',
  '0009': 'tab',
  '000A': 'line feed',
  '000D': 'carriage return',
  '001B': 'escape',
  '2028': 'line separator',
  '2029': 'paragraph separator',
}
