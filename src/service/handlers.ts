/**
 * The kernel's types, closed over this contract, its caller and its context: what a feature writes its handlers
 * against.
 */
import type { operations } from '../../generated/api.ts'
import type { contract } from '../../generated/contract.ts'
import type * as kernel from '../kernel/index.ts'
import type { Caller, Scope } from './api.ts'
import type { Context } from './context.ts'

interface Taskpact {
  operations: operations
  contract: typeof contract
  user: Caller
  context: Context
  scope: Scope
}

export type Handler<Id extends kernel.OperationId<Taskpact>> = kernel.Handler<Taskpact, Id>
/** The handlers of a tag. `satisfies Handlers<'todos'>` refuses a missing and an unknown operation. */
export type Handlers<Tag extends string = string> = kernel.Handlers<Taskpact, Tag>
export type Request<Id extends kernel.OperationId<Taskpact>> = kernel.RequestOf<Taskpact, Id>
/** A lock for each path that has an operation with `If-Match`. */
export type Locks = kernel.Locks<Taskpact>
