/**
 * Reads an OpenAPI 3.1 document into the operations that the kernel binds, and refuses one that cannot be kept:
 * every fault is found and named before the service listens.
 */
import { OpenAPISchemaValidator } from 'express-openapi-validator/dist/framework/openapi.schema.validator.js'
import { kernelProblems, type ProblemDefinition } from './problem.ts'

export type JsonObject = Record<string, unknown>
/** A JSON schema as it stands in the document, `$ref`s included. */
export type Schema = JsonObject

export const httpMethods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const
export type HttpMethod = (typeof httpMethods)[number]

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  /** Resolved: never a bare `$ref`. */
  schema: Schema
  /** Whether an array comes as repeated `name=` members; else it is one comma-separated value. */
  explode: boolean
}

export interface ResponseSpec {
  /** Media type to schema, null where the response has no body of that kind. */
  content: Record<string, Schema>
  headers: Record<string, { required: boolean; schema: Schema }>
}

/** One way to be let in: a security scheme's name, and the roles of which the caller must have one. */
export interface SecurityAlternative {
  scheme: string
  roles: string[]
}

export interface Operation {
  id: string
  method: HttpMethod
  /** The template, such as `/todos/{todo_id}`. */
  path: string
  tag: string
  /** `none`: whoever asks. `optional`: a caller may sign in. `required`: 401 without. */
  auth: 'none' | 'optional' | 'required'
  security: SecurityAlternative[]
  parameters: Parameter[]
  body: { required: boolean; content: Record<string, Schema> } | null
  responses: Map<number, ResponseSpec>
  /** The operation's `x-` members: each must be a policy that the kernel was given. */
  extensions: JsonObject
}

export interface SecurityScheme {
  type: 'http' | 'apiKey'
  /** `bearer` or `basic`, of `http`. */
  scheme?: string
  /** Where an `apiKey` is, and what it is called. */
  in?: 'header' | 'query' | 'cookie'
  name?: string
}

export interface Contract {
  document: JsonObject
  operations: Operation[]
  securitySchemes: Record<string, SecurityScheme>
  /** The closed list of problem codes: the document's `x-problems`. */
  problems: Record<string, ProblemDefinition>
}

/** Everything that is wrong with a document, or with what was bound to it, one fault a line. */
export class ContractError extends Error {
  override name = 'ContractError'
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`The contract cannot be kept:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** Reads a document. Throws a ContractError that names every fault. The document itself is left as it was. */
export function readContract(document: JsonObject): Contract {
  const faults = invalidities(document)
  if (faults.length > 0) throw new ContractError(faults)
  const reader = { resolve: resolver(document), document, faults }
  const operations = Object.entries((document.paths ?? {}) as Record<string, JsonObject>).flatMap(([path, item]) =>
    httpMethods.filter((method) => method in item).map((method) => readOperation(reader, path, item, method)),
  )
  const contract = {
    document,
    operations,
    securitySchemes: (componentsOf(document).securitySchemes ?? {}) as Record<string, SecurityScheme>,
    problems: readProblems(document, faults),
  }
  for (const id of duplicates(operations.map((operation) => operation.id)))
    faults.push(`operationId "${id}" is used by more than one operation`)
  if (faults.length > 0) throw new ContractError(faults)
  return contract
}

/** Follows `$ref`s within a document until something that is not one; throws on a cycle of bare references. */
export function resolver(document: JsonObject): (node: unknown) => JsonObject {
  return function resolve(node) {
    let current = node as JsonObject
    const seen = new Set<unknown>()
    while (typeof current?.$ref === 'string') {
      if (seen.has(current)) throw new ContractError([`"${current.$ref}" refers to itself`])
      seen.add(current)
      const { $ref, ...siblings } = current
      const target = pointerSegments($ref as string).reduce<unknown>(
        (value, segment) => (value as JsonObject | undefined)?.[segment],
        document,
      )
      if (target === undefined) throw new ContractError([`"${$ref}" does not exist`])
      current = { ...(target as JsonObject), ...siblings }
    }
    return current
  }
}

interface Reader {
  document: JsonObject
  resolve: (node: unknown) => JsonObject
  faults: string[]
}

function readOperation(reader: Reader, path: string, item: JsonObject, method: HttpMethod): Operation {
  const { resolve, faults } = reader
  const node = item[method] as JsonObject
  const where = `${method.toUpperCase()} ${path}`
  const id = node.operationId as string | undefined
  const tags = (node.tags ?? []) as string[]
  if (!id) faults.push(`${where} has no operationId`)
  if (tags.length !== 1) faults.push(`${where} must have exactly one tag, it has ${tags.length}`)
  const operation: Operation = {
    id: id ?? where,
    method,
    path,
    tag: tags[0] ?? '',
    ...readSecurity(reader, where, (node.security ?? reader.document.security ?? []) as Record<string, string[]>[]),
    parameters: readParameters(reader, where, item, node),
    body: node.requestBody ? readBody(resolve, resolve(node.requestBody)) : null,
    responses: new Map(),
    extensions: Object.fromEntries(Object.entries(node).filter(([key]) => key.startsWith('x-'))),
  }
  for (const [status, response] of Object.entries(node.responses as JsonObject)) {
    if (/^\d{3}$/.test(status)) operation.responses.set(Number(status), readResponse(resolve, resolve(response)))
    else faults.push(`${where} declares the response "${status}": name each status instead`)
  }
  for (const status of impliedStatuses(operation))
    if (!operation.responses.has(status)) faults.push(`${where} can answer ${status}, but does not declare it`)
  return operation
}

/** What the kernel itself may answer for an operation, whatever its handler does. */
function impliedStatuses(operation: Operation): number[] {
  return [
    ...(operation.body || operation.parameters.some((parameter) => parameter.in === 'path') ? [400] : []),
    ...(operation.auth === 'none' ? [] : [401]),
    ...(operation.security.some((alternative) => alternative.roles.length > 0) ? [403] : []),
    ...(operation.body ? [413, 415] : []),
    422,
    500,
  ]
}

/** Operation `security`, else the document's; `[]` is none, an alternative `{}` makes it optional (OpenAPI 3.1, 4.8.10). */
function readSecurity(reader: Reader, where: string, requirements: Record<string, string[]>[]) {
  const security: SecurityAlternative[] = []
  for (const requirement of requirements) {
    const [first, ...others] = Object.entries(requirement)
    if (others.length > 0)
      reader.faults.push(`${where} demands several security schemes at once, which is not supported`)
    if (first) security.push({ scheme: first[0], roles: first[1] })
  }
  const auth: Operation['auth'] =
    security.length === 0 ? 'none' : security.length < requirements.length ? 'optional' : 'required'
  return { auth, security }
}

function readParameters(reader: Reader, where: string, item: JsonObject, node: JsonObject): Parameter[] {
  const declared = new Map<string, JsonObject>()
  for (const entry of [...((item.parameters ?? []) as unknown[]), ...((node.parameters ?? []) as unknown[])]) {
    const parameter = reader.resolve(entry)
    declared.set(`${parameter.in}:${parameter.name}`, parameter)
  }
  const parameters = [...declared.values()].map((parameter): Parameter => {
    const schema = reader.resolve(parameter.schema ?? {})
    const at = `${where}: parameter "${parameter.name}"`
    if (!parameter.schema || schemaType(schema) === 'object' || String(parameter.name).includes('['))
      reader.faults.push(`${at} must be a plain value or an array; send structures in the body`)
    return {
      name: parameter.in === 'header' ? String(parameter.name).toLowerCase() : String(parameter.name),
      in: parameter.in as Parameter['in'],
      required: parameter.required === true,
      schema,
      explode: (parameter.explode ?? (parameter.in === 'query' || parameter.in === 'cookie')) as boolean,
    }
  })
  const inPath = new Set(parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name))
  for (const name of inPath)
    if (!path(where).includes(`{${name}}`)) reader.faults.push(`${where} declares "${name}", which its path lacks`)
  for (const [, name] of path(where).matchAll(/\{([^}]+)\}/g))
    if (!inPath.has(name as string)) reader.faults.push(`${where} does not declare its path parameter "${name}"`)
  return parameters
}

const path = (where: string) => where.slice(where.indexOf(' ') + 1)

function readBody(resolve: Reader['resolve'], body: JsonObject): Operation['body'] {
  return { required: body.required === true, content: readContent(resolve, body.content as JsonObject) }
}

function readContent(resolve: Reader['resolve'], content: JsonObject): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => [type, ((resolve(media) as JsonObject).schema ?? {}) as Schema]),
  )
}

function readResponse(resolve: Reader['resolve'], response: JsonObject): ResponseSpec {
  const headers = Object.entries((response.headers ?? {}) as JsonObject).map(([name, node]) => {
    const header = resolve(node)
    return [name, { required: header.required === true, schema: (header.schema ?? {}) as Schema }] as const
  })
  return { content: readContent(resolve, (response.content ?? {}) as JsonObject), headers: Object.fromEntries(headers) }
}

/** The schema that carries `x-problems` is the closed list of codes; its enum and its `x-problems` must agree. */
function readProblems(document: JsonObject, faults: string[]): Record<string, ProblemDefinition> {
  const schemas = Object.values((componentsOf(document).schemas ?? {}) as Record<string, Schema>)
  const schema = schemas.find((candidate) => 'x-problems' in candidate)
  const problems = (schema?.['x-problems'] ?? {}) as Record<string, ProblemDefinition>
  if (!schema) faults.push('no schema lists the problem codes as "x-problems"')
  const codes = (schema?.enum ?? []) as string[]
  for (const code of codes)
    if (!(code in problems)) faults.push(`the problem code "${code}" has no entry in x-problems`)
  for (const code of Object.keys(problems))
    if (!codes.includes(code)) faults.push(`"${code}" is not in the enum of codes`)
  for (const [code, { status }] of Object.entries(kernelProblems))
    if (problems[code]?.status !== status) faults.push(`x-problems must list "${code}" with status ${status}`)
  return problems
}

function invalidities(document: JsonObject): string[] {
  const version = String(document.openapi)
  if (!/^3\.1\.\d+$/.test(version)) return [`OpenAPI ${version} is not supported: write 3.1.x`]
  const { errors } = new OpenAPISchemaValidator({ version, validateApiSpec: true }).validate(document as never)
  return (errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`)
}

/** The first type of a schema that is not null, through `anyOf` and `oneOf`; undefined when it names none. */
export function schemaType(schema: Schema): string | undefined {
  const types = [schema.type ?? []].flat() as string[]
  return types.find((type) => type !== 'null')
}

function componentsOf(document: JsonObject): JsonObject {
  return (document.components ?? {}) as JsonObject
}

/** `#/components/schemas/A~1B` to its segments (RFC 6901 in a URI fragment). */
function pointerSegments(ref: string): string[] {
  if (!ref.startsWith('#/')) throw new ContractError([`"${ref}" leads out of the document`])
  return ref
    .slice(2)
    .split('/')
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function duplicates(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
