/** The transaction of a request that changes something. */
import type { Knex } from 'knex'
import { inSharedTransaction } from '../db/transactions/shared-transaction.ts'
import { inSavepoint, inTransaction } from '../db/transactions/transaction.ts'
import { confirmed } from '../features/auth/confirm.ts'
import { shareable as shareableTodos } from '../features/todos/access.ts'
import { lockRevoked } from '../features/users/locks.ts'
import type { UnitOfWork } from '../kernel/index.ts'
import type { Caller } from './api.ts'
import type { QuotaName, Quotas } from './quotas.ts'
import { revokedBy } from './revocations.ts'

/** By operation: whether its request may share a transaction. Each feature says that of its own operations. */
const shareable: Record<string, (input: never) => boolean> = shareableTodos

/**
 * Runs `work` in a transaction, of its own or shared with other requests of the same moment. Its caller is confirmed at its
 * beginning, once for all parts of a batch.
 */
export function inWriteTransaction<T>(
  call: UnitOfWork<Caller>,
  pool: Knex,
  quotas: Quotas,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  const { user: caller, authorize } = call
  const guard = caller ? confirmed({ caller, authorize, revoked: revokedBy(call) }) : undefined
  const isShareable = (shareable[call.operation.id]?.(call.input as never) ?? false) && !needsLock(call, quotas)
  return isShareable
    ? inSharedTransaction(pool, { exclusiveKey: exclusiveKeyOf(call), guard }, work)
    : inTransaction(pool, work, { guard })
}

/** Runs `work` as a part of a batch, in its transaction. */
export function inPart<T>(call: UnitOfWork<Caller>, db: Knex, work: () => Promise<T>): Promise<T> {
  return inSavepoint(db, async () => {
    const revoked = revokedBy(call)
    if (revoked.length > 0) await lockRevoked(db, revoked)
    return work()
  })
}

/** Whether a quota of the request is counted under a lock. */
function needsLock({ operation, user, input }: UnitOfWork<Caller>, quotas: Quotas): boolean {
  if (!user) return false
  const names = [...operation.quotas, ...('idempotency-key' in input.headers ? ['kept_responses'] : [])]
  return names.some((name) => quotas.needsLock(user, name as QuotaName))
}

/** An idempotency key is locked against requests with the same one, so these share no transaction. */
function exclusiveKeyOf({ user, input }: UnitOfWork<Caller>): string | undefined {
  const key = input.headers['idempotency-key'] as string | undefined
  return key === undefined ? undefined : `${user?.id} ${key}`
}
