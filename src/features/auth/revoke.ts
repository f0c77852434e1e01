/** Revokes the credentials of a user: sessions, mailed tokens and their queued emails, and the sign-ins that are in flight. */
import type { Knex } from 'knex'
import { deleteMailJobs } from '../../jobs/queries.ts'
import { forgetDevices } from '../second-factors/device-queries.ts'
import { endAllSessions, endOtherSessions } from '../sessions/queries.ts'
import { raiseCredentials } from '../users/queries.ts'
import { deleteMailTokens } from './mail-token-queries.ts'

interface Revocation {
  /** The session that stays. */
  keptSessionId?: string | null
  /** Whether API tokens end too. */
  apiTokens?: boolean
}

/** Revokes what a user signs in with. The user must be locked by `lockRevoked`. */
export async function revokeCredentials(
  db: Knex,
  userId: string,
  { keptSessionId = null, apiTokens = false }: Revocation = {},
): Promise<void> {
  await raiseCredentials(db, userId, { everywhere: keptSessionId === null })
  await deleteMailTokens(db, userId)
  await forgetDevices(db, userId)
  await cancelMails(db, userId)
  await (apiTokens ? endAllSessions(db, userId) : endOtherSessions(db, userId, keptSessionId))
}

/** Deletes the queued emails with a token. Those that report what was done to the account are still sent. */
export async function cancelMails(db: Knex, userId: string): Promise<void> {
  await deleteMailJobs(db, userId, ['password_reset', 'email_change', 'email_change_requested'])
}
