/**
 * Reads the parameters of a request, before they are validated. Text that is a number or a boolean by the contract
 * becomes one here, strictly: the validators' own coercion takes `0x10`, `1e1` and " 5" for integers.
 */
import type { Call } from './call.ts'
import { type Contract, escapeSegment, type Operation, type Parameter, resolver, type Schema } from './model.ts'
import { nearestName } from './nearest.ts'
import { errorBounds, type ProblemError } from './problem.ts'
import { type Resolve, schemaType } from './schema.ts'
import { queryCredentials } from './security.ts'
import { unknownMessage } from './wording.ts'

/** Parameters as they came, with their values in the types of the contract where they could be read so. */
export interface RawParameters {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  /** Violations that no schema describes. */
  faults: readonly ProblemError[]
  /** False where a text is no number or boolean, though the contract wants one. It stays as it came. */
  isReadable: boolean
}

/** `path` has the parameters of the path, decoded. */
export type ParameterReader = (call: Pick<Call, 'url' | 'headers'>, path: Record<string, string>) => RawParameters

/** Prepares the reader of one operation's parameters. */
export function compileParameterReader(contract: Contract, operation: Operation): ParameterReader {
  const resolve = resolver(contract.document)
  const fieldsIn = (location: Parameter['in']) =>
    operation.parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => fieldOf(resolve, parameter))
  const fields = {
    path: fieldsIn('path'),
    query: fieldsIn('query'),
    header: fieldsIn('header'),
    cookie: fieldsIn('cookie'),
  }
  const known = new Set([...fields.query.map(({ name }) => name), ...queryCredentials(contract, operation)])

  return function readParameters({ url, headers }, path) {
    const faults: ProblemError[] = []
    const query = url.includes('?') ? readQuery(url, fields.query, faults) : {}
    const read = { path, query, headers: {}, cookies: {} }
    let isReadable = readFields(path, fields.path)
    isReadable = readFields(query, fields.query) && isReadable
    isReadable = readFields(headers, fields.header, read.headers) && isReadable
    if (fields.cookie.length > 0)
      isReadable = readFields(cookiesOf(headers.cookie), fields.cookie, read.cookies) && isReadable
    const unknown = operation.ignoresUnknownQuery ? [] : Object.keys(query).filter((name) => !known.has(name))
    faults.push(...unknown.slice(0, errorBounds.errors).map((name) => unknownQuery(name, [...known])))
    return { ...read, faults, isReadable }
  }
}

/** Returns whether a request of an operation is heavy, by the contract's `x-cost`. Null: none is. */
export function compileCost({
  isHeavy,
  parameters,
}: Operation): ((input: { query: Record<string, unknown> }) => boolean) | null {
  if (isHeavy) return () => true
  const heavy = parameters.filter((parameter) => parameter.isHeavy && parameter.in === 'query')
  if (heavy.length === 0) return null
  return function costsMuch({ query }) {
    for (const { name, schema } of heavy) if (query[name] !== undefined && query[name] !== schema.default) return true
    return false
  }
}

const unknownQuery = (name: string, known: string[]): ProblemError => ({
  location: 'query',
  pointer: pointerTo(name),
  message: unknownMessage('query parameter', nearestName(name, known)),
  code: 'additionalProperties',
})

function readQuery(url: string, fields: Field[], faults: ProblemError[]): Record<string, unknown> {
  try {
    return parseForm(url.slice(url.indexOf('?') + 1), fields)
  } catch {
    faults.push({ location: 'query', pointer: '', message: 'must be percent-encoded UTF-8', code: 'encoding' })
    return {}
  }
}

/**
 * A name that comes twice has all its values, as in a query: one of them may be of another host of the domain, and their order
 * tells nothing (RFC 6265, 4.2.2).
 */
function cookiesOf(header: string | undefined): Record<string, string | string[]> {
  const values = new Map<string, string[]>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 0) continue
    const name = pair.slice(0, at).trim()
    values.set(name, [...(values.get(name) ?? []), pair.slice(at + 1).trim()])
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] as string) : all]))
}

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
 * Puts fields into `into`, with their text as values of their type; absent ones are left out. A text without a value stays, and
 * makes the result false.
 */
export function readFields(
  from: Record<string, unknown>,
  fields: Field[],
  into: Record<string, unknown> = from,
): boolean {
  let isReadable = true
  for (const { name, type, itemType, explode } of fields) {
    if (!Object.hasOwn(from, name)) continue
    const value = from[name]
    const isList = type === 'array'
    const items = isList && Array.isArray(value) ? value : isList && !explode ? String(value).split(',') : [value]
    const spelling = spellings[(isList ? itemType : type) ?? '']
    if (spelling)
      for (const [index, item] of items.entries()) {
        const read = typeof item === 'string' && spelling.form.test(item) ? spelling.read(item) : undefined
        if (read === undefined) isReadable = false
        else items[index] = read
      }
    into[name] = isList ? items : items[0]
  }
  return isReadable
}

export const pointerTo = (name: string) => `/${escapeSegment(name)}`

/** How a value is written as text. `read` returns undefined for a text that has no value. */
interface Spelling {
  form: RegExp
  read: (text: string) => unknown
}

/** JSON's own spelling of values (RFC 8259), so that `0x10`, `1e1` and " 5" are no integers. */
const spellings: Record<string, Spelling> = {
  integer: { form: /^-?(0|[1-9]\d*)$/, read: safeInteger },
  number: { form: /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, read: Number },
  boolean: { form: /^(true|false)$/, read: (text) => text === 'true' },
}

/** Beyond 2^53 the value would be another than the one that was written. */
function safeInteger(text: string): number | undefined {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}
