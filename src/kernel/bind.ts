/**
 * Binds a contract to Express: `perform` below is the lifecycle of a request, from its match to its reply. A contract
 * that cannot be kept (a missing handler, an undeclared status, an unknown policy) stops the start.
 */
import type { Request, RequestHandler, Response } from 'express'
import { type BodyReader, compileBodyReader, noBody } from './body.ts'
import { type Call, httpCall, type Nested, nestedCall, type RequestFacts } from './call.ts'
import {
  type Conditional,
  compileConditional,
  compilePrecondition,
  type Lock,
  type Precondition,
  preconditionFaults,
} from './etag.ts'
import { compileIdempotency, forStore, type IdempotencyStore, idempotencyFaults, type Once } from './idempotency.ts'
import { type Contract, ContractError, type Operation, type Principal } from './model.ts'
import { type Gate, Overload } from './overload.ts'
import { paceCheap, paceRefused } from './pace.ts'
import { compileCost, compileParameterReader, type ParameterReader } from './parameters.ts'
import { compilePolicies, type Policy, type PolicySubject } from './policies.ts'
import { kernelProblem, Problem } from './problem.ts'
import { type CheckedReply, ContractViolation, type Reply, type ReplyChecker } from './reply.ts'
import { buildRoutes } from './routes.ts'
import { type Authentication, type Authenticator, compileSecurity } from './security.ts'
import type { RequestValidator, ValidRequest } from './validate.ts'
import { createValidators, proveContract } from './validators.ts'
import { forClient, optionsReply, pipeStream, problemReply, uncheckedProblem, write } from './write.ts'

/** A handler without its types, as the kernel calls it. */
// biome-ignore lint/suspicious/noExplicitAny: the types are checked where the handlers are written, by `Handlers`
type AnyHandler = (context: any, request: any) => Promise<Reply>

/** The parts of a service that the kernel puts together. */
export interface Binding<Context, User extends Principal, Scope extends object> {
  contract: Contract
  /** Names the service in `WWW-Authenticate`. */
  realm: string
  handlers: Record<string, AnyHandler>
  authenticators: Record<string, Authenticator<User, Scope>>
  policies: Record<string, Policy>
  context: Context
  /**
   * Limits the requests in flight: more are 503, except for operations with `x-overload: exempt`, and 429 where they are more
   * than the share of their caller.
   */
  gate: Gate
  /**
   * Returns the members that a handler gets besides the parameters, such as a database. They stop at `signal`, and take
   * what callers share for the caller of `facts`, who may be known only later.
   */
  open(request: Request, signal: AbortSignal, facts: RequestFacts): Scope
  /**
   * Runs a handler and the check of its reply as one unit of work: commits when `work` resolves, and rolls back when it
   * throws. It may run `work` again after a rollback. `scope` is what `open` returned; with `isPart` it is the scope of
   * the outer unit of work, in which this one is committed or rolled back by itself, and not run again.
   *
   * The caller was read before it. One that writes must read the caller again under a lock that a revocation needs too, call
   * `authorize` and refuse to commit where it throws, so that no write follows a revocation.
   */
  unitOfWork(call: UnitOfWork<User>, scope: Scope, work: (scope: Scope) => Promise<CheckedReply>): Promise<CheckedReply>
  /** Stores the replies to requests with an `Idempotency-Key`. */
  idempotency: IdempotencyStore<Scope, User>
  /**
   * Takes one of the quota `name` for a request, in its unit of work. Throws 409 `quota_exceeded` where it is used up.
   */
  takeQuota(name: string, request: Scope & ValidRequest & { user: User }): Promise<void>
  /** By path, for each path that has an operation with `If-Match`. */
  locks: Record<string, Lock>
  /** Returns the problem that an error of a handler means, such as the database's; undefined: it is a 500. */
  toProblem(error: unknown): Problem | undefined
  /** Called for every 5xx with its cause, for the log. */
  onFailure(error: unknown, request: Request, operation: Operation | null): void
  requestId(request: Request): string
}

/** The request of a unit of work. */
export interface UnitOfWork<User extends Principal> {
  operation: Operation
  input: ValidRequest
  user: User | null
  authorize: Authentication<User, never>['authorize']
  isPart: boolean
  /** The operation of another request, which this one may perform; null where there is none. */
  find: Nested['find']
}

interface Bound<User extends Principal, Scope = never> {
  operation: Operation
  handler: AnyHandler
  security: Authentication<User, Scope>
  /** Null: no request of it is. */
  isHeavy: ((input: ValidRequest) => boolean) | null
  admit: (subject: PolicySubject) => Promise<Record<string, string>>
  readParameters: ParameterReader
  /** Null: the operation takes no body. */
  readBody: BodyReader | null
  requests: RequestValidator
  /** Null: the operation takes no `Idempotency-Key`. */
  once: Once<Scope, User> | null
  /** Null: it takes no `If-Match`. */
  onCondition: Precondition<ValidRequest> | null
  /** Null: it sends no `ETag`. */
  conditional: Conditional | null
  replies: ReplyChecker
}

/**
 * Returns the Express handler that serves every operation. Throws a ContractError for a contract that cannot be kept.
 */
export function bind<Context, User extends Principal, Scope extends object>(
  binding: Binding<Context, User, Scope>,
): RequestHandler {
  const { contract, context, gate } = binding
  const routes = buildRoutes(compile(binding))

  return async function serve(request: Request, response: Response): Promise<void> {
    const call = httpCall<Scope>(request, response, gate)
    const reply = forClient(await perform(call), call.path, call.facts.operation)
    call.end()
    if (!reply.stream || request.method === 'HEAD') {
      write(response, reply, request.method === 'HEAD')
      // A request that matches no operation has no caller.
      const { operation, caller = 'unknown' } = call.facts
      if (response.writableLength > 0) gate.countUnread(response, caller, operation?.exempt)
      // A client that is refused, or served at next to no cost, may send the next request at once.
      const { status } = reply
      if (status === 429 || status === 503) paceRefused(request.socket)
      else if (operation?.exempt || status === 401 || request.method === 'OPTIONS') paceCheap(request.socket)
      return
    }
    try {
      await pipeStream(response, reply.headers, reply.stream)
    } catch (error) {
      // The right to the rest of it may have ended.
      if (!(error instanceof Problem)) binding.onFailure(error, request, call.facts.operation ?? null)
      response.destroy()
    } finally {
      call.endStream()
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
      const presented = bound.security.read(call)
      call.begin(target.operation, presented?.userId ?? null)
      const opened = outer?.scope ?? binding.open(request, deadline.signal, facts)
      const user = await bound.security.authenticate(presented, call, opened)
      if (user && user.id !== presented?.userId) call.belongTo(user)
      policyHeaders = await bound.admit({ user, request })
      const parameters = bound.readParameters(call, params)
      const body = bound.readBody ? await bound.readBody(call) : noBody
      const input = bound.requests.validate(parameters, body)
      if (user) bound.security.requireRecent?.(user, input)
      if (bound.isHeavy?.(input)) await call.beginHeavy()
      const { operation, handler, once, onCondition, conditional, replies } = bound
      const work = (scope: Scope) => {
        const handle = async (): Promise<CheckedReply> => {
          try {
            const given = { ...scope, ...input, user, nest: () => nestedIn(call, scope) }
            // An operation with a quota has a caller: `compile` refuses others.
            for (const name of operation.quotas) await binding.takeQuota(name, given as typeof given & { user: User })
            const run = () => handler(context, given)
            const own = await (onCondition ? onCondition(given, run) : handler(context, given))
            const reply = conditional ? conditional(call, own) : own
            const headers = { ...policyHeaders, ...reply.headers }
            const accepts = (types: string[]) => request.accepts(types)
            const checked = replies.check({ ...reply, headers }, accepts)
            if (reply.undo) throw new Undone(checked)
            if (!once || !(reply.unstored || reply.stored || reply.brief)) return checked
            return forStore(reply, checked, (body) => replies.check({ ...reply, headers, body }, accepts).payload)
          } catch (error) {
            if (!(error instanceof Problem && error.commit)) throw error
            if (error.status >= 500) binding.onFailure(error, request, operation)
            return checkedProblem(error, request, target, policyHeaders)
          }
        }
        const handled = once ? once(scope, { user, input, headers: policyHeaders }, handle) : handle()
        // The commit is not part of the race: once begun, its outcome is the reply.
        return outer ? handled : deadline.race(handled)
      }
      const part = { operation, input, user, authorize: bound.security.authorize, isPart: outer !== null, find }
      const reply = await binding.unitOfWork(part, opened, work)
      if (reply.stream && call.method !== 'HEAD') call.beginStream()
      return reply
    } catch (error) {
      return error instanceof Undone ? error.reply : replyToError(error, call, bound, policyHeaders)
    }
  }

  function find(method: string, target: string): Operation | null {
    return routes.find(method, target.replace(/\?.*$/s, ''))?.operation ?? null
  }

  function nestedIn(call: Call<Scope>, scope: Scope): Nested {
    return {
      perform: (...nested) => perform(nestedCall(call, scope, ...nested)),
      find,
      refuse: (problem) => checkedProblem(problem, call.request, null, {}),
    }
  }

  /**
   * The reply to an error: a declared problem, or else a 500 without detail. Throws the errors that `Nested` throws.
   */
  function replyToError(
    error: unknown,
    { request, outer, deadline }: Call<Scope>,
    bound: Bound<User, Scope> | null,
    headers: Record<string, string>,
  ) {
    const problem = error instanceof Problem ? error : binding.toProblem(error)
    const failed = !problem || problem.status >= 500
    if (failed && outer) throw error
    const expected = deadline.clientGone || problem?.expected || problem?.cause instanceof Overload
    if (failed && !expected) binding.onFailure(error, request, bound?.operation ?? null)
    try {
      if (problem) return checkedProblem(problem, request, bound, headers)
    } catch (violation) {
      if (outer) throw violation
      binding.onFailure(violation, request, bound?.operation ?? null)
    }
    return uncheckedProblem(kernelProblem('internal_error'), binding.requestId(request), headers)
  }

  /** Throws a ContractViolation when the contract does not allow the problem. */
  function checkedProblem(
    problem: Problem,
    request: Request,
    bound: Bound<User, Scope> | null,
    headers: Record<string, string>,
  ): CheckedReply {
    if (!Object.hasOwn(contract.problems, problem.code))
      throw new ContractViolation(`the problem code "${problem.code}" is unknown`)
    const requestId = binding.requestId(request)
    if (!bound) return uncheckedProblem(problem, requestId, headers)
    return bound.replies.check(problemReply(problem, requestId, headers))
  }
}

/** Carries a reply out of a unit of work that is to be rolled back. */
class Undone extends Error {
  readonly reply: CheckedReply
  constructor(reply: CheckedReply) {
    super('rolled back, as the handler asked')
    this.reply = reply
  }
}

/** Compiles every operation, and refuses handlers without an operation and operations without a handler. */
function compile<Context, User extends Principal, Scope extends object>(
  binding: Binding<Context, User, Scope>,
): Bound<User, Scope>[] {
  const { contract, context, handlers, policies, idempotency, locks } = binding
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
    security: collect(() => compileSecurity(contract, operation, binding)) as Authentication<User, Scope>,
    isHeavy: compileCost(operation),
    admit: collect(() => compilePolicies(operation, contract.document, policies)) as Bound<User, Scope>['admit'],
    readParameters: compileParameterReader(contract, operation),
    readBody: compileBodyReader(contract, operation),
    conditional: compileConditional(contract, operation),
  }))
  if (faults.length > 0) throw new ContractError([...new Set(faults)])
  const read = (operation: Operation, call: ValidRequest) => (handlers[operation.id] as AnyHandler)(context, call)
  const validators = createValidators(contract)
  if (!contract.isProven) proveContract(contract, validators)
  return secured.map((parts) => ({
    ...parts,
    once: compileIdempotency(parts.operation, idempotency),
    onCondition: compilePrecondition(contract, parts.operation, locks, read),
    requests: validators.requests.get(parts.operation.id) as RequestValidator,
    replies: validators.replies.get(parts.operation.id) as ReplyChecker,
  }))
}
