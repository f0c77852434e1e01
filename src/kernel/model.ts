/**
 * The model of a contract that `document.ts` has read: its operations and their parts, how `$ref`s and JSON pointers
 * are followed, and the error that names the faults of a document.
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
  /** Whether a request with another value than the default is heavy: `x-cost: heavy`. */
  isHeavy: boolean
}

export interface ResponseSpec {
  /** Media type to schema, null where the response has no body of that kind. */
  content: Record<string, Schema>
  headers: Record<string, { required: boolean; schema: Schema }>
}

/** One way to be admitted: a security scheme's name, and the roles of which the caller must have one. */
export interface SecurityAlternative {
  scheme: string
  roles: string[]
}

/** A recent authentication that an operation needs. */
export interface StepUp {
  /** Seconds since the authentication, at most. */
  maxAge: number
  /** Only requests whose body has these members with these values; all requests where it is empty. */
  when: JsonObject
}

export interface Operation {
  id: string
  method: HttpMethod
  /** The template, such as `/books/{book_id}`. */
  path: string
  tag: string
  /** `none`: anonymous. `optional`: a caller may sign in. `required`: 401 without. */
  auth: 'none' | 'optional' | 'required'
  security: SecurityAlternative[]
  /**
   * The scope that a caller with scopes needs: `<tag>:read`, `<tag>:write` or, for an operation with roles,
   * `<tag>:admin`, unless `x-scope` names another. Null: a caller with scopes is refused (`x-scope: none`). Undefined:
   * the security scheme has no scopes.
   */
  scope: string | null | undefined
  /** The recent authentication that its callers need: `x-step-up`. Null: none. */
  stepUp: StepUp | null
  /** Whether it is for callers too who lack a second factor that they should have: `x-mfa-setup: allowed`. */
  allowsMfaSetup: boolean
  /** Seconds until the reply is 503 and the unit of work is rolled back: `x-deadline`. Null: no limit. */
  deadline: number | null
  /** Whether it is served even when the gate is full: `x-overload: exempt`. */
  exempt: boolean
  /** Whether each request of it is heavy: `x-cost: heavy`. */
  isHeavy: boolean
  /** Whether a replica that has caught up with its caller may serve it: `x-read: replica`. */
  fromReplica: boolean
  parameters: Parameter[]
  /** Whether query parameters that it does not name are no fault, as where another service writes them: `x-unknown-query: ignored`. */
  ignoresUnknownQuery: boolean
  body: { required: boolean; content: Record<string, Schema> } | null
  /** Bytes of a body, above which it is 413: `x-max-body`, or 100,000. */
  maxBody: number
  responses: Map<number, ResponseSpec>
  /** The quotas of which it takes one each, before its handler runs: `x-quota`. */
  quotas: string[]
  /** The quotas that its handler takes from: `x-quota-items`. */
  quotaItems: string[]
  /** Whether it is refused with 409 where one of these quotas is used up. */
  mayExceedQuota: boolean
  /** The operation's `x-` members: each must be a policy that the kernel was given. */
  extensions: JsonObject
}

export interface SecurityScheme {
  type: 'http' | 'apiKey'
  /** `bearer` or `basic`, of `http`. */
  scheme?: string
  /** Where an `apiKey` is sent, and its name. */
  in?: 'header' | 'query' | 'cookie'
  name?: string
  /** Whether a caller may be limited to scopes. */
  'x-scopes'?: boolean
}

export interface Contract {
  /** Whether it passed `proveContract` before: when it was generated, say. */
  isProven: boolean
  /** See `ReadOptions`. */
  quickChecks: boolean
  document: JsonObject
  operations: Operation[]
  securitySchemes: Record<string, SecurityScheme>
  /** The closed list of problem codes: the document's `x-problems`. */
  problems: Record<string, ProblemDefinition>
}

/** Names every fault of a document or of its binding, one a line. */
export class ContractError extends Error {
  override name = 'ContractError'
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`The contract cannot be kept:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** The members of a caller that the kernel reads. */
export interface Principal {
  id: string
  role: string
  /** The scopes that limit the caller; null or absent: no limit. */
  scopes?: readonly string[] | null
  /** Seconds since the caller authenticated, not only refreshed a token; null or absent: it is not known. */
  authentication_age?: number | null
  /** Whether the caller lacks a second factor that they should have; absent: no. */
  lacks_second_factor?: boolean
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
