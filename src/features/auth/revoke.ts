/** Revokes the credentials of a user: sessions, mailed tokens, and the sign-ins that are in flight. */
import type { Knex } from 'knex'
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
  await (apiTokens ? endAllSessions(db, userId) : endOtherSessions(db, userId, keptSessionId))
}
