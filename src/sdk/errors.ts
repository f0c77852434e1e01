/** What a call can fail with: one type of error, whose `code` tells which it is. */
import type { Problem, ProblemCode } from '../../generated/client/types.gen.ts'
import type { ProblemStatuses } from '../../generated/sdk.ts'

/** Codes that are not the service's. */
interface ClientStatuses {
  /** Nothing came back, or only a part: the connection failed. `cause` says how. */
  no_answer: 0
  /** What came back is not of this contract: a proxy's error page, for example. `status` and `response` are as they came. */
  unexpected_answer: number
  /** The answer to an `If-None-Match` that fits: what you have is still so. */
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
  /** Of the answer; 0 when there was none. */
  readonly status: number
  /** What the code means. */
  readonly title: string
  /** A page about the code, relative to the service. */
  readonly type: string | undefined
  /** What happened this time. */
  readonly detail: string | undefined
  /** Finds the request in the service's log. */
  readonly request_id: string | undefined
  /** Where the request does not fit the contract. */
  readonly errors: Problem['errors'] | undefined
  /** For its headers: its body was read. */
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
    this.response = response
  }
}

/** Each code has its status; a `switch` over `code` narrows, and the compiler says which one is missing. */
export type TaskpactError<Code extends TaskpactErrorCode = TaskpactErrorCode> = Code extends TaskpactErrorCode
  ? Omit<AnyTaskpactError, 'code' | 'status'> & { readonly code: Code; readonly status: Statuses[Code] }
  : never

/**
 * What calls with `throwOnError: true`, and everything of this layer, throw; without it, what the `error` of a result is.
 * An aborted call throws the reason of its signal instead, as `fetch` does.
 */
// A class cannot be a union: so its instances have the type of the union, and `instanceof` narrows to that.
export const TaskpactError = AnyTaskpactError as unknown as {
  new (...details: ConstructorParameters<typeof AnyTaskpactError>): TaskpactError
  readonly prototype: TaskpactError
}

/**
 * The error of a result, with all that it may be: `errorOf(await getTodo({ client, path }))`. Undefined when the call
 * went well. Throws what is no TaskpactError, such as the reason of an aborted signal.
 */
export function errorOf({ error }: { error?: unknown }): TaskpactError | undefined {
  if (error === undefined || error instanceof TaskpactError) return error
  throw error
}

/** What a failed call of the generated client is about. Errors that are not of an answer stay what they are. */
export function toError(error: unknown, response: Response | undefined): unknown {
  if (!response || (error instanceof Error && !(error instanceof SyntaxError))) return error
  if (isProblem(error)) return new TaskpactError(error, { response })
  const { status } = response
  if (status === 304)
    return new TaskpactError({ code: 'not_modified', status, title: 'It has not changed' }, { response })
  const title = 'The answer is not of this contract'
  return new TaskpactError({ code: 'unexpected_answer', status, title }, { response, cause: error || undefined })
}

/** The error of a call that got no answer. */
export function noAnswer(cause: unknown): TaskpactError {
  return new TaskpactError({ code: 'no_answer', status: 0, title: 'The service did not answer' }, { cause })
}

/** The problem code of an answer; undefined when it has none. The answer can still be read. */
export async function codeOf(response: Response): Promise<ProblemCode | undefined> {
  const body: unknown = await response
    .clone()
    .json()
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
