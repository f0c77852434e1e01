/**
 * Sign-in with an identity provider: whose account it is, and whether it is a new one
 * (docs/decisions/046-identity-providers.md). The provider is asked before the transaction begins.
 */
import type { Knex } from 'knex'
import { Problem } from '../../kernel/index.ts'
import { problem, type Schemas, type Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findPendingInvitationOf, useServiceInvitation } from '../admin/invitation-queries.ts'
import { updateUserAccess } from '../admin/queries.ts'
import { type Flow, type Link, lifetime, opened, sealed } from '../oidc/flow.ts'
import { type Person, type Provider, ProviderFailed, SignInRefused } from '../oidc/provider.ts'
import { findIdentityUser, insertIdentity, lockIdentity } from '../oidc/queries.ts'
import { useToken } from '../second-factors/queries.ts'
import { maintenanceProblem } from '../service/maintenance.ts'
import { findNotices } from '../service/notice-queries.ts'
import { isNewDevice } from '../sessions/device.ts'
import type { SignedInBy } from '../sessions/queries.ts'
import { isLastAdmin, lockCredentials, lockRevoked } from '../users/locks.ts'
import { findAccount, findCredentials, findCredentialsOf, insertUser } from '../users/queries.ts'
import { admit } from './admission.ts'
import { bearerChallenge } from './bearer-challenge.ts'
import { type CookieRequest, ownCookie } from './cookie-session.ts'
import { beginSession, type Granted, mfaRequired } from './grants.ts'
import { noteOf } from './note.ts'
import { revokeCredentials } from './revoke.ts'

/** The members that the contract requires for the grant. */
export type ProviderGrant = Required<Pick<Schemas['TokenRequest'], 'oidc_code' | 'state'>> &
  Pick<Schemas['TokenRequest'], 'iss'>

const invalid = (cause?: unknown) => problem('sign_in_invalid', { headers: bearerChallenge, cause })

/** Throws 401 `sign_in_invalid`, and 403 where there is no account that the person may sign in to. */
export async function signInByProvider(
  context: Context,
  request: Scope & CookieRequest,
  { oidc_code: code, state, iss }: ProviderGrant,
): Promise<Granted> {
  const { value } = ownCookie(context.config, request, 'sign_in')
  const flow = opened(context.signInSecrets, 'flow', value)
  const provider = flow && context.providers.get(flow.provider)
  if (!provider || flow.state !== state) throw invalid()
  const person = await asking(context, provider, () => provider.complete(flow, { code, state, iss }))

  const { db, device, audit } = request
  const userId = (await findIdentityUser(db, person)) ?? (await userOf(context, request, { person, flow, provider }))
  audit.userId = userId
  await syncRole(request, userId, person.isAdmin)
  const account = await findCredentialsOf(db, userId)
  const version = account && (await lockCredentials(db, account))
  // Both are read again behind the lock: the account may be disabled by now, and the identity unlinked.
  if (!account || version === null || !(await lockIdentity(db, person, userId))) throw invalid()
  if (!(await useToken(db, { id: flow.id, userId }))) throw invalid()
  const identity = { issuer: person.issuer, subject: person.subject, session: person.session }
  if (account.has_second_factor && !person.hasSecondFactor)
    throw await mfaRequired(context, db, account, { commit: true, by: identity })
  audit.isNotified = await isNewDevice(db, userId, device)
  const methods: SignedInBy['methods'] = person.hasSecondFactor ? ['oidc', 'provider_factor'] : ['oidc']
  return beginSession(context, { db, device }, account, version, { methods, identity }, person.authTime)
}

/** Asks a provider. Throws 503 `provider_unavailable`, and what `refused` makes: by itself 401 `sign_in_invalid`. */
export async function asking<T>(
  { log }: Context,
  { config }: Provider,
  work: () => Promise<T>,
  refused = invalid,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SignInRefused) throw refused(error)
    if (!(error instanceof ProviderFailed)) throw error
    log.warn({ err: error, provider: config.name }, 'an identity provider failed')
    throw problem('provider_unavailable', { headers: { 'Retry-After': '10' }, cause: error, expected: true })
  }
}

interface Unknown {
  person: Person
  flow: Flow
  provider: Provider
}

/** Links an identity that is not known yet to the account with its address, or to a new one. */
async function userOf(context: Context, request: Scope, unknown: Unknown): Promise<string> {
  const { db } = request
  const { person } = unknown
  if (person.email === null) throw problem('email_unverified', { detail: unconfirmedThere })
  await requireNoMaintenance(db)
  const account = await findAccount(db, person.email)
  if (account === null) return newUser(context, request, { ...unknown, email: person.email })
  if (account.is_disabled) throw invalid()
  if (!account.is_verified) throw problem('email_unverified', { detail: unconfirmedHere })
  if ((await findCredentials(db, person.email))?.password_hash) throw linkRequired(context, person, account.email)
  await link(request, person, account.id)
  return account.id
}

const unconfirmedThere =
  'The identity provider does not say that the email address is yours. Confirm it there, or ask its operator.'
const unconfirmedHere =
  'There is an account with your email address, which was never confirmed. Reset its password by email, and sign in again.'

function linkRequired({ signInSecrets }: Context, { issuer, subject, session }: Person, email: string): Problem {
  const link_token = sealed(signInSecrets, 'link', { issuer, subject, session, email })
  const link = { link_token, email, expires_in: lifetime } satisfies Schemas['LinkChallenge']
  return problem('link_required', { members: { link }, headers: { 'Cache-Control': 'no-store' } })
}

async function newUser(
  context: Context,
  request: Scope,
  { person, flow, provider, email }: Unknown & { email: string },
): Promise<string> {
  const { db } = request
  const { role, invitationId } = await admitPerson(context, db, { flow, provider, email })
  const user = await insertUser(db, {
    ...{ email, name: person.name ?? email.slice(0, 100), password_hash: null, email_verified_at: new Date() },
    role: person.isAdmin === true ? 'admin' : role,
  })
  // A concurrent request has made the account.
  if (!user) throw invalid()
  if (invitationId !== null && !(await useServiceInvitation(db, invitationId, user.id))) throw invalid()
  await noteOf(request, 'registered', user.id)
  await insertIdentity(db, person, user.id)
  return user.id
}

/**
 * Whether a new person gets an account, and its role: by an allowed domain, else as at a registration, where a pending invitation
 * to the address is enough. Throws 403 `registration_closed`.
 */
async function admitPerson(
  context: Context,
  db: Knex,
  { flow, provider, email }: Pick<Unknown, 'flow' | 'provider'> & { email: string },
): Promise<{ role: Schemas['Role']; invitationId: string | null }> {
  const isFirst = await context.firstAccount.isNext(db)
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (!isFirst && provider.config.domains.includes(domain)) return { role: 'user', invitationId: null }
  try {
    return await admit(context, db, { email, ...(flow.invitation !== null && { invitation: flow.invitation }) })
  } catch (error) {
    if (!(error instanceof Problem) || isFirst) throw error
    const invitationId = context.config.registration === 'closed' ? null : await findPendingInvitationOf(db, email)
    if (invitationId !== null) return { role: 'user', invitationId }
    throw problem('registration_closed', { detail: error.detail })
  }
}

/** The identity of a `link_token`. Throws 401 `sign_in_invalid`. */
export function openLink({ signInSecrets }: Context, token: string): Link {
  const found = opened(signInSecrets, 'link', token)
  if (!found) throw invalid()
  return found
}

/** Links an identity to the account that has just signed in. Throws 401 `sign_in_invalid` for one with another address. */
export async function linkSignedIn(request: Scope, identity: Link): Promise<void> {
  const { db, audit } = request
  await requireNoMaintenance(db)
  const account = await findAccount(db, identity.email)
  if (!account?.is_verified || account.id !== audit.userId) throw invalid()
  await link(request, identity, account.id)
}

async function link(request: Scope, identity: Pick<Person, 'issuer' | 'subject'>, userId: string): Promise<void> {
  await insertIdentity(request.db, identity, userId)
  if (!(await lockIdentity(request.db, identity, userId))) throw invalid()
  await noteOf(request, 'identity_linked', userId)
}

/** No account is made and none is changed. The person gets it with a later sign-in. */
async function requireNoMaintenance(db: Knex): Promise<void> {
  const { maintenance } = await findNotices(db)
  if (maintenance) throw maintenanceProblem(maintenance.message)
}

/** Gives the user the role that the provider says. The last admin stays one. */
async function syncRole(request: Scope, userId: string, isAdmin: boolean | null): Promise<void> {
  const { db } = request
  const isOther = async () => {
    const account = await findCredentialsOf(db, userId)
    return account !== null && (account.role === 'admin') !== isAdmin
  }
  if (isAdmin === null || !(await isOther())) return
  await lockRevoked(db, [userId])
  if (!(await isOther()) || (!isAdmin && (await isLastAdmin(db, userId)))) return
  await updateUserAccess(db, userId, { role: isAdmin ? 'admin' : 'user' })
  if (!isAdmin) await revokeCredentials(db, userId)
  await noteOf(request, 'user_changed', userId)
}
