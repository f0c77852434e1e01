/** All validators of a contract, and whether its responses take what the kernel itself answers. */
import { type Contract, ContractError, type Operation } from './model.ts'
import { impliedStatuses } from './operation.ts'
import { errorBounds, kernelProblem, type Problem, type ProblemError, validationProblem } from './problem.ts'
import { compileReplyCheckers, type Reply, type ReplyChecker } from './reply.ts'
import { compileRequestValidators, type RequestValidator } from './validate.ts'

/** By the operations' ids. */
export interface Validators {
  validators: Map<string, RequestValidator>
  checkers: Map<string, ReplyChecker>
}

/**
 * Compiles the validators of every request and reply, and tries the problems of the kernel on them. Throws a ContractError
 * when the contract cannot be kept. This is what a contract is proven by: of one that is, nothing is compiled or tried here.
 */
export function compileValidators(contract: Contract): Validators {
  const validators = compileRequestValidators(contract)
  const checkers = compileReplyCheckers(contract)
  if (contract.isProven) return { validators, checkers }
  const faults = contract.operations.flatMap((operation) =>
    problemFaults(operation, checkers.get(operation.id) as ReplyChecker),
  )
  if (faults.length > 0) throw new ContractError(faults)
  return { validators, checkers }
}

/** Whether an operation's responses take what the kernel may answer: the largest of each of its problems is tried. */
function problemFaults(operation: Operation, check: ReplyChecker): string[] {
  const error: ProblemError = {
    location: 'headers',
    pointer: '/'.padEnd(errorBounds.pointer, 'p'),
    message: 'm'.repeat(errorBounds.message),
    code: 'additionalProperties',
  }
  const largest: Problem[] = [
    kernelProblem('malformed_request', { detail: 'd' }),
    kernelProblem('unauthenticated', { detail: 'd', headers: { 'WWW-Authenticate': 'Bearer realm="r"' } }),
    kernelProblem('forbidden'),
    kernelProblem('insufficient_scope', { detail: 'd', headers: { 'WWW-Authenticate': 'Bearer realm="r"' } }),
    kernelProblem('idempotency_key_reused'),
    kernelProblem('idempotency_in_flight', { headers: { 'Retry-After': '1' } }),
    kernelProblem('precondition_failed'),
    kernelProblem('payload_too_large'),
    kernelProblem('unsupported_media_type', { detail: 'd' }),
    validationProblem(Array(errorBounds.errors).fill(error)),
    kernelProblem('internal_error'),
    kernelProblem('unavailable', { headers: { 'Retry-After': '1' } }),
  ]
  const implied = impliedStatuses(operation)
  return largest.flatMap((problem) => {
    if (!implied.includes(problem.status)) return []
    try {
      check(problemAsReply(problem, 'a-request-id', {}))
      return []
    } catch (violation) {
      return [`the kernel's problem "${problem.code}" does not fit: ${(violation as Error).message}`]
    }
  })
}

/** A problem as the reply that it is. */
export function problemAsReply(problem: Problem, requestId: string, headers: Record<string, string>): Reply {
  return {
    status: problem.status,
    body: problem.toBody(requestId),
    headers: { ...headers, ...problem.headers },
    mediaType: 'application/problem+json',
  }
}
