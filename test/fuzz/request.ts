/** Requests to an operation: drawn as drafts, settled on what the service has, written as they go over the wire. */
import fc from 'fast-check'
import { type FuzzedOperation, isValid, type Parameter, resolve, type Schema, typesOf } from './contract.ts'
import { isHeaderText } from './strings.ts'
import { type Style, unsettled, valuesOf } from './values.ts'
import { type Violation, violationsOf } from './violate.ts'

export type Part = 'path' | 'query' | 'header' | 'cookie' | 'body'

export interface FuzzedRequest {
  operation: FuzzedOperation
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  cookie: Record<string, unknown>
  /** Null without a body. */
  mediaType: string | null
  body: unknown
}

/** A request whose values may be `Known`; with `place`, its path is that of something that exists. */
export interface Draft extends FuzzedRequest {
  place: number | null
}

/** Valid requests; `optional` is how often what may be absent is there, in percent. */
export function draftsOf(operation: FuzzedOperation, optional: number): fc.Arbitrary<Draft> {
  const part = (location: Parameter['in'], carrier: Style['carrier']) =>
    valuesOf(parametersAsSchema(operation, location), { carrier, optional }) as fc.Arbitrary<Record<string, unknown>>
  const bodies = Object.entries(operation.content).map(([mediaType, schema]) =>
    valuesOf(schema, { carrier: 'json', optional }).map((body) => ({ mediaType: mediaType as string | null, body })),
  )
  if (!operation.bodyRequired) bodies.push(fc.constant({ mediaType: null, body: undefined }))
  return fc
    .record({
      path: part('path', 'url'),
      query: part('query', 'url'),
      header: part('header', 'header'),
      cookie: part('cookie', 'header'),
      sent: fc.oneof(...bodies),
      place: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 6, arbitrary: fc.nat() }),
    })
    .map(({ sent, ...parts }) => ({ operation, ...parts, ...sent }))
}

const schemas = new WeakMap<FuzzedOperation, Map<string, Schema>>()

/** The parameters of one kind as an object's schema, the same each time. */
export function parametersAsSchema(operation: FuzzedOperation, location: Parameter['in']): Schema {
  const known = schemas.get(operation) ?? new Map<string, Schema>()
  schemas.set(operation, known)
  const parameters = operation.parameters.filter((parameter) => parameter.in === location)
  const schema = known.get(location) ?? {
    type: 'object',
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
  }
  known.set(location, schema)
  return schema
}

export interface InvalidRequest {
  request: FuzzedRequest
  part: Part
  violation: string
}

/** Every request that violates one keyword and differs from the valid one on the wire. */
export function invalidVersionsOf(request: FuzzedRequest): InvalidRequest[] {
  const written = (version: FuzzedRequest) => JSON.stringify(toWire(version))
  const valid = written(request)
  // The string "5" for the number is the same text.
  return candidatesOf(request).filter((candidate) => written(candidate.request) !== valid)
}

function candidatesOf(request: FuzzedRequest): InvalidRequest[] {
  const { operation, mediaType, body } = request
  const invalid = (part: Part, { keyword, pointer }: Violation, change: Partial<FuzzedRequest>): InvalidRequest => ({
    request: { ...request, ...change },
    part,
    violation: `${part}${pointer} violates ${keyword}`,
  })
  // A header and a cookie that the contract does not name are allowed.
  const takesMore = (part: Part) =>
    part === 'header' || part === 'cookie' || (part === 'query' && operation.ignoresUnknownQuery)
  const inParameters = (['path', 'query', 'header', 'cookie'] as const).flatMap((part) => {
    const schema = parametersAsSchema(operation, part)
    return (
      [...violationsOf(schema, request[part]), ...misspelt(schema, request[part])]
        .filter(({ keyword }) => !takesMore(part) || keyword !== 'additionalProperties')
        // A path without its parameter is another path.
        .filter(({ keyword }) => part !== 'path' || keyword !== 'required')
        .filter((violation) => canBeText(part, violation.value as Record<string, unknown>, schema))
        .map((violation) => invalid(part, violation, { [part]: violation.value }))
    )
  })
  const schema = operation.content[mediaType ?? '']
  if (!schema) return inParameters
  const inBody = violationsOf(schema, body)
    .filter((violation) => mediaType !== form || canBeText('body', violation.value, schema))
    .map((violation) => invalid('body', violation, { body: violation.value }))
  const absent = { pointer: '', keyword: 'required', value: undefined }
  const noBody = operation.bodyRequired ? [invalid('body', absent, { mediaType: null, body: undefined })] : []
  return [...inParameters, ...inBody, ...noBody]
}

const form = 'application/x-www-form-urlencoded'

/** Text for numbers and booleans that a lenient reader takes; and parameters given twice. */
function misspelt(schema: Schema, values: Record<string, unknown>): Violation[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const [type = ''] = typesOf(resolve(schema.properties[name] ?? {}))
    const spellings = misspellings[type] ?? []
    const twice = type === 'array' ? [] : [[value, value]]
    return [...spellings, ...twice].map((text) => ({
      pointer: `/${name}`,
      keyword: 'type',
      value: { ...values, [name]: new Misspelt(text) },
    }))
  })
}

/** A value that is sent as it is, whatever the schema says of its type. */
class Misspelt {
  readonly text: unknown
  constructor(text: unknown) {
    this.text = text
  }
}

const misspellings: Record<string, string[]> = {
  integer: ['1.5', '0x10', '1e1', ' 5', '', '٣', '+1', 'NaN', '9007199254740993'],
  number: ['0x10', ' 5', '', 'NaN', 'Infinity'],
  boolean: ['1', 'TRUE', 'yes', ''],
}

/** Whether text can say what is wrong: text has no null and no empty list, and to a string anything in it is one. */
function canBeText(part: Part, values: unknown, schema: Schema): boolean {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return false
  return Object.entries(values).every(([name, value]) => {
    const declared = declaredIn(schema, name)
    if (!declared) return true
    const types = typesOf(resolve(declared))
    if (value instanceof Misspelt) return part === 'query' || canBeSentIn(part, value.text)
    if (Array.isArray(value))
      return types.includes('array') && value.length > 0 && value.every((item) => canBeSentIn(part, item))
    if (typeof value === 'number') return types.some((type) => type === 'integer' || type === 'number')
    return typeof value === 'boolean' ? types.includes('boolean') : canBeSentIn(part, value)
  })
}

/** A member's schema, in the schema itself or in the part of it that names it. */
function declaredIn(schema: Schema, name: string): Schema | undefined {
  const { properties = {}, oneOf = [], anyOf = [], allOf = [] } = resolve(schema)
  if (Object.hasOwn(properties, name)) return properties[name]
  return [...oneOf, ...anyOf, ...allOf].map((part) => declaredIn(part, name)).find(Boolean)
}

function canBeSentIn(part: Part, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (part === 'path') return !['', '.', '..'].includes(value)
  if (part === 'cookie') return cookieValue.test(value)
  return part !== 'header' || isHeaderText(value)
}

/** RFC 6265, 4.1.1. */
const cookieValue = /^[!#-+\--:<-[\]-~]*$/

/** A request as it is written. */
export interface Wire {
  method: string
  /** Path and query. */
  target: string
  headers: Record<string, string>
  payload: Buffer | null
}

/** Writes a request; percent-encoding leaves only what RFC 3986 calls unreserved. */
export function toWire({ operation, path, query, header, cookie, mediaType, body }: FuzzedRequest): Wire {
  const explode = new Map(operation.parameters.map((parameter) => [parameter.name, parameter.explode]))
  const pathname = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encode(textOf(path[name])))
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const given = value instanceof Misspelt ? value.text : value
    if (!Array.isArray(given)) return [`${encode(name)}=${encode(textOf(given))}`]
    const items = given.map((item) => encode(textOf(item)))
    return explode.get(name) === false
      ? [`${encode(name)}=${items.join(',')}`]
      : items.map((item) => `${encode(name)}=${item}`)
  })
  const cookies = Object.entries(cookie).map(([name, value]) => `${name}=${textOf(value)}`)
  const payload = mediaType === null ? null : Buffer.from(mediaType === form ? formOf(body) : JSON.stringify(body))
  return {
    method: operation.method,
    target: pathname + (pairs.length > 0 ? `?${pairs.join('&')}` : ''),
    headers: {
      ...Object.fromEntries(Object.entries(header).map(([name, value]) => [name, textOf(value)])),
      ...(cookies.length > 0 && { Cookie: cookies.join('; ') }),
      ...(mediaType !== null && { 'Content-Type': mediaType }),
    },
    payload,
  }
}

const textOf = (value: unknown) => String(value instanceof Misspelt ? value.text : value)
const encode = (text: string) => encodeURIComponent(text)
const formOf = (body: unknown) =>
  Object.entries(body as object)
    .map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
    .join('&')

/** The values of a draft's parts, each `Known` replaced, as long as the part stays valid. */
export function settleDraft(
  draft: Draft,
  settled: (value: unknown) => unknown,
  placeOf: (place: number) => Record<string, unknown> | undefined,
): FuzzedRequest {
  const { operation, place, ...parts } = draft
  const keep = (value: unknown, schema: Schema) => {
    const candidate = settled(value)
    return isValid(schema, candidate) ? candidate : unsettled(value)
  }
  const parameters = (location: Parameter['in']) =>
    keep(parts[location], parametersAsSchema(operation, location)) as Record<string, unknown>
  const schema = operation.content[parts.mediaType ?? '']
  return {
    operation,
    path: (place === null ? undefined : placeOf(place)) ?? parameters('path'),
    query: parameters('query'),
    header: Object.fromEntries(Object.entries(parameters('header')).filter(([, value]) => isHeaderText(String(value)))),
    cookie: parameters('cookie'),
    mediaType: parts.mediaType,
    body: schema ? keep(parts.body, schema) : undefined,
  }
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** A command that sends the request again: to `$API`, with `$TOKEN` where it had a token. */
export function curlOf({ method, target, headers, payload }: Wire, signedIn: boolean): string {
  const plain = payload === null || payload.equals(Buffer.from(payload.toString()))
  const bytes = [...(payload ?? [])].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  return [
    ...(plain ? [] : [`printf ${quote(bytes)} |`]),
    `curl -i -X ${method} "$API"${quote(target)}`,
    ...(signedIn ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(payload === null ? [] : [`--data-binary ${plain ? quote(payload.toString()) : '@-'}`]),
  ].join(' ')
}
