/** The SQL of identities at issuers, and the users that they are linked to. Rows of users are locked before theirs. */
import type { Knex } from 'knex'

/** An identity by its issuer, and its subject there. */
interface Key {
  issuer: string
  subject: string
}

/** Identities of one user. */
const maxIdentities = 20

export async function findIdentityUser(db: Knex, { issuer, subject }: Key): Promise<string | null> {
  const row = await db('identities').first('user_id').where({ issuer, subject })
  return row?.user_id ?? null
}

/** Locks an identity, if it is linked to this user, so that it stays so until the transaction ends. Else false. */
export async function lockIdentity(db: Knex, { issuer, subject }: Key, userId: string): Promise<boolean> {
  const row = await db('identities').first('id').where({ issuer, subject, user_id: userId }).forKeyShare()
  return row !== undefined
}

/** Links an identity, unless it is linked already: the first link wins. Beyond the limit the oldest one is unlinked. */
export async function insertIdentity(db: Knex, { issuer, subject }: Key, userId: string): Promise<void> {
  await db('identities').insert({ issuer, subject, user_id: userId }).onConflict(['issuer', 'subject']).ignore()
  const latest = own(db, userId).select('id').orderBy(newestFirst).limit(maxIdentities)
  await own(db, userId).whereNotIn('id', latest).delete()
}

export interface StoredIdentity {
  id: string
  issuer: string
  created_at: string
}

export async function listIdentities(db: Knex, userId: string): Promise<StoredIdentity[]> {
  return own(db, userId).select('id', 'issuer', 'created_at').orderBy(newestFirst).limit(maxIdentities)
}

/** The identities of a user as they are in an export. */
export async function listExportedIdentities(
  db: Knex,
  userId: string,
): Promise<(StoredIdentity & { subject: string })[]> {
  return own(db, userId).select('id', 'issuer', 'subject', 'created_at').orderBy(newestFirst).limit(maxIdentities)
}

export async function deleteIdentity(db: Knex, userId: string, id: string): Promise<void> {
  await own(db, userId).where({ id }).delete()
}

const newestFirst = [
  { column: 'created_at', order: 'desc' as const },
  { column: 'id', order: 'desc' as const },
]

const own = (db: Knex, userId: string) => db('identities').where({ user_id: userId })

/** The sessions that began with an identity provider: with a session there, or with any session of a subject. */
export type OfProvider = { issuer: string; subject: string | null; session: string | null }

/** The users of such sessions. */
export async function findProviderUsers(db: Knex, of: OfProvider): Promise<string[]> {
  return ofProvider(db, of).distinct('user_id').orderBy('user_id').limit(100).pluck('user_id')
}

/** Returns the number of sessions that have ended. */
export async function endProviderSessions(db: Knex, of: OfProvider): Promise<number> {
  return ofProvider(db, of).delete()
}

function ofProvider(db: Knex, { issuer, subject, session }: OfProvider): Knex.QueryBuilder {
  const sessions = db('sessions').where({ issuer })
  if (subject !== null) sessions.where({ subject })
  if (session !== null) sessions.where({ provider_session: session })
  return sessions
}
