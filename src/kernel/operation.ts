/**
 * Reads one operation of a document: its callers, its parameters and body, and its responses. Anything that the kernel
 * does not support is a fault: refusing a style of parameter here is better than reading it wrongly later.
 */

import { usualDeadline } from './deadline.ts'
import { lineSchema } from './lines.ts'
import {
  type HttpMethod,
  type JsonObject,
  type Operation,
  type Parameter,
  type ResponseSpec,
  type Schema,
  type SecurityAlternative,
  type SecurityScheme,
  takesIdempotencyKey,
  takesIfMatch,
} from './model.ts'
import { readQuotas } from './quotas.ts'
import { schemaType } from './schema.ts'
import { readStepUp } from './step-up.ts'

export interface Reader {
  document: JsonObject
  resolve: (node: unknown) => JsonObject
  /** Found so far. */
  faults: string[]
}

/** Members that the kernel itself applies: they are no policies. */
const own = new Set([
  'x-scope',
  'x-step-up',
  'x-mfa-setup',
  'x-deadline',
  'x-overload',
  'x-cost',
  'x-max-body',
  'x-read',
  'x-quota',
  'x-quota-items',
  'x-unknown-query',
])

/** Reads an operation; its faults are added to those of the reader. `item` is the path item that it stands in. */
export function readOperation(reader: Reader, path: string, item: JsonObject, method: HttpMethod): Operation {
  const { resolve, document } = reader
  const node = item[method] as JsonObject
  const where = `${method.toUpperCase()} ${path}`
  const fault = (what: string) => reader.faults.push(`${where} ${what}`)
  const id = node.operationId as string | undefined
  const tags = (node.tags ?? []) as string[]
  if (!id) fault('has no operationId')
  if (tags.length !== 1) fault(`must have exactly one tag, it has ${tags.length}`)
  if (method === 'options') fault('is not supported: the kernel answers OPTIONS itself')
  const operation: Operation = {
    id: id ?? where,
    method,
    path,
    tag: tags[0] ?? '',
    ...readSecurity(fault, (node.security ?? document.security ?? []) as Record<string, string[]>[]),
    scope: undefined,
    stepUp: null,
    allowsMfaSetup: readMfaSetup(fault, node['x-mfa-setup']),
    deadline: readDeadline(fault, node['x-deadline']),
    exempt: readExemption(fault, node['x-overload']),
    isHeavy: readCost(fault, node['x-cost']),
    fromReplica: false,
    parameters: readParameters(resolve, fault, item, node),
    ignoresUnknownQuery: readUnknownQuery(fault, node['x-unknown-query']),
    body: node.requestBody ? readBody(resolve, fault, resolve(node.requestBody)) : null,
    maxBody: readMaxBody(fault, node),
    responses: new Map(),
    ...readQuotas(fault, document, node),
    extensions: Object.fromEntries(Object.entries(node).filter(([key]) => key.startsWith('x-') && !own.has(key))),
  }
  operation.fromReplica = readReplica(fault, operation, node['x-read'])
  operation.scope = scopeOf(document, operation, node['x-scope'])
  operation.stepUp = readStepUp(fault, node['x-step-up'], operation)
  checkPath(fault, operation)
  for (const [status, response] of Object.entries((node.responses ?? {}) as JsonObject)) {
    if (!/^\d{3}$/.test(status)) fault(`declares the response "${status}": name each status instead`)
    else operation.responses.set(Number(status), readResponse(resolve, resolve(response)))
  }
  if (operation.quotas.length > 0 && operation.auth !== 'required')
    fault('takes a quota of callers whom it does not know')
  for (const status of impliedStatuses(operation))
    if (!operation.responses.has(status)) fault(`can answer ${status}, but does not declare it`)
  return operation
}

type Fault = (what: string) => void

/** Bytes. A body is read into memory and parsed at once, so an operation that needs more says so. */
const usualMaxBody = 100_000

function readMaxBody(fault: Fault, node: JsonObject): number {
  const value = node['x-max-body'] ?? usualMaxBody
  if (!Number.isSafeInteger(value) || (value as number) <= 0)
    fault(`has an x-max-body that is no number of bytes: ${value}`)
  else if (!node.requestBody && 'x-max-body' in node) fault('has an x-max-body, but takes no body')
  return value as number
}

/** The statuses that the kernel itself may send for an operation, whatever its handler does. */
export function impliedStatuses(operation: Operation): number[] {
  return [
    ...(operation.body || operation.parameters.some((parameter) => parameter.in === 'path') ? [400] : []),
    ...(operation.auth === 'none' ? [] : [401]),
    ...(operation.scope !== undefined || operation.stepUp || rolesOf(operation).length > 0 ? [403] : []),
    ...(takesIdempotencyKey(operation) || operation.mayExceedQuota ? [409] : []),
    ...(takesIfMatch(operation) ? [412] : []),
    ...(operation.body ? [413, 415] : []),
    422,
    429,
    500,
    ...(operation.deadline === null && operation.exempt ? [] : [503]),
  ]
}

/** The roles of which a caller must have one, in any alternative. */
export function rolesOf({ security }: Pick<Operation, 'security'>): string[] {
  return [...new Set(security.flatMap(({ roles }) => roles))]
}

/** See `Operation.deadline`. */
function readDeadline(fault: Fault, value: unknown): number | null {
  if (value === 'none') return null
  if (value === undefined) return usualDeadline
  if (typeof value === 'number' && value > 0) return value
  fault(`has the x-deadline "${value}": write seconds, or none`)
  return usualDeadline
}

/** See `Operation.allowsMfaSetup`. */
function readMfaSetup(fault: Fault, value: unknown): boolean {
  if (value !== undefined && value !== 'allowed')
    fault(`has the x-mfa-setup "${value}": write allowed, or leave it out`)
  return value === 'allowed'
}

/** See `Operation.exempt`. */
function readExemption(fault: Fault, value: unknown): boolean {
  if (value !== undefined && value !== 'exempt') fault(`has the x-overload "${value}": write exempt, or leave it out`)
  return value === 'exempt'
}

function readUnknownQuery(fault: (what: string) => void, value: unknown): boolean {
  if (value !== undefined && value !== 'ignored') fault('has an x-unknown-query that is not "ignored"')
  return value === 'ignored'
}

/** See `Operation.isHeavy` and `Parameter.isHeavy`. */
function readCost(fault: Fault, value: unknown): boolean {
  if (value !== undefined && value !== 'heavy') fault(`has the x-cost "${value}": write heavy, or leave it out`)
  return value === 'heavy'
}

/** See `Operation.fromReplica`. */
function readReplica(fault: Fault, { method, auth }: Operation, value: unknown): boolean {
  if (value === undefined) return false
  if (value !== 'replica') fault(`has the x-read "${value}": write replica, or leave it out`)
  else if (method !== 'get') fault('has an x-read, but is no GET: only the primary can be written to')
  else if (auth !== 'required')
    fault('has an x-read, but no caller: nobody would know how much of what they wrote a replica must have')
  return value === 'replica'
}

/** See `Operation.scope`. */
function scopeOf(document: JsonObject, operation: Operation, named: unknown): Operation['scope'] {
  const schemes = ((document.components as JsonObject)?.securitySchemes ?? {}) as Record<string, SecurityScheme>
  if (!operation.security.some(({ scheme }) => schemes[scheme]?.['x-scopes'])) return undefined
  if (named !== undefined) return named === 'none' ? null : String(named)
  const access = rolesOf(operation).length > 0 ? 'admin' : operation.method === 'get' ? 'read' : 'write'
  return `${operation.tag}:${access}`
}

/**
 * Operation `security`, else the document's; `[]` is none, an alternative `{}` makes it optional (OpenAPI 3.1, 4.8.10).
 */
function readSecurity(fault: Fault, requirements: Record<string, string[]>[]) {
  const security: SecurityAlternative[] = []
  for (const requirement of requirements) {
    const [first, ...others] = Object.entries(requirement)
    if (others.length > 0) fault('demands several security schemes at once, which is not supported')
    if (first) security.push({ scheme: first[0], roles: first[1] })
  }
  const auth: Operation['auth'] =
    security.length === 0 ? 'none' : security.length < requirements.length ? 'optional' : 'required'
  return { auth, security }
}

/** The one serialisation that is supported, by location (OpenAPI 3.1, 4.8.12.2). */
const styles: Record<Parameter['in'], string> = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' }

function readParameters(resolve: Reader['resolve'], fault: Fault, item: JsonObject, node: JsonObject): Parameter[] {
  const declared = new Map<string, JsonObject>()
  for (const entry of [...((item.parameters ?? []) as unknown[]), ...((node.parameters ?? []) as unknown[])]) {
    const parameter = resolve(entry)
    declared.set(`${parameter.in}:${parameter.name}`, parameter)
  }
  return [...declared.values()].map((parameter): Parameter => {
    const name = String(parameter.name)
    const location = parameter.in as Parameter['in']
    const schema = resolve(parameter.schema ?? {})
    if (!parameter.schema || schemaType(schema, resolve) === 'object' || name.includes('['))
      fault(`must have a plain value or an array as parameter "${name}"; send structures in the body`)
    if (parameter.allowEmptyValue === true)
      fault(`allows the parameter "${name}" without a value, which is not supported`)
    if (parameter.style !== undefined && parameter.style !== styles[location])
      fault(`has the parameter "${name}" in the style "${parameter.style}", which is not supported`)
    return {
      name: location === 'header' ? name.toLowerCase() : name,
      in: location,
      required: parameter.required === true,
      schema,
      explode: (parameter.explode ?? styles[location] === 'form') as boolean,
      isHeavy: readCost(fault, parameter['x-cost']),
    }
  })
}

/** Path and path parameters must agree, and each segment be a literal or one parameter. */
function checkPath(fault: Fault, { path, parameters }: Operation): void {
  const declared = new Set(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name))
  const templated = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string)
  for (const name of declared) if (!templated.includes(name)) fault(`declares "${name}", which its path lacks`)
  for (const name of templated) if (!declared.has(name)) fault(`does not declare its path parameter "${name}"`)
  for (const segment of path.split('/'))
    if (/[{}]/.test(segment) && !/^\{[^{}]+\}$/.test(segment))
      fault(`has the path segment "${segment}", which is neither a literal nor one parameter`)
}

export const form = 'application/x-www-form-urlencoded'

function readBody(resolve: Reader['resolve'], fault: Fault, body: JsonObject): Operation['body'] {
  const content = readContent(resolve, body.content as JsonObject)
  for (const type of Object.keys(content)) {
    if (!isBareType(type)) fault(`takes the body type "${type}": write it bare and in lower case`)
    else if (!isJson(type) && type !== form && !type.startsWith('text/'))
      fault(`takes the body type "${type}", which is not supported: JSON, a form and text are`)
  }
  return { required: body.required === true, content }
}

/** Without parameters and wildcards, so that a `Content-Type` can be compared with it. */
const isBareType = (type: string) => /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type)

export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json')
}

function readContent(resolve: Reader['resolve'], content: JsonObject): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => {
      const schema = (resolve(media).schema ?? {}) as Schema
      const resolved = resolve(schema)
      return [type, lineSchema(resolved) ? resolved : schema]
    }),
  )
}

function readResponse(resolve: Reader['resolve'], response: JsonObject): ResponseSpec {
  const headers = Object.entries((response.headers ?? {}) as JsonObject).map(([name, node]) => {
    const header = resolve(node)
    return [name, { required: header.required === true, schema: (header.schema ?? {}) as Schema }] as const
  })
  return { content: readContent(resolve, (response.content ?? {}) as JsonObject), headers: Object.fromEntries(headers) }
}
