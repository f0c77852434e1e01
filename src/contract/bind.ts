/**
 * Binds a contract to Express: `serve` below is one request's life, from its match to its answer. Whatever cannot be
 * kept (a missing handler, an undeclared status, an unknown policy) stops the start.
 */
import type { Request, RequestHandler, Response } from 'express'
import { type Contract, ContractError, type Operation } from './document.ts'
import { type Conditional, compileConditional } from './etag.ts'
import { type Caller, compilePolicies, type Policy } from './policies.ts'
import { kernelProblem, Problem } from './problem.ts'
import { compileReader, type RequestReader } from './read.ts'
import { type CheckedReply, compileReplyCheckers, type Reply, type ReplyChecker, uncheckedReply } from './reply.ts'
import { buildRoutes } from './routes.ts'
import { type Authenticate, type Authenticator, compileSecurity, type Principal } from './security.ts'
import { compileRequestValidators, type RequestValidator } from './validate.ts'

/** A handler without its types, as the kernel calls it. */
// biome-ignore lint/suspicious/noExplicitAny: the types are checked where the handlers are written, by `Handlers`
type AnyHandler = (context: any, request: any) => Promise<Reply>

export interface Binding<Context, User extends Principal, Scope extends object> {
  contract: Contract
  /** Names the service in `WWW-Authenticate`. */
  realm: string
  handlers: Record<string, AnyHandler>
  authenticators: Record<string, Authenticator<User>>
  policies: Record<string, Policy>
  context: Context
  /**
   * Runs a handler and the check of its reply as one unit of work: what `work` did is kept when it resolves and undone
   * when it throws. It may run `work` again after undoing it.
   */
  unitOfWork<T>(operation: Operation, request: Request, work: (scope: Scope) => Promise<T>): Promise<T>
  /** Makes a problem of an error that a handler threw, such as the database's; undefined: it is a 500. */
  toProblem(error: unknown): Problem | undefined
  /** Told of every 5xx with its cause, for the log. */
  onFailure(error: unknown, request: Request, operation: Operation | null): void
  requestId(request: Request): string
}

interface Bound<User> {
  operation: Operation
  handler: AnyHandler
  authenticate: Authenticate<User>
  admit: (caller: Caller) => Promise<Record<string, string>>
  read: RequestReader
  validate: RequestValidator
  conditional: Conditional
  check: ReplyChecker
}

/** Compiles everything and answers the Express handler that serves every operation. Throws a ContractError. */
export async function bind<Context, User extends Principal, Scope extends object>(
  binding: Binding<Context, User, Scope>,
): Promise<RequestHandler> {
  const { contract, context } = binding
  const routes = buildRoutes(await compile(binding))

  return async function serve(request: Request, response: Response): Promise<void> {
    const head = request.method === 'HEAD'
    let bound: Bound<User> | null = null
    let policyHeaders: Record<string, string> = {}
    try {
      if (request.method === 'OPTIONS') return write(response, optionsReply(routes.allowed(request.path)), head)
      const { target, params } = routes.match(request.method, request.path)
      bound = target
      const user = await bound.authenticate(request)
      policyHeaders = await bound.admit({ user, address: request.ip ?? '' })
      const input = await bound.validate(await bound.read(request, response, params))
      const { operation, handler, conditional, check } = bound
      const reply = await binding.unitOfWork(operation, request, async (scope) => {
        try {
          return check(conditional(request, await handler(context, { ...scope, ...input, user })))
        } catch (error) {
          if (error instanceof Problem && error.commit) return answerTo(error, request, target, {})
          throw error
        }
      })
      write(response, { ...reply, headers: { ...policyHeaders, ...reply.headers } }, head)
    } catch (error) {
      write(response, answerTo(error, request, bound, policyHeaders), head)
    }
  }

  /** The answer to an error: a declared problem, or else a 500 that says no more than that. */
  function answerTo(error: unknown, request: Request, bound: Bound<User> | null, headers: Record<string, string>) {
    const problem = error instanceof Problem ? error : binding.toProblem(error)
    const requestId = binding.requestId(request)
    if (!problem || problem.status >= 500) binding.onFailure(error, request, bound?.operation ?? null)
    try {
      return problemReply(problem ?? kernelProblem('internal_error'), requestId, bound, headers)
    } catch (violation) {
      binding.onFailure(violation, request, bound?.operation ?? null)
      return problemReply(kernelProblem('internal_error'), requestId, bound, {})
    }
  }

  function problemReply(
    problem: Problem,
    requestId: string,
    bound: Bound<User> | null,
    headers: Record<string, string>,
  ) {
    const reply = {
      status: problem.status,
      body: problem.toBody(requestId),
      headers: { ...headers, ...problem.headers },
      mediaType: 'application/problem+json',
    }
    if (!(problem.code in contract.problems)) throw new ContractError([`the problem code "${problem.code}" is unknown`])
    return bound ? bound.check(reply) : uncheckedReply(reply)
  }
}

/** Compiles every operation, and refuses handlers without an operation and operations without a handler. */
async function compile<Context, User extends Principal, Scope extends object>(
  binding: Binding<Context, User, Scope>,
): Promise<Bound<User>[]> {
  const { contract, handlers, authenticators, policies, realm } = binding
  const faults: string[] = []
  const known = new Set(contract.operations.map((operation) => operation.id))
  for (const id of Object.keys(handlers)) if (!known.has(id)) faults.push(`the handler "${id}" has no operation`)
  for (const id of known) if (!Object.hasOwn(handlers, id)) faults.push(`the operation "${id}" has no handler`)
  const collect = <T>(compileOne: () => T): T | undefined => {
    try {
      return compileOne()
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const secured = contract.operations.map((operation) => ({
    operation,
    handler: handlers[operation.id] as AnyHandler,
    authenticate: collect(() => compileSecurity(contract, operation, authenticators, realm)) as Authenticate<User>,
    admit: collect(() => compilePolicies(operation, contract.document, policies)) as Bound<User>['admit'],
    read: compileReader(operation),
    conditional: compileConditional(operation),
  }))
  if (faults.length > 0) throw new ContractError([...new Set(faults)])
  const validators = await compileRequestValidators(contract)
  const checkers = compileReplyCheckers(contract)
  return secured.map((bound) => ({
    ...bound,
    validate: validators.get(bound.operation.id) as RequestValidator,
    check: checkers.get(bound.operation.id) as ReplyChecker,
  }))
}

/** `OPTIONS` that is no CORS preflight: what the path allows (RFC 9110, 9.3.7). */
function optionsReply(allow: string | null): CheckedReply {
  if (allow === null) throw kernelProblem('not_found')
  return { status: 204, headers: { Allow: allow }, payload: null }
}

function write(response: Response, { status, headers, payload }: CheckedReply, head: boolean): void {
  // The client has gone, or a timeout has answered already.
  if (response.headersSent || response.destroyed) return
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (payload) response.setHeader('Content-Length', payload.length)
  response.end(head ? undefined : payload)
}
