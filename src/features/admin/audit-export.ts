/**
 * Exports the audit trail as a stream of lines, page by page: between two pages neither a connection nor a snapshot waits for
 * a slow client.
 */
import type { Knex } from 'knex'
import type { Lines } from '../../kernel/index.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import { unauthorized } from '../auth/authenticate.ts'
import { findEndedSessions } from '../sessions/queries.ts'
import { findActiveUser } from '../users/queries.ts'
import { type AuditFilter, listAuditEntries } from './audit-queries.ts'

/** Entries that are read at once. */
const pageSize = 1_000

/** The entries of this moment, oldest first. It ends with an error when the caller loses the right to them meanwhile. */
export async function exportEntries(
  db: Knex,
  caller: Caller,
  filter: Pick<AuditFilter, 'user_id'>,
): Promise<Lines<Schemas['AuditEntry']>> {
  // The clock of the server, which has written the times.
  const until = (await db.raw('select clock_timestamp() as now')).rows[0].now
  const read = (cursor?: string) =>
    listAuditEntries(db, { ...filter, until }, { sort: 'created_at', skip: 0, limit: pageSize, cursor })
  // A failure of the first page is still a response.
  const first = await read()
  return async function* entries() {
    for (let page = first; ; page = await read(page.next)) {
      yield page.rows
      if (page.next === null) return
      await requireRights(db, caller)
    }
  }
}

/** Throws where the session has ended, or the user no longer has the role. */
async function requireRights(db: Knex, { id, role, session_id }: Caller): Promise<void> {
  const user = await findActiveUser(db, id)
  const ended = await findEndedSessions(db, [{ userId: id, sessionId: session_id }])
  if (user?.role !== role || ended.size > 0) throw unauthorized('unauthenticated', 'The session has ended.')
}
