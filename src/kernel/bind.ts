/**
 * Binds a contract to Express: `perform` below is one request's life, from its match to its answer. Whatever cannot be
 * kept (a missing handler, an undeclared status, an unknown policy) stops the start.
 */

import type { Request, RequestHandler, Response } from 'express'
import { type Call, httpCall, type Nested, nestedCall } from './call.ts'
import {
  type Conditional,
  compileConditional,
  compilePrecondition,
  type Lock,
  type Precondition,
  preconditionFaults,
} from './etag.ts'
import { compileOnce, type IdempotencyStore, idempotencyFaults, type Once } from './idempotency.ts'
import { type Contract, ContractError, type Operation, type Principal } from './model.ts'
import { type Gate, Overload } from './overload.ts'
import { type Caller, compilePolicies, type Policy } from './policies.ts'
import { kernelProblem, Problem } from './problem.ts'
import { compileReader, type RequestReader } from './read.ts'
import { type CheckedReply, ContractViolation, type Reply, type ReplyChecker, uncheckedReply } from './reply.ts'
import { buildRoutes } from './routes.ts'
import { type Authenticate, type Authenticator, compileSecurity } from './security.ts'
import type { RequestValidator, ValidRequest } from './validate.ts'
import { compileValidators, problemAsReply } from './validators.ts'
import { pour, write } from './write.ts'

/** A handler without its types, as the kernel calls it. */
// biome-ignore lint/suspicious/noExplicitAny: the types are checked where the handlers are written, by `Handlers`
type AnyHandler = (context: any, request: any) => Promise<Reply>

export interface Binding<Context, User extends Principal, Scope extends object> {
  contract: Contract
  /** Names the service in `WWW-Authenticate`. */
  realm: string
  handlers: Record<string, AnyHandler>
  authenticators: Record<string, Authenticator<User, Scope>>
  policies: Record<string, Policy>
  context: Context
  /** Limits the requests in work; more are 503 at once, but for those that `x-overload: exempt` lets pass. */
  gate: Gate
  /** What a request brings besides its parameters. Once `signal` is aborted it must do nothing more. */
  open(request: Request, signal: AbortSignal): Scope
  /**
   * Runs a handler and the check of its reply as one unit of work: what `work` did is kept when it resolves and undone
   * when it throws. It may run `work` again after undoing it. `scope` is what `open` gave, or with `isPart` the one of a
   * unit of work that this is a part of: it is kept or undone by itself as long as the whole is kept, and not run again.
   */
  unitOfWork<T>(call: UnitOfWork<User>, scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T>
  /** Where the answers of requests with an `Idempotency-Key` are kept. */
  idempotency: IdempotencyStore<Scope>
  /** By path, for every one that has an operation with `If-Match`. */
  locks: Record<string, Lock>
  /** Makes a problem of an error that a handler threw, such as the database's; undefined: it is a 500. */
  toProblem(error: unknown): Problem | undefined
  /** Told of every 5xx with its cause, for the log. */
  onFailure(error: unknown, request: Request, operation: Operation | null): void
  requestId(request: Request): string
}

/** What a unit of work is of. */
export interface UnitOfWork<User> {
  operation: Operation
  input: ValidRequest
  user: User | null
  isPart: boolean
}

interface Bound<User, Scope = never> {
  operation: Operation
  handler: AnyHandler
  authenticate: Authenticate<User, Scope>
  admit: (caller: Caller) => Promise<Record<string, string>>
  read: RequestReader
  validate: RequestValidator
  once: Once<Scope>
  onCondition: Precondition<ValidRequest>
  conditional: Conditional
  check: ReplyChecker
}

/** Compiles everything and answers the Express handler that serves every operation. Throws a ContractError. */
export function bind<Context, User extends Principal, Scope extends object>(
  binding: Binding<Context, User, Scope>,
): RequestHandler {
  const { contract, context, gate } = binding
  const routes = buildRoutes(compile(binding))

  return async function serve(request: Request, response: Response): Promise<void> {
    const call = httpCall<Scope>(request, response, gate)
    const reply = await perform(call)
    call.end()
    if (!reply.stream || request.method === 'HEAD') return write(response, reply, request.method === 'HEAD')
    try {
      await pour(response, reply.headers, reply.stream)
    } catch (error) {
      binding.onFailure(error, request, response.locals.operation ?? null)
      response.destroy()
    }
  }

  async function perform(call: Call<Scope>): Promise<CheckedReply> {
    const { request, facts, outer, deadline } = call
    let bound: Bound<User, Scope> | null = null
    let policyHeaders: Record<string, string> = {}
    try {
      if (call.method === 'OPTIONS') return optionsReply(routes.allowed(call.path))
      const { target, params } = routes.match(call.method, call.path)
      outer?.allow(target.operation)
      bound = target
      facts.operation = target.operation
      call.begin(target.operation)
      const opened = outer?.scope ?? binding.open(request, deadline.signal)
      const user = await bound.authenticate(call, opened, (caller) => {
        facts.user = caller
      })
      policyHeaders = await bound.admit({ user, request })
      const input = bound.validate(await bound.read(call, params))
      const { operation, handler, once, onCondition, conditional, check } = bound
      const work = (scope: Scope) =>
        once(scope, { user, input, headers: policyHeaders }, async () => {
          try {
            const given = { ...scope, ...input, user, nested: nestedIn(call, scope) }
            const reply = conditional(call, await onCondition(given, () => handler(context, given)))
            const checked = check({ ...reply, headers: { ...policyHeaders, ...reply.headers } })
            if (reply.undo) throw new Undone(checked)
            return checked
          } catch (error) {
            if (!(error instanceof Problem && error.commit)) throw error
            if (error.status >= 500) binding.onFailure(error, request, operation)
            return problemReply(error, request, target, policyHeaders)
          }
        })
      // A commit that has begun is no part of the race: it is answered as what it was.
      const timed = outer ? work : (scope: Scope) => deadline.race(work(scope))
      return await binding.unitOfWork({ operation, input, user, isPart: outer !== null }, opened, timed)
    } catch (error) {
      return error instanceof Undone ? error.reply : answerTo(error, call, bound, policyHeaders)
    }
  }

  function nestedIn(call: Call<Scope>, scope: Scope): Nested {
    return {
      perform: (request, allow) => perform(nestedCall(call, scope, request, allow)),
      refuse: (problem) => problemReply(problem, call.request, null, {}),
    }
  }

  /** The answer to an error: a declared problem, or else a 500 that says no more than that. Throws what `Nested` says. */
  function answerTo(
    error: unknown,
    { request, outer, deadline }: Call<Scope>,
    bound: Bound<User, Scope> | null,
    headers: Record<string, string>,
  ) {
    const problem = error instanceof Problem ? error : binding.toProblem(error)
    const failed = !problem || problem.status >= 500
    if (failed && outer) throw error
    const expected = deadline.clientGone || problem?.cause instanceof Overload
    if (failed && !expected) binding.onFailure(error, request, bound?.operation ?? null)
    try {
      if (problem) return problemReply(problem, request, bound, headers)
    } catch (violation) {
      if (outer) throw violation
      binding.onFailure(violation, request, bound?.operation ?? null)
    }
    return uncheckedReply(problemAsReply(kernelProblem('internal_error'), binding.requestId(request), headers))
  }

  /** Throws a ContractViolation when the contract does not allow the problem. */
  function problemReply(
    problem: Problem,
    request: Request,
    bound: Bound<User, Scope> | null,
    headers: Record<string, string>,
  ): CheckedReply {
    if (!Object.hasOwn(contract.problems, problem.code))
      throw new ContractViolation(`the problem code "${problem.code}" is unknown`)
    const reply = problemAsReply(problem, binding.requestId(request), headers)
    return bound ? bound.check(reply) : uncheckedReply(reply)
  }
}

/** Takes an answer out of a unit of work that is to be undone. */
class Undone extends Error {
  readonly reply: CheckedReply
  constructor(reply: CheckedReply) {
    super('undone as its handler asked')
    this.reply = reply
  }
}

/** Compiles every operation, and refuses handlers without an operation and operations without a handler. */
function compile<Context, User extends Principal, Scope extends object>(
  binding: Binding<Context, User, Scope>,
): Bound<User, Scope>[] {
  const { contract, context, handlers, authenticators, policies, idempotency, locks, realm } = binding
  const faults: string[] = []
  const known = new Set(contract.operations.map((operation) => operation.id))
  for (const id of Object.keys(handlers)) if (!known.has(id)) faults.push(`the handler "${id}" has no operation`)
  for (const id of known) if (!Object.hasOwn(handlers, id)) faults.push(`the operation "${id}" has no handler`)
  for (const operation of contract.operations)
    faults.push(...idempotencyFaults(operation), ...preconditionFaults(contract, operation, locks))
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
    authenticate: collect(() => compileSecurity(contract, operation, authenticators, realm)) as Authenticate<
      User,
      Scope
    >,
    admit: collect(() => compilePolicies(operation, contract.document, policies)) as Bound<User, Scope>['admit'],
    read: compileReader(contract, operation),
    conditional: compileConditional(operation),
  }))
  if (faults.length > 0) throw new ContractError([...new Set(faults)])
  const read = (operation: Operation, call: ValidRequest) => (handlers[operation.id] as AnyHandler)(context, call)
  const { validators, checkers } = compileValidators(contract)
  return secured.map((parts) => ({
    ...parts,
    once: compileOnce(parts.operation, idempotency),
    onCondition: compilePrecondition(contract, parts.operation, locks, read),
    validate: validators.get(parts.operation.id) as RequestValidator,
    check: checkers.get(parts.operation.id) as ReplyChecker,
  }))
}

/** `OPTIONS` that is no CORS preflight: what the path allows (RFC 9110, 9.3.7). */
function optionsReply(allow: string | null): CheckedReply {
  if (allow === null) throw kernelProblem('not_found')
  return { status: 204, headers: { Allow: allow }, payload: null }
}
