/**
 * Confirms the callers of a transaction that writes: what they were admitted by is read again in it, and locked until it
 * ends. Each revocation needs one of these locks: it waits for the transaction, or was first, and then nothing is written.
 */
import type { Knex } from 'knex'
import type { Connection } from '../../db/limits/cancellation.ts'
import type { Guard } from '../../db/transactions/transaction.ts'
import type { Caller } from '../../service/api.ts'
import { type LockedCaller, lockCallers } from '../users/locks.ts'
import { unauthorized } from './authenticate.ts'

/** The caller of a unit of work. */
export interface Subject {
  caller: Caller
  /** Throws 403 where the operation is not for this caller. */
  authorize(caller: Caller): void
  /** Users whose rights the unit of work takes away, so that it waits for all their transactions. Usually none. */
  revoked: string[]
}

export function confirmed(subject: Subject): Guard<Subject> {
  return { subject, confirm: confirmCallers }
}

async function confirmCallers(
  db: Knex,
  connection: Connection,
  subjects: Subject[],
  waits: boolean,
): Promise<(Error | null)[]> {
  const revoked = subjects.flatMap((subject) => subject.revoked)
  const userIds = [...new Set([...subjects.map(({ caller }) => caller.id), ...revoked])]
  const sessionIds = subjects.flatMap(({ caller }) => caller.session_id ?? [])
  const found = await lockCallers(db, connection, { userIds, sessionIds }, { revokes: revoked.length > 0, waits })
  return subjects.map((subject) => refusalOf(subject, found))
}

function refusalOf({ caller, authorize }: Subject, found: LockedCaller[]): Error | null {
  const { id, session_id } = caller
  const now = found.find((row) => row.id === id && (session_id === null || row.session_id === session_id))
  if (!now)
    return ended(
      caller,
      found.some((row) => row.id === id),
    )
  try {
    authorize({ ...caller, role: now.role, scopes: session_id === null ? null : now.scopes })
    return null
  } catch (refusal) {
    return refusal as Error
  }
}

/** The problem that the caller's next request would get. */
function ended({ scopes }: Caller, isActive: boolean): Error {
  if (scopes) return unauthorized('unauthenticated', 'The API token is unknown, deleted or expired.')
  return isActive
    ? unauthorized('unauthenticated', 'The session has ended. Sign in again.')
    : unauthorized('user_not_found')
}
