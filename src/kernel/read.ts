/** Reads the parameters and the body of one operation's request, before they are validated. */
import type { Call } from './call.ts'
import { type Field, fieldOf, parseForm, pointerTo, readFields } from './fields.ts'
import { type Contract, type Operation, type Parameter, resolver, type Schema } from './model.ts'
import { form, isJson } from './operation.ts'
import { kernelProblem, type ProblemError, validationProblem } from './problem.ts'
import { membersOf, type Resolve } from './schema.ts'
import { variantsOf } from './variants.ts'

/** A request as it came, with its values in the types of the contract where they could be read so. */
export interface RawRequest {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
  /** Of the body, without parameters; null without a body. */
  mediaType: string | null
}

export type RequestReader = (
  call: Pick<Call, 'url' | 'headers' | 'readBytes'>,
  path: Record<string, string>,
) => Promise<RawRequest>

/** Prepares the reader of one operation. It throws 400, 413, 415 or 422. */
export function compileReader(contract: Contract, operation: Operation): RequestReader {
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
  const known = new Set(fields.query.map(({ name }) => name))
  const readBody = operation.body && compileBodyReader(resolve, operation.body, operation.maxBody)

  return async function read(call, path) {
    const errors: ProblemError[] = []
    const query = readQuery(call.url, fields.query, errors)
    const read = {
      path: readFields('path', path, fields.path, errors),
      query: readFields('query', query, fields.query, errors),
      headers: readFields('headers', pick(call.headers, fields.header), fields.header, errors),
      cookies: fields.cookie.length === 0 ? {} : readCookies(call.headers.cookie, fields.cookie, errors),
    }
    for (const name of Object.keys(query)) if (!known.has(name)) errors.push(unknownQuery(name))
    if (errors.length > 0) throw validationProblem(errors)
    // Where the contract has no body, one that is sent is not read.
    return { ...read, ...(readBody ? await readBody(call) : noBody) }
  }
}

function pick(values: Record<string, unknown>, fields: Field[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const { name } of fields) picked[name] = values[name]
  return picked
}

const unknownQuery = (name: string): ProblemError => ({
  location: 'query',
  pointer: pointerTo(name),
  message: `Unknown query parameter '${name}'`,
  code: 'additionalProperties',
})

function readQuery(url: string, fields: Field[], errors: ProblemError[]): Record<string, unknown> {
  const start = url.indexOf('?')
  if (start < 0) return {}
  try {
    return parseForm(url.slice(start + 1), fields)
  } catch {
    errors.push({ location: 'query', pointer: '', message: 'must be percent-encoded UTF-8', code: 'encoding' })
    return {}
  }
}

const readCookies = (header: string | undefined, fields: Field[], errors: ProblemError[]) =>
  readFields('cookies', pick(cookiesOf(header), fields), fields, errors)

/** The first of cookies with one name counts, which is the one of the longest path (RFC 6265, 5.4). */
function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
  })
  return Object.fromEntries(pairs.reverse())
}

const noBody = { body: undefined, mediaType: null }

type BodyReader = (call: Pick<Call, 'headers' | 'readBytes'>) => Promise<Pick<RawRequest, 'body' | 'mediaType'>>

function compileBodyReader(
  resolve: Resolve,
  { required, content }: NonNullable<Operation['body']>,
  maxBody: number,
): BodyReader {
  const parsers = new Map(Object.entries(content).map(([type, schema]) => [type, compileParser(resolve, type, schema)]))
  const accepted = [...parsers.keys()]
  return async function readBody({ headers, readBytes }) {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    if (!hasBody) {
      if (!required) return noBody
      throw validationProblem([
        { location: 'body', pointer: '', message: 'A request body is required', code: 'required' },
      ])
    }
    const mediaType = acceptedType(accepted, headers['content-type'])
    const parse = parsers.get(mediaType) as Parser
    return { mediaType, body: parse(decodeUtf8(await readBytes(maxBody))) }
  }
}

type Parser = (text: string) => unknown

function compileParser(resolve: Resolve, mediaType: string, schema: Schema): Parser {
  if (isJson(mediaType)) return parseJson
  return mediaType === form ? compileForm(resolve, schema) : (text) => text
}

/**
 * The bare media type of a body, which must be one of the operation's. A charset must be UTF-8; other parameters are
 * ignored.
 */
function acceptedType(accepted: string[], header: string | undefined): string {
  if (header !== undefined && accepted.includes(header)) return header
  const [essence = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  if (!accepted.includes(essence)) throw unsupported(`Send the body as ${accepted.join(' or ')}.`)
  if (charset !== undefined && !['utf-8', '"utf-8"', 'utf8'].includes(charset))
    throw unsupported('Send the body in UTF-8.')
  return essence
}

const unsupported = (detail: string, cause?: unknown) => kernelProblem('unsupported_media_type', { detail, cause })
const malformed = (detail: string, cause?: unknown) => kernelProblem('malformed_request', { detail, cause })

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed('The body is not valid UTF-8.', cause)
  }
}

/** An escaped UTF-16 surrogate that stands alone, as `JSON.stringify` writes it. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

/** Deeper than people write. Validators and `JSON.stringify` recurse: 30,000 levels overflow the stack of both. */
const maxDepth = 200

/** How deep the arrays and objects of a JSON text are nested. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (inString && char === '\\') at += 1
    else if (char === '"') inString = !inString
    else if (inString) continue
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth -= 1
  }
  return deepest
}

function parseJson(text: string): unknown {
  if (text.length > maxDepth && depthOf(text) > maxDepth)
    throw malformed(`The body is nested deeper than ${maxDepth} levels.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw malformed('The body is not valid JSON.', cause)
  }
  // Such a text cannot be stored as it was sent (RFC 8259, 8.2).
  if (/\\ud[89a-f]/i.test(text) && loneSurrogate.test(JSON.stringify(value)))
    throw malformed('The body contains an unpaired surrogate.')
  return value
}

/** Prepares the reader of form bodies: numbers and booleans by the schema, or by the variant that the form names. */
function compileForm(resolve: Resolve, schema: Schema): Parser {
  const fieldsOf = (form: Schema) =>
    membersOf(form, resolve).map(([name, member]) => fieldOf(resolve, { name, schema: member, explode: true }))
  const variants = variantsOf(resolve, schema)
  const common = variants ? [] : fieldsOf(schema)
  const byVariant = new Map([...(variants?.schemas ?? [])].map(([value, variant]) => [value, fieldsOf(variant)]))
  return function readForm(text) {
    const errors: ProblemError[] = []
    let values: Record<string, unknown>
    try {
      values = parseForm(text, [])
    } catch (cause) {
      throw malformed('The form is not percent-encoded UTF-8.', cause)
    }
    const fields = variants ? (byVariant.get(String(values[variants.property])) ?? []) : common
    readFields('body', values, fields, errors)
    if (errors.length > 0) throw validationProblem(errors)
    return values
  }
}
