/** The kernel's only door: a service, its scripts and its tests import this file and no other one of the folder. */

export { bind, type UnitOfWork } from './bind.ts'
export type { Nested, RequestFacts } from './call.ts'
export { addressReader, callerKey, networkOf, siteOf } from './caller.ts'
export { Deadline, usualDeadline } from './deadline.ts'
export { readContract } from './document.ts'
export { strictFormats } from './formats.ts'
export type { IdempotencyStore, KeptReply } from './idempotency.ts'
export { compileInput } from './input.ts'
export { type Lines, lineSchema } from './lines.ts'
export {
  type Contract,
  ContractError,
  type JsonObject,
  type Operation,
  resolver,
  type Schema,
  takesIdempotencyKey,
} from './model.ts'
export { nearestName } from './nearest.ts'
export { normalForms } from './normal-forms.ts'
export { impliedStatuses, isJson, rolesOf } from './operation.ts'
export { Gate, Overload, refuseEarly, type Slot } from './overload.ts'
export {
  failedAuthentication,
  type Policy,
  processCounter,
  quotaUsedUp,
  type RateLimit,
  type RateLimitCounter,
  type RateLimitState,
  rateLimitOf,
  rateLimitPolicy,
  sunsetPolicy,
  Windows,
} from './policies.ts'
export {
  kernelProblem,
  kernelProblems,
  Problem,
  type ProblemError,
  type ProblemOptions,
  validationProblem,
} from './problem.ts'
export { type Quota, quotasOf } from './quotas.ts'
export { faultOfRule } from './recurrence-rule.ts'
export {
  type CheckedReply,
  ContractViolation,
  compileSchema,
  createReplyCheckers,
  prepareSchema,
  type Reply,
  type ReplyChecker,
} from './reply.ts'
export type { Resolve } from './schema.ts'
export type { Authenticator } from './security.ts'
export { type BareOptions, createHttpServer, createRefuser, defaultLimits, requestIdOf } from './server.ts'
export { inTurn, type SharedSlots, Shares, shareOf, takeTurn, tooManyAtOnce } from './shares.ts'
export { type EventStream, eventStream } from './stream.ts'
export type { Handler, Handlers, Locks, OperationId, RequestOf } from './types.ts'
export { createValidators, proveContract } from './validators.ts'
export { sendProblem } from './write.ts'
