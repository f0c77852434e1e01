/**
 * RFC 9457 problems: the one shape of every error that a client gets. A problem is thrown anywhere, and `write.ts`
 * alone writes it.
 */

/** One violation in a request. */
export interface ProblemError {
  location: 'path' | 'query' | 'headers' | 'cookies' | 'body'
  /** An RFC 6901 JSON pointer into `location`; "" is the whole of it. */
  pointer: string
  message: string
  /** The rule that was violated: a keyword of JSON Schema, or `encoding`. */
  code: string
}

/** The quota of a `quota_exceeded`. */
export interface ExceededQuota {
  name: string
  limit: number
  used: number
}

/** Status and title of a code, as the contract's `x-problems` states them. */
export interface ProblemDefinition {
  status: number
  title: string
}

export interface ProblemOptions {
  /** This occurrence, for a person. Never internals: a 5xx says no more than its code. */
  detail?: string | undefined
  errors?: ProblemError[] | undefined
  quota?: ExceededQuota | undefined
  /** Further members of the body (RFC 9457, 3.2), as the contract has them. */
  members?: Record<string, unknown> | undefined
  /** Response headers that belong to the problem, such as `Allow` or `Retry-After`. */
  headers?: Record<string, string> | undefined
  /** Commits the unit of work, where the failure itself must be recorded: a stolen token was used. */
  commit?: boolean
  /** A 5xx that the operator wants, and that is not logged as a failure. */
  expected?: boolean
  /** For the log only. */
  cause?: unknown
}

/** A failure that the contract declares. Thrown, never returned. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly errors: ProblemError[] | undefined
  readonly quota: ExceededQuota | undefined
  readonly members: Record<string, unknown> | undefined
  readonly headers: Record<string, string>
  readonly commit: boolean
  readonly expected: boolean

  constructor(code: string, definition: ProblemDefinition, options: ProblemOptions = {}) {
    super(options.detail ?? definition.title, { cause: options.cause })
    this.code = code
    this.status = definition.status
    this.title = definition.title
    this.detail = options.detail
    this.errors = options.errors
    this.quota = options.quota
    this.members = options.members
    this.headers = options.headers ?? {}
    this.commit = options.commit ?? false
    this.expected = options.expected ?? false
  }

  /** The body of `application/problem+json`. `type` is relative to the service, which explains each code there. */
  toBody(requestId: string): Record<string, unknown> {
    return {
      type: `/problems/${this.code}`,
      title: this.title,
      status: this.status,
      ...(this.detail !== undefined && { detail: this.detail }),
      code: this.code,
      request_id: requestId,
      ...(this.errors && { errors: this.errors }),
      ...(this.quota && { quota: this.quota }),
      ...this.members,
    }
  }
}

/**
 * The problems that the kernel itself throws. A contract lists them in its own code enum beside its own, with the
 * same statuses; `document.ts` refuses to start otherwise.
 */
export const kernelProblems = {
  malformed_request: { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'Authentication is required' },
  forbidden: { status: 403, title: 'Insufficient permissions' },
  insufficient_scope: { status: 403, title: 'The token lacks the scope for this operation' },
  step_up_required: { status: 403, title: 'A recent authentication is required' },
  mfa_setup_required: { status: 403, title: 'The account needs a second factor' },
  not_found: { status: 404, title: 'No such resource' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'The request conflicts with the current state' },
  quota_exceeded: { status: 409, title: 'A quota is used up' },
  idempotency_key_reused: { status: 409, title: 'The idempotency key was used for another request' },
  idempotency_in_flight: { status: 409, title: 'A request with this idempotency key is still in flight' },
  precondition_failed: { status: 412, title: 'The resource has changed' },
  payload_too_large: { status: 413, title: 'The request body is too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  validation_failed: { status: 422, title: 'The request is invalid' },
  rate_limited: { status: 429, title: 'Too many requests' },
  concurrency_limited: { status: 429, title: 'Too many requests at the same time' },
  headers_too_large: { status: 431, title: 'The request headers are too large' },
  internal_error: { status: 500, title: 'Internal server error' },
  unavailable: { status: 503, title: 'The service is temporarily unavailable' },
} as const satisfies Record<string, ProblemDefinition>

export type KernelProblemCode = keyof typeof kernelProblems

/** A problem of the kernel's own: `kernelProblem('not_found')`. A service makes those of its contract itself. */
export function kernelProblem(code: KernelProblemCode, options?: ProblemOptions): Problem {
  return new Problem(code, kernelProblems[code], options)
}

/** Bounds of a 422: its parts come from the client, which must not decide how long a response is. */
export const errorBounds = { errors: 20, pointer: 1000, message: 500, place: 200 }

/** A 422 with its violations. A pointer that is too long is cut to the nearest ancestor that fits. */
export function validationProblem(errors: ProblemError[]): Problem {
  const bounded = errors.slice(0, errorBounds.errors).map((error) => {
    let { pointer } = error
    while (pointer.length > errorBounds.pointer) pointer = pointer.slice(0, pointer.lastIndexOf('/'))
    return { ...error, pointer, message: shortened(error.message, errorBounds.message) }
  })
  return kernelProblem('validation_failed', { detail: detailOf(bounded), errors: bounded })
}

/** The first violation with its place: `body/title: must not be empty`. */
function detailOf([first, ...others]: ProblemError[]): string | undefined {
  if (!first) return undefined
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return `${shortened(first.location + first.pointer, errorBounds.place)}: ${first.message}${more}`
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 3)}...` : text)
