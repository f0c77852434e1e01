/** The audit trail: an entry for each request that changed the security of an account, as the contract's `x-audit` says. */
import { insertAuditEntry } from '../features/admin/audit-queries.ts'
import type { CheckedReply, Operation, Policy } from '../kernel/index.ts'
import type { AuditNote, Caller, Schemas, Scope } from './api.ts'

type AuditKind = Schemas['AuditKind']

/** `x-audit` refuses no request: it is applied where the transaction is. */
export const auditPolicy: Policy = () => null

export function noteOf(operation: Operation | undefined): AuditNote {
  const kind = (operation?.extensions['x-audit'] as AuditKind | undefined) ?? null
  return { kind, userId: null, email: null, targetId: null, isNotified: false }
}

interface Audited {
  operation: Operation
  user: Caller | null
  input: { path: Record<string, unknown> }
}

/**
 * Runs `work` in the transaction of `scope`, and writes an entry where it succeeded or found a stolen token. A request that names
 * no account has none.
 */
export async function audited(
  { user, input }: Audited,
  scope: Scope,
  work: (scope: Scope) => Promise<CheckedReply>,
): Promise<CheckedReply> {
  const reply = await work(scope)
  const { kind, userId, targetId, isNotified } = scope.audit
  if (kind === null || (reply.status >= 400 && kind !== 'refresh_token_reused')) return reply
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
    target_id: targetId ?? Object.values(others)[0] ?? null,
    user_agent: device.user_agent,
    address: device.address,
  }
  await insertAuditEntry(scope.db, entry, { isNotified })
  return reply
}
