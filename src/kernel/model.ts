/**
 * The model of a contract: what the kernel knows of a document once it was read, how `$ref`s and JSON pointers are
 * followed, and the error that names the faults of a document. `document.ts` reads one.
 */
import type { ProblemDefinition } from './problem.ts'

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

/** What the kernel must know of a caller. */
export interface Principal {
  id: string
  role: string
  /** What they are limited to; null or absent: nothing. */
  scopes?: readonly string[] | null
}

export function takesIdempotencyKey({ parameters }: Operation): boolean {
  return parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'idempotency-key')
}

export function takesIfMatch({ parameters }: Operation): boolean {
  return parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'if-match')
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
