/** Links identities of an external issuer to users. */
import type { Knex } from 'knex'
import { findIdentityUser, insertIdentity } from '../oidc/queries.ts'
import { findNotices } from '../service/notice-queries.ts'
import { type CallerState, findActiveCaller, findUserByVerifiedEmail, insertUser, type User } from '../users/queries.ts'
import type { Identity } from './issuer.ts'

/**
 * The user of an identity, or null. An unknown identity is linked to the account with its email address or, with
 * `createUsers`, to a new account. Issuer and service must both have verified the address: otherwise someone could
 * register with another person's address, and share the account once that person signs in.
 */
export async function findOrLinkUser(
  db: Knex,
  identity: Identity,
  createUsers: boolean,
): Promise<(User & CallerState) | null> {
  const known = await findIdentityUser(db, identity)
  if (known) return findActiveCaller(db, known)
  // Nothing is made in maintenance: the identity gets its account with a later request.
  if (identity.email === null || (await findNotices(db)).maintenance) return null
  const user = createUsers
    ? await findOrCreate(db, identity.email, identity)
    : await findUserByVerifiedEmail(db, identity.email)
  if (!user) return null
  await insertIdentity(db, identity, user.id)
  // A concurrent request may have linked the identity; the first link wins.
  return findActiveCaller(db, (await findIdentityUser(db, identity)) ?? user.id)
}

async function findOrCreate(db: Knex, email: string, { name }: Identity): Promise<User | null> {
  const called = name ?? email.slice(0, 100)
  const user = { email, name: called, password_hash: null, email_verified_at: new Date() }
  return (await insertUser(db, user)) ?? (await findUserByVerifiedEmail(db, email))
}
