/**
 * All validators of a contract, and the proof that it can be kept: every schema compiles, and every operation's
 * responses take the problems that the kernel itself sends.
 */
import { type Contract, ContractError, type Operation } from './model.ts'
import { impliedStatuses } from './operation.ts'
import { errorBounds, kernelProblem, type Problem, type ProblemError, validationProblem } from './problem.ts'
import { quotaExceeded } from './quotas.ts'
import { createReplyCheckers, type ReplyChecker } from './reply.ts'
import { createRequestValidators, type RequestValidator } from './validate.ts'
import { problemReply } from './write.ts'

/** By the operations' ids. Each compiles its schemas when it is first used. */
export interface Validators {
  requests: Map<string, RequestValidator>
  replies: Map<string, ReplyChecker>
}

export function createValidators(contract: Contract): Validators {
  return { requests: createRequestValidators(contract), replies: createReplyCheckers(contract) }
}

/**
 * Compiles all validators of a contract, and tries the kernel's problems on them. Throws a ContractError when the
 * contract cannot be kept. A contract that passed may be read with `isProven` from then on.
 */
export function proveContract(contract: Contract, { requests, replies } = createValidators(contract)): void {
  for (const validators of [requests, replies]) for (const validator of validators.values()) validator.compile()
  const faults = contract.operations.flatMap((operation) =>
    problemFaults(operation, replies.get(operation.id) as ReplyChecker),
  )
  if (faults.length > 0) throw new ContractError(faults)
}

const exceeded = ({ quotas, quotaItems }: Operation) =>
  [...quotas, ...quotaItems].map((name) => quotaExceeded({ name, limit: 0, used: 0 }, 'd'))

/** Tries the largest problem of each kind that the kernel sends for an operation. */
function problemFaults(operation: Operation, checker: ReplyChecker): string[] {
  const error: ProblemError = {
    location: 'headers',
    pointer: '/'.padEnd(errorBounds.pointer, 'p'),
    message: 'm'.repeat(errorBounds.message),
    code: 'additionalProperties',
  }
  const challenge = { 'WWW-Authenticate': 'Bearer realm="r"' }
  const later = { 'Retry-After': '1' }
  const largest: Problem[] = [
    kernelProblem('malformed_request', { detail: 'd' }),
    kernelProblem('unauthenticated', { detail: 'd', headers: challenge }),
    kernelProblem('forbidden'),
    kernelProblem('insufficient_scope', { detail: 'd', headers: challenge }),
    kernelProblem('step_up_required', { detail: 'd', headers: challenge }),
    kernelProblem('mfa_setup_required'),
    kernelProblem('idempotency_key_reused'),
    ...(operation.mayExceedQuota ? exceeded(operation) : []),
    kernelProblem('idempotency_in_flight', { headers: later }),
    kernelProblem('precondition_failed'),
    kernelProblem('payload_too_large'),
    kernelProblem('unsupported_media_type', { detail: 'd' }),
    validationProblem(Array(errorBounds.errors).fill(error)),
    kernelProblem('internal_error'),
    kernelProblem('unavailable', { headers: later }),
  ]
  const implied = impliedStatuses(operation)
  return largest.flatMap((problem) => {
    if (!implied.includes(problem.status)) return []
    try {
      checker.check(problemReply(problem, 'a-request-id'))
      return []
    } catch (violation) {
      return [`the kernel's problem "${problem.code}" does not fit: ${(violation as Error).message}`]
    }
  })
}
