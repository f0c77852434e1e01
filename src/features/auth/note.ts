/** Further entries of the audit trail, beside that of the request. */
import type { Schemas, Scope } from '../../service/api.ts'
import { insertAuditEntry } from '../admin/audit-queries.ts'

/** The user gets an email about what others may have done. */
const notified: Schemas['AuditKind'][] = ['identity_linked', 'password_changed']

export async function noteOf(
  { db, device }: Pick<Scope, 'db' | 'device'>,
  kind: Schemas['AuditKind'],
  userId: string,
): Promise<void> {
  const entry = { kind, user_id: userId, actor_id: null, session_id: null, target_id: null, ...device }
  await insertAuditEntry(db, entry, { isNotified: notified.includes(kind) })
}
