/** The transaction of a request that changes something. */
import type { Knex } from 'knex'
import { inSharedTransaction } from '../db/transactions/shared-transaction.ts'
import { inTransaction } from '../db/transactions/transaction.ts'
import type { UnitOfWork } from '../kernel/index.ts'
import type { Caller, Schemas } from './api.ts'

/** Runs `work` in a transaction, of its own or shared with others of the same moment. */
export function inWriteTransaction<T>(
  call: UnitOfWork<Caller>,
  pool: Knex,
  work: (db: Knex) => Promise<T>,
): Promise<T> {
  return locksNothing(call) ? inSharedTransaction(pool, nameOf(call), work) : inTransaction(pool, work)
}

/** A todo of a project locks who may edit it, and what the project counts. */
function locksNothing({ operation, input }: UnitOfWork<Caller>): boolean {
  return operation.id === 'createTodo' && (input.body as Schemas['TodoCreate']).project_id == null
}

/** An idempotency key is locked against its copies, which therefore share no transaction. */
function nameOf({ user, input }: UnitOfWork<Caller>): string | undefined {
  const key = input.headers['idempotency-key'] as string | undefined
  return key === undefined ? undefined : `${user?.id} ${key}`
}
