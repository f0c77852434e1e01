/** Reads the body of a request, before it is validated: JSON, a form's members, or text. */
import type { Call } from './call.ts'
import { type Contract, type Operation, resolver, type Schema } from './model.ts'
import { form, isJson } from './operation.ts'
import { fieldOf, parseForm, readFields } from './parameters.ts'
import { kernelProblem, type ProblemError } from './problem.ts'
import { membersOf, type Resolve } from './schema.ts'
import { variantsOf } from './variants.ts'

/** A body as it came; the numbers and booleans of a form are read. */
export interface RawBody {
  body: unknown
  /** Without parameters; null without a body. */
  mediaType: string | null
  /** Violations that no schema describes. */
  faults: readonly ProblemError[]
  /** False where a form's text is no number or boolean, though the contract wants one. It stays as it came. */
  isReadable: boolean
}

export const noBody: RawBody = { body: undefined, mediaType: null, faults: [], isReadable: true }

const missingBody: RawBody = {
  ...noBody,
  faults: [{ location: 'body', pointer: '', message: 'A request body is required', code: 'required' }],
}

/** Throws 400, 413 or 415. */
export type BodyReader = (call: Pick<Call, 'headers' | 'readBytes'>) => Promise<RawBody>

/** Prepares the reader of one operation's body. Null where the contract has none: one that is sent is not read. */
export function compileBodyReader({ document }: Contract, { body, maxBody }: Operation): BodyReader | null {
  if (!body) return null
  const resolve = resolver(document)
  const parsers = new Map(
    Object.entries(body.content).map(([type, schema]) => [type, compileParser(resolve, type, schema)]),
  )
  const accepted = [...parsers.keys()]
  return async function readBody({ headers, readBytes }) {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    if (!hasBody) return body.required ? missingBody : noBody
    const given = headers['content-type'] ?? ''
    const mediaType = parsers.has(given) ? given : acceptedType(accepted, given)
    const parse = parsers.get(mediaType) as Parser
    return { mediaType, faults: [], ...parse(decodeUtf8(await readBytes(maxBody))) }
  }
}

type Parser = (text: string) => Pick<RawBody, 'body' | 'isReadable'>

function compileParser(resolve: Resolve, mediaType: string, schema: Schema): Parser {
  if (mediaType === form) return compileForm(resolve, schema)
  return isJson(mediaType) ? parseJson : (text) => ({ body: text, isReadable: true })
}

/**
 * The bare media type of a body, which must be one of the operation's. A charset must be UTF-8; other parameters are
 * ignored.
 */
function acceptedType(accepted: string[], header: string): string {
  const [essence = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase())
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

function parseJson(text: string): ReturnType<Parser> {
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
  return { body: value, isReadable: true }
}

/** Prepares the reader of form bodies: numbers and booleans by the schema, or by the variant that the form names. */
function compileForm(resolve: Resolve, schema: Schema): Parser {
  const fieldsOf = (form: Schema) =>
    membersOf(form, resolve).map(([name, member]) => fieldOf(resolve, { name, schema: member, explode: true }))
  const variants = variantsOf(resolve, schema)
  const common = variants ? [] : fieldsOf(schema)
  const byVariant = new Map([...(variants?.schemas ?? [])].map(([value, variant]) => [value, fieldsOf(variant)]))
  return function readForm(text) {
    let values: Record<string, unknown>
    try {
      values = parseForm(text, [])
    } catch (cause) {
      throw malformed('The form is not percent-encoded UTF-8.', cause)
    }
    const fields = variants ? (byVariant.get(String(values[variants.property])) ?? []) : common
    return { isReadable: readFields(values, fields), body: values }
  }
}
