/** The one error type of the SDK. Its `code` says what went wrong. */
import type { Problem, ProblemCode } from '../../generated/client/types.gen.ts'
import type { ProblemStatuses } from '../../generated/sdk.ts'
import { textOf } from './body.ts'

/** Codes that the SDK adds to those of the service. */
interface ClientStatuses {
  /** A path parameter does not fit its pattern. Nothing was sent. `errors` names the parameter. */
  path_invalid: 0
  /** There was no response, or only a part of one: the connection failed. `cause` has the reason. */
  no_answer: 0
  /**
   * The response does not match the contract, for example a proxy's error page, or the page of a network that wants
   * a sign-in first. `status` and `response` are as received.
   */
  unexpected_answer: number
  /** The resource still has the `ETag` that the request sent as `If-None-Match`. */
  not_modified: 304
}

interface Statuses extends ProblemStatuses, ClientStatuses {}

export type TaskpactErrorCode = ProblemCode | keyof ClientStatuses

type Details = Partial<Omit<Problem, 'code' | 'status' | 'title'>> & {
  code: TaskpactErrorCode
  status: number
  title: string
}

class AnyTaskpactError extends Error {
  override readonly name = 'TaskpactError'
  readonly code: TaskpactErrorCode
  /** The status of the response; 0 when there was no response. */
  readonly status: number
  /** The meaning of the code. */
  readonly title: string
  /** The address of a page about the code, relative to the service. */
  readonly type: string | undefined
  /** The details of this error. */
  readonly detail: string | undefined
  /** The request's id, to find it in the service's log. */
  readonly request_id: string | undefined
  /** Each place where the request does not match the contract. */
  readonly errors: Problem['errors'] | undefined
  /** The quota that is used up, with its limit and use, where the code is `quota_exceeded`. */
  readonly quota: Problem['quota'] | undefined
  /** The challenge of a sign-in with a second factor, where the code is `mfa_required`: see `confirmSignIn`. */
  readonly mfa: Problem['mfa'] | undefined
  /** The response, for its headers. Its body has been read. */
  readonly response: Response | undefined

  constructor(problem: Details, { response, cause }: { response?: Response | undefined; cause?: unknown } = {}) {
    const { title, detail, code, status, request_id } = problem
    const facts = [code, status || undefined, request_id && `request ${request_id}`].filter(Boolean).join(', ')
    super(`${title}${detail ? `: ${detail}` : ''} (${facts})`, cause === undefined ? undefined : { cause })
    this.code = code
    this.status = status
    this.title = title
    this.type = problem.type
    this.detail = detail
    this.request_id = request_id
    this.errors = problem.errors
    this.quota = problem.quota
    this.mfa = problem.mfa
    this.response = response
  }
}

/**
 * A union with one member for each code. A `switch` over `code` narrows the status, and the compiler finds a missing
 * case.
 */
export type TaskpactError<Code extends TaskpactErrorCode = TaskpactErrorCode> = Code extends TaskpactErrorCode
  ? Omit<AnyTaskpactError, 'code' | 'status'> & { readonly code: Code; readonly status: Statuses[Code] }
  : never

/**
 * The error that calls with `throwOnError: true` and the functions of this SDK throw. Without `throwOnError`, a result
 * has it as `error`. An aborted call throws its signal's reason instead, as `fetch` does.
 */
// A class cannot be a union. The cast gives its instances the type of the union, to which `instanceof` then narrows.
export const TaskpactError = AnyTaskpactError as unknown as {
  new (...details: ConstructorParameters<typeof AnyTaskpactError>): TaskpactError
  readonly prototype: TaskpactError
}

/**
 * Returns the error of a result, or of a hook of TanStack Query, with its full type; undefined when there is none.
 * Throws an error that is not a TaskpactError, such as one that an application's `queryFn` has thrown.
 *
 * @example
 * const error = errorOf(await getTodo({ client, path: { todo_id } }))
 * if (error?.code === 'todo_not_found') removeFromView(todo_id)
 */
export function errorOf({ error }: { error?: unknown }): TaskpactError | undefined {
  if (error === undefined || error === null) return undefined
  if (error instanceof TaskpactError) return error
  throw error
}

/**
 * Returns the TaskpactError for a failed call of the generated client. Throws any other error: the reason of an aborted
 * signal, or a mistake such as an invalid `baseUrl`.
 */
export function toError(error: unknown, response: Response | undefined): TaskpactError {
  if (error instanceof TaskpactError) return error
  if (!response || (error instanceof Error && !(error instanceof SyntaxError))) throw error
  if (isProblem(error)) return new TaskpactError(error, { response })
  const { status } = response
  if (status === 304) return new TaskpactError({ code: 'not_modified', status, title: 'Not modified' }, { response })
  return unexpectedAnswer(response, error)
}

/** Returns the error of a response that the contract does not allow. */
export function unexpectedAnswer(response: Response, cause?: unknown): TaskpactError {
  const title = 'The response does not match the contract'
  const details = { code: 'unexpected_answer', status: response.status, title } as const
  return new TaskpactError(details, { response, cause: cause || undefined })
}

/** Returns the error of a call with a path parameter that does not fit its pattern. */
export function invalidPath(name: string, pattern: string | undefined): TaskpactError {
  const message =
    pattern === undefined ? 'is not a parameter of the contract' : `must be a text that matches ${pattern}`
  return new TaskpactError({
    code: 'path_invalid',
    status: 0,
    title: 'A path parameter does not match the contract',
    detail: `${name} ${message}`,
    errors: [{ location: 'path', pointer: `/${name}`, message, code: 'pattern' }],
  })
}

/** Returns the error of a call without a response. */
export function noAnswer(cause: unknown): TaskpactError {
  return new TaskpactError({ code: 'no_answer', status: 0, title: 'No response from the service' }, { cause })
}

/** Returns the problem code of a response, or undefined when it has none. The response's body can still be read. */
export async function codeOf(response: Response): Promise<ProblemCode | undefined> {
  const body: unknown = await textOf(response)
    .then(JSON.parse)
    .catch(() => undefined)
  return isProblem(body) ? body.code : undefined
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as Problem).code === 'string' &&
    typeof (body as Problem).status === 'number'
  )
}
