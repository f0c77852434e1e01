/** The transaction of a request that changes something. */
import type { Knex } from 'knex'
import { inSharedTransaction } from '../db/transactions/shared-transaction.ts'
import { inTransaction } from '../db/transactions/transaction.ts'
import { shareable as shareableTodos } from '../features/todos/access.ts'
import type { UnitOfWork } from '../kernel/index.ts'
import type { Caller } from './api.ts'

/** By operation: whether its request may share a transaction. Each feature says that of its own operations. */
const shareable: Record<string, (input: never) => boolean> = shareableTodos

/** Runs `work` in a transaction, of its own or shared with other requests of the same moment. */
export function inWriteTransaction<T>(
  call: UnitOfWork<Caller>,
  pool: Knex,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  const isShareable = shareable[call.operation.id]?.(call.input as never) ?? false
  return isShareable ? inSharedTransaction(pool, exclusiveKeyOf(call), work) : inTransaction(pool, work)
}

/** An idempotency key is locked against requests with the same one, so these share no transaction. */
function exclusiveKeyOf({ user, input }: UnitOfWork<Caller>): string | undefined {
  const key = input.headers['idempotency-key'] as string | undefined
  return key === undefined ? undefined : `${user?.id} ${key}`
}
