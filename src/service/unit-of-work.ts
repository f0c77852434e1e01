/**
 * The unit of work of a request: a transaction for one that changes something, in which its caller is confirmed and the audit
 * trail gets its entry; a connection or a replica for one that reads.
 */
import type { Knex } from 'knex'
import type { contract } from '../../generated/contract.ts'
import { isUuid } from '../db/new-id.ts'
import { inSavepoint } from '../db/transactions/savepoint.ts'
import { inSharedTransaction, type Sharing } from '../db/transactions/shared-transaction.ts'
import { inTransaction, retryConflicts } from '../db/transactions/transaction.ts'
import { insertAuditEntry } from '../features/admin/audit-queries.ts'
import { confirmCallers } from '../features/auth/authenticate.ts'
import { isReading } from '../features/batch/locks.ts'
import { confirmNoMaintenance } from '../features/service/maintenance.ts'
import { shareable as shareableTodos } from '../features/todos/create.ts'
import { lockRevoked } from '../features/users/locks.ts'
import { type CheckedReply, inTurn, type Operation, type Policy, type UnitOfWork } from '../kernel/index.ts'
import type { AuditNote, Caller, Schemas, Scope } from './api.ts'
import type { Context } from './context.ts'
import type { Request } from './handlers.ts'
import type { QuotaName, Quotas } from './quotas.ts'
import { replicaReads } from './replica-reads.ts'

type Call = UnitOfWork<Caller>
type Work = (scope: Scope) => Promise<CheckedReply>

/** Returns the function that runs the unit of work of a request, as the kernel asks for it. */
export function unitsOfWork(context: Context) {
  const { hints, quotas, replicas, metrics } = context
  const readFromReplica = replicas.configured ? replicaReads({ replicas, count: metrics.countRead }) : null

  return function unitOfWork(call: Call, scope: Scope, work: Work): Promise<CheckedReply> {
    const { operation, user, isPart } = call
    if (isPart) return inPart(call, { ...scope, audit: noteOf(operation) }, quotas, work)
    if (readFromReplica && operation.fromReplica && user) return readFromReplica(scope, user, work)
    // A migration beside it may lock the tables in another order, so a single statement can deadlock too.
    if (operation.method === 'get') return retryConflicts<[Scope], CheckedReply>(work, scope)
    return inWriteTransaction(context, call, scope, work).finally(hints.committed)
  }
}

/**
 * Runs `work` in a transaction, of its own or shared with other requests of the same moment. Its caller is confirmed at its
 * beginning, once for all parts of a batch.
 */
function inWriteTransaction(
  { quotas, transactionSlots }: Context,
  call: Call,
  scope: Scope,
  work: Work,
): Promise<CheckedReply> {
  const { user: caller, authorize } = call
  const { id, extensions } = call.operation
  // A request of a session goes on in maintenance, and a batch that reads.
  const goesOn = extensions['x-maintenance'] === 'exempt' || (id === 'runBatch' && isReading(bodyOf(call)))
  const pausesInMaintenance = !goesOn
  const subject = caller && { caller, authorize, revoked: revoking[id]?.(call) ?? [], pausesInMaintenance }
  const unknown = pausesInMaintenance ? { subject: null, confirm: confirmNoMaintenance } : undefined
  const guard = subject ? { subject, confirm: confirmCallers } : unknown
  const sharing = sharingOf(call, quotas)
  const isAudited = scope.audit.kind !== null
  const workIn = (db: Knex) => (isAudited ? audited(call, { ...scope, db }, work) : work({ ...scope, db }))
  if (sharing) return inSharedTransaction(scope.pool, { ...sharing, guard }, workIn)
  const { shares, ...options } = transactionSlots
  const run = () => inTransaction(scope.pool, workIn, { guard })
  // Without a caller, a request proves who it is, which may take a while and locks no project.
  return caller ? inTurn(shares, caller.id, { ...options, signal: scope.signal }, run) : run()
}

/** Runs `work` as a part of a batch, in its transaction. */
async function inPart(call: Call, scope: Scope, quotas: Quotas, work: Work): Promise<CheckedReply> {
  try {
    return await inSavepoint(scope.db, async () => {
      const revoked = revoking[call.operation.id]?.(call) ?? []
      if (revoked.length > 0) await lockRevoked(scope.db, revoked)
      return audited(call, scope, work)
    })
  } catch (error) {
    // Its objects are not there, so they must not count.
    quotas.forget(scope.db)
    throw error
  }
}

/** `x-maintenance` is applied where the transaction is, so that it is read in it. */
export const maintenancePolicy: Policy = () => null

const bodyOf = ({ input }: Call) => (input as unknown as Request<'runBatch'>).body

/** By operation: whether its request may share a transaction. Each feature says that of its own operations. */
const shareable: Record<string, (input: never) => boolean> = shareableTodos

/** With which requests a request shares no transaction; null: with none of them, since it takes locks. */
function sharingOf({ operation, user, input }: Call, quotas: Quotas): Pick<Sharing, 'exclusiveKey'> | null {
  if (!user || !shareable[operation.id]?.(input as never)) return null
  const key = input.headers['idempotency-key'] as string | undefined
  const counted = key === undefined ? operation.quotas : [...operation.quotas, 'kept_responses']
  for (const name of counted) if (quotas.needsLock(user, name as QuotaName)) return null
  // An idempotency key is locked against requests with the same one.
  return { exclusiveKey: key === undefined ? undefined : `${user.id} ${key}` }
}

const own = ({ user }: Call) => (user ? [user.id] : [])
const named = ({ input }: Call) => [(input as unknown as Request<'updateUser'>).path.user_id]

/**
 * By operation: the users whose rights it takes away. It locks them against every transaction of theirs that writes, so that
 * nothing of theirs is committed after it (features/auth/authenticate.ts).
 */
const revoking: Record<string, ((call: Call) => string[]) | undefined> = {
  changePassword: own,
  deleteMe: own,
  endSession: own,
  endSessions: own,
  deleteApiToken: own,
  unlinkIdentity: own,
  confirmTotp: own,
  createPasskey: own,
  deletePasskey: own,
  updateUser: named,
  endUserSessions: named,
  replaceUserPassword: named,
  removeUserSecondFactor: named,
  deleteUser: named,
  runBatch: inBatch,
} satisfies Partial<Record<keyof typeof contract, unknown>>

/** Those of all operations of a batch, which locks them before anything else. Only an admin's batch locks other users than its caller. */
function inBatch(call: Call): string[] {
  const { operations } = (call.input as unknown as Request<'runBatch'>).body
  return operations.flatMap(({ method, path }) => {
    const of = revoking[call.find(method, path)?.id ?? '']
    if (of === own) return own(call)
    return of === named && call.user?.role === 'admin' ? path.toLowerCase().split(/[/?]/).filter(isUuid) : []
  })
}

/** `x-audit` refuses no request: it is applied where the transaction is. */
export const auditPolicy: Policy = () => null

export function noteOf(operation: Operation | undefined): AuditNote {
  const kind = (operation?.extensions['x-audit'] as Schemas['AuditKind'] | undefined) ?? null
  return { kind, userId: null, email: null, targetId: null, isNotified: false }
}

/** The kinds of entries that a refused request leaves. */
const refusals: Schemas['AuditKind'][] = ['refresh_token_reused', 'second_factor_refused', 'passkey_counter_refused']

/**
 * Runs `work` in the transaction of `scope`, and writes an entry of the audit trail where it succeeded or is one of `refusals`. A
 * request that names no account has none.
 */
async function audited({ user, input }: Call, scope: Scope, work: Work): Promise<CheckedReply> {
  const reply = await work(scope)
  const { kind, userId, targetId, isNotified } = scope.audit
  if (kind === null || (reply.status >= 400 && !refusals.includes(kind))) return reply
  const { user_id, ...others } = input.path as Record<string, string>
  const about = userId ?? user_id ?? user?.id
  if (about === undefined) return reply
  // A deleted account leaves no device behind.
  const device = kind === 'account_deleted' ? { user_agent: null, address: null } : scope.device
  const entry = {
    kind,
    user_id: about,
    actor_id: user?.id ?? null,
    session_id: user?.session_id ?? null,
    // Such as the name of a provider, which is no id.
    target_id: targetId ?? Object.values(others).find(isUuid) ?? null,
    user_agent: device.user_agent,
    address: device.address,
  }
  await insertAuditEntry(scope.db, entry, { isNotified })
  return reply
}
