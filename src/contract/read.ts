/**
 * Takes a request off the wire: the raw query, headers, cookies and body of one operation, before they are validated.
 * Text that is a number or a boolean by the contract becomes one here, strictly.
 */

import type { Request, Response } from 'express'
import { raw } from 'express'
import { type Operation, type Parameter, type Schema, schemaType } from './document.ts'
import { kernelProblem, type ProblemError } from './problem.ts'
import { isJson } from './reply.ts'

/** A request as it came, values in the types of the contract where they could be read so. */
export interface RawRequest {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
  /** The body's media type without parameters, null without a body. */
  mediaType: string | null
}

export type RequestReader = (request: Request, response: Response, path: Record<string, string>) => Promise<RawRequest>

/** Bodies above this are 413. */
const bodyLimit = 100_000

/** Compressed bodies are refused (415), so that none can inflate beyond the limit. */
const readBuffer = raw({ type: () => true, limit: bodyLimit, inflate: false })

/** Prepares the reader of one operation. It throws 400, 413, 415 or 422. */
export function compileReader(operation: Operation): RequestReader {
  const declared = (where: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === where)
  const [inPath, inQuery, inHeader, inCookie] = (['path', 'query', 'header', 'cookie'] as const).map(declared) as [
    Parameter[],
    Parameter[],
    Parameter[],
    Parameter[],
  ]

  return async function read(request, response, path) {
    const headers = Object.fromEntries(inHeader.map(({ name }) => [name, request.headers[name]]))
    const cookies = inCookie.length > 0 ? parseCookies(request.headers.cookie ?? '') : {}
    return {
      path: typed('path', path, inPath),
      query: typed('query', parseForm(queryOf(request)), inQuery),
      headers: typed('headers', headers, inHeader),
      cookies: typed('cookies', Object.fromEntries(inCookie.map(({ name }) => [name, cookies[name]])), inCookie),
      ...(await readBody(operation, request, response)),
    }
  }
}

const queryOf = (request: Request) => {
  const start = request.url.indexOf('?')
  return start < 0 ? '' : request.url.slice(start + 1)
}

async function readBody(operation: Operation, request: Request, response: Response) {
  const absent = { body: undefined, mediaType: null }
  // Where the contract has no body, what comes is left unread.
  if (!operation.body) return absent
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  if (!hasBody) {
    if (!operation.body.required) return absent
    throw invalid([{ location: 'body', pointer: '', message: 'A request body is required', code: 'required' }])
  }
  const mediaType = acceptedType(operation, request.headers['content-type'])
  const text = decodeUtf8(await readBytes(request, response))
  const schema = operation.body.content[mediaType] as Schema
  return { mediaType, body: isJson(mediaType) ? parseJson(text) : mediaType === form ? parseForm(text, schema) : text }
}

const form = 'application/x-www-form-urlencoded'

/**
 * The bare media type of a body, which must be one of the operation's. Parameters are dropped here, since
 * express-openapi-validator would compile new validators for each spelling of them; a charset must be UTF-8.
 */
function acceptedType(operation: Operation, header: string | undefined): string {
  const accepted = Object.keys(operation.body?.content ?? {})
  const [essence = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  if (!accepted.includes(essence)) throw unsupported(`Send the body as ${accepted.join(' or ')}.`)
  if (charset !== undefined && !['utf-8', '"utf-8"', 'utf8'].includes(charset))
    throw unsupported('Send the body in UTF-8.')
  return essence
}

const unsupported = (detail: string, cause?: unknown) => kernelProblem('unsupported_media_type', { detail, cause })
const malformed = (detail: string, cause?: unknown) => kernelProblem('malformed_request', { detail, cause })

/** A 422 with its violations. */
export function invalid(errors: ProblemError[]) {
  return kernelProblem('validation_failed', { detail: errors[0]?.message, errors })
}

function readBytes(request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readBuffer(request, response, (cause?: unknown) => {
      if (!cause) return resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
      const { type } = cause as { type?: string }
      if (type === 'entity.too.large') reject(kernelProblem('payload_too_large', { cause }))
      else if (type === 'encoding.unsupported') reject(unsupported('Send the body without a Content-Encoding.', cause))
      else reject(malformed('The body did not arrive whole.', cause))
    })
  })
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed('The body is not valid UTF-8.', cause)
  }
}

/** An escaped UTF-16 surrogate that stands alone, as `JSON.stringify` writes it. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw malformed('The body is not valid JSON.', cause)
  }
  // It could not be stored as it is, and what is stored must be what was sent (RFC 8259, 8.2).
  if (/\\ud[89a-f]/i.test(text) && loneSurrogate.test(JSON.stringify(value)))
    throw malformed('The body has half of a surrogate pair.')
  return value
}

/** `a=1&b=2&a=3` to `{a: ['1', '3'], b: '2'}`; brackets have no meaning. With a schema, its numbers and booleans are read. */
function parseForm(text: string, schema?: Schema): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = Object.hasOwn(values, name) ? values[name] : undefined
    const after = before === undefined ? value : [before, value].flat()
    Object.defineProperty(values, name, { value: after, enumerable: true, configurable: true, writable: true })
  }
  if (!schema) return values
  const members = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  return typed(
    'body',
    values,
    members.map(([name, member]) => ({ name, in: 'query', required: false, schema: member, explode: true })),
  )
}

function parseCookies(header: string): Record<string, string> {
  const pairs = header.split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
  })
  return Object.fromEntries(pairs.reverse())
}

/** Replaces the text of declared parameters by values of their type; leaves out those that are absent. */
function typed(location: ProblemError['location'], values: Record<string, unknown>, parameters: Parameter[]) {
  for (const { name, schema, explode } of parameters) {
    const value = values[name]
    if (value === undefined) delete values[name]
    else if (schemaType(schema) !== 'array') values[name] = scalar(location, name, value, schema)
    else {
      const items = Array.isArray(value) ? value : explode ? [value] : String(value).split(',')
      values[name] = items.map((item) => scalar(location, name, item, (schema.items ?? {}) as Schema))
    }
  }
  return values
}

/** JSON's own spelling of numbers (RFC 8259, 6), so that `0x10`, `1e1` and " 5" are no integers. */
const spellings: Record<string, { form: RegExp; read: (text: string) => unknown; a: string }> = {
  integer: { form: /^-?(0|[1-9]\d{0,15})$/, read: Number, a: 'an integer' },
  number: { form: /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, read: Number, a: 'a number' },
  boolean: { form: /^(true|false)$/, read: (text) => text === 'true', a: 'true or false' },
}

function scalar(location: ProblemError['location'], name: string, value: unknown, schema: Schema): unknown {
  const spelling = spellings[schemaType(schema) ?? '']
  if (!spelling) return value
  if (typeof value === 'string' && spelling.form.test(value)) return spelling.read(value)
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  throw invalid([{ location, pointer, message: `must be ${spelling.a}`, code: 'type' }])
}
