/** From who somebody is to an issuer to the user that they are here. */
import type { Knex } from 'knex'
import { findActiveUser, findUserByVerifiedEmail, insertUser, type User } from '../users/queries.ts'
import type { Identity } from './issuer.ts'

/**
 * The user of an identity, or null. An unknown one gets the account with its address; with `createUsers` a new one, if
 * there is none. Both sides must have verified the address: whoever registered with an address that is not theirs would
 * otherwise share the account with its owner from the day on that they come.
 */
export async function findOrLinkUser(db: Knex, identity: Identity, createUsers: boolean): Promise<User | null> {
  const known = await findUserId(db, identity)
  if (known) return findActiveUser(db, known)
  if (identity.email === null) return null
  const user = createUsers
    ? await findOrCreate(db, identity.email, identity)
    : await findUserByVerifiedEmail(db, identity.email)
  if (!user) return null
  await insertIdentity(db, identity, user.id)
  // Of two first sights at once one has linked, and both find what it linked.
  return findActiveUser(db, (await findUserId(db, identity)) ?? user.id)
}

async function findOrCreate(db: Knex, email: string, { name }: Identity): Promise<User | null> {
  const called = name ?? email.slice(0, 100)
  const user = { email, name: called, password_hash: null, email_verified_at: new Date() }
  return (await insertUser(db, user)) ?? (await findUserByVerifiedEmail(db, email))
}

async function findUserId(db: Knex, { issuer, subject }: Identity): Promise<string | null> {
  const row = await db('identities').first('user_id').where({ issuer, subject })
  return row?.user_id ?? null
}

async function insertIdentity(db: Knex, { issuer, subject }: Identity, userId: string): Promise<void> {
  await db('identities').insert({ issuer, subject, user_id: userId }).onConflict(['issuer', 'subject']).ignore()
}
