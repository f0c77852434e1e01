/**
 * Reads an OpenAPI 3.1 document into the operations that the kernel binds, and refuses one that cannot be kept:
 * every fault is found and named before the service listens.
 */
import { createRequire } from 'node:module'
import { readOperation } from './operation.ts'
import { kernelProblems, type ProblemDefinition } from './problem.ts'
import { mappedReferences } from './variants.ts'

const require = createRequire(import.meta.url)

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
  /** The template, such as `/books/{book_id}`. */
  path: string
  tag: string
  /** `none`: whoever asks. `optional`: a caller may sign in. `required`: 401 without. */
  auth: 'none' | 'optional' | 'required'
  security: SecurityAlternative[]
  /**
   * What a caller who is limited to scopes must have: `<tag>:read`, `<tag>:write` or, where a role is asked for,
   * `<tag>:admin`, unless `x-scope` names another. Null: no limited caller may (`x-scope: none`). Undefined: its
   * security scheme has no scopes.
   */
  scope: string | null | undefined
  /** Seconds until it is answered 503 and what it does is undone: its `x-deadline`. Null: it takes what it takes. */
  deadline: number | null
  /** Whether it is served however much else is in work: `x-overload: exempt`. */
  exempt: boolean
  /** Whether it may be read from a replica that has all that its caller may see: `x-read: replica`. */
  fromReplica: boolean
  parameters: Parameter[]
  body: { required: boolean; content: Record<string, Schema> } | null
  /** Bytes of a body, above which it is 413: `x-max-body`, or 100,000. */
  maxBody: number
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
  /** Whether a caller may be limited to scopes. */
  'x-scopes'?: boolean
}

export interface Contract {
  /** Whether all of it was compiled and checked before, so that each validator can be compiled when it is first used. */
  isProven: boolean
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

/**
 * Reads a document. Throws a ContractError that names every fault. The document itself is left as it was. With `isProven`
 * it went through `compileValidators` before, so neither is it checked again against OpenAPI's schema.
 */
export function readContract(document: JsonObject, { isProven = false } = {}): Contract {
  const faults = isProven ? [] : invalidities(document)
  const resolve = resolver(document)
  if (faults.length === 0 && !isProven) faults.push(...brokenReferences(document, resolve))
  if (faults.length > 0) throw new ContractError(faults)
  const reader = { resolve, document, faults }
  const paths = Object.entries((document.paths ?? {}) as JsonObject).filter(([path]) => path.startsWith('/'))
  const operations = paths.flatMap(([path, node]) => {
    const item = resolve(node)
    return httpMethods.filter((method) => method in item).map((method) => readOperation(reader, path, item, method))
  })
  const contract = {
    isProven,
    document,
    operations,
    securitySchemes: (componentsOf(document).securitySchemes ?? {}) as Record<string, SecurityScheme>,
    problems: readProblems(document, faults),
  }
  for (const id of duplicates(operations.map((operation) => operation.id)))
    faults.push(`operationId "${id}" is used by more than one operation`)
  for (const path of duplicates(paths.map(([path]) => path.replaceAll(/\{[^}]*\}/g, '{}').replace(/(.)\/$/, '$1'))))
    faults.push(`the path ${path} is declared more than once, under different names of its parameters or with a slash`)
  if (faults.length > 0) throw new ContractError(faults)
  return contract
}

/** Follows `$ref`s within a document until something that is not one; throws on one that leads nowhere. */
export function resolver(document: JsonObject): (node: unknown) => JsonObject {
  return function resolve(node) {
    let current = node as JsonObject
    const seen = new Set<string>()
    while (typeof current?.$ref === 'string') {
      const { $ref, ...siblings } = current as { $ref: string }
      if (seen.has($ref)) throw new ContractError([`"${$ref}" refers to itself`])
      seen.add($ref)
      const target = pointerSegments($ref).reduce<unknown>(
        (value, segment) => (value as JsonObject | undefined)?.[segment],
        document,
      )
      if (target === undefined) throw new ContractError([`"${$ref}" does not exist`])
      current = { ...(target as JsonObject), ...siblings }
    }
    return current
  }
}

/** Members that hold plain values, in which a `$ref` has no meaning. */
const literals = new Set(['const', 'default', 'enum', 'example', 'examples'])

/** Every reference that leads nowhere, with the JSON pointer of where it stands. */
function brokenReferences(document: JsonObject, resolve: (node: unknown) => JsonObject): string[] {
  const faults: string[] = []
  const visit = (node: unknown, pointer: string, namesAreFree: boolean): void => {
    if (node === null || typeof node !== 'object') return
    try {
      if (!namesAreFree) for (const reference of [node, ...mappedReferences(node)]) resolve(reference)
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      faults.push(...error.faults.map((fault) => `${pointer}: ${fault}`))
    }
    for (const [name, child] of Object.entries(node))
      if (namesAreFree || !literals.has(name))
        visit(child, `${pointer}/${escapeSegment(name)}`, name === 'properties' && !namesAreFree)
  }
  visit(document, '', false)
  return faults
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
  // The kernel also answers where no document is at hand (Node's parser), so the document says what the kernel does.
  for (const [code, { status, title }] of Object.entries(kernelProblems))
    if (problems[code]?.status !== status || problems[code].title !== title)
      faults.push(`x-problems must list "${code}" with status ${status} and the title "${title}"`)
  return problems
}

function invalidities(document: JsonObject): string[] {
  const version = String(document?.openapi)
  if (!/^3\.1\.\d+$/.test(version)) return [`OpenAPI ${version} is not supported: write 3.1.x`]
  // Loaded here, since a service whose document was read before never needs it.
  const {
    OpenAPISchemaValidator,
  }: typeof import('express-openapi-validator/dist/framework/openapi.schema.validator.js') =
    require('express-openapi-validator/dist/framework/openapi.schema.validator.js')
  const { errors } = new OpenAPISchemaValidator({ version, validateApiSpec: true }).validate(document as never)
  return (errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`)
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

/** A member's name as a segment of a JSON pointer (RFC 6901, 3). */
export function escapeSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function duplicates(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
