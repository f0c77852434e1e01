/** Decides whether a person may register: by the policy of the service, or with an invitation. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findPendingServiceInvitation } from '../admin/invitation-queries.ts'
import { findInvitationLetter, findParties } from '../invitations/queries.ts'
import { lockActiveUser } from '../users/locks.ts'

/** The role and the state of a new account. */
export interface Admission {
  role: Schemas['Role']
  /** Whether the address is known to be the person's. */
  isConfirmed: boolean
  /** The invitation to the service that the account uses up. */
  invitationId: string | null
}

/**
 * Throws 403 `registration_closed`, and 409 `invitation_invalid` for an invitation that is none for this address. The
 * invitation stays valid until the transaction of `db` ends.
 */
export async function admit(
  context: Pick<Context, 'config' | 'firstAccount' | 'mailedTokens'>,
  db: Knex,
  { email, invitation: token }: Pick<Schemas['Registration'], 'email' | 'invitation'>,
): Promise<Admission> {
  const { config, firstAccount, mailedTokens } = context
  if (await firstAccount.isNext(db)) {
    if (config.isLocal || (token && mailedTokens.verify('first_account', token)))
      return { role: 'admin', isConfirmed: true, invitationId: null }
    // Made by the command line, since there is no admin.
    const found = token === undefined ? null : await byServiceInvitation(context, db, email, token)
    if (!found) throw problem('registration_closed', { detail: closedUntilFirst })
    return { role: 'admin', isConfirmed: true, invitationId: found.invitationId }
  }
  if (config.registration === 'closed') throw problem('registration_closed', { detail: closed })
  if (token === undefined) {
    if (config.registration === 'open') return { role: 'user', isConfirmed: false, invitationId: null }
    throw problem('registration_closed', { detail: byInvitation })
  }
  const found =
    (await byServiceInvitation(context, db, email, token)) ?? (await byProjectInvitation(context, db, email, token))
  if (!found) throw problem('invitation_invalid')
  return { role: 'user', ...found }
}

const closedUntilFirst =
  'This service has no account yet. Its operator registers the first one, with the link that the service logs at its start.'
const byInvitation = 'Registration is by invitation. Ask an admin of this service for one.'
const closed = 'Registration is closed. Ask an admin of this service for an account.'

type Invited = Omit<Admission, 'role'>
type Tokens = Pick<Context, 'mailedTokens'>

/** Null for any other token and for an invitation that is not pending. */
async function byServiceInvitation(
  { mailedTokens }: Tokens,
  db: Knex,
  email: string,
  token: string,
): Promise<Invited | null> {
  const id = mailedTokens.verify('service_invitation', token)
  const found = id && (await findPendingServiceInvitation(db, id))
  if (!found || !(await isStillPending(db, found.invited_by, () => findPendingServiceInvitation(db, found.id))))
    return null
  if (found.email !== null) requireSame(found.email, email)
  // A link without an address was passed on by people, so it shows nothing about the address.
  return { isConfirmed: found.email !== null, invitationId: found.id }
}

/** Null for any other token and for an invitation that is not pending. It stays so: the person accepts it when signed in. */
async function byProjectInvitation(
  { mailedTokens }: Tokens,
  db: Knex,
  email: string,
  token: string,
): Promise<Invited | null> {
  const id = mailedTokens.verify('invitation', token)
  const parties = id && (await findParties(db, id))
  if (!parties || parties.invited_by === null) return null
  const found = await isStillPending(db, parties.invited_by, () => findInvitationLetter(db, id))
  if (!found) return null
  requireSame(found.email, email)
  return { isConfirmed: true, invitationId: null }
}

/** Reads an invitation behind the lock of its inviter, whose right to invite cannot end until the transaction does. */
async function isStillPending<I>(db: Knex, inviter: string | null, read: () => Promise<I | null>): Promise<I | null> {
  if (inviter !== null && !(await lockActiveUser(db, inviter))) return null
  return read()
}

function requireSame(invited: string, email: string): void {
  if (invited.toLowerCase() !== email.toLowerCase())
    throw problem('invitation_invalid', { detail: 'The invitation is for another email address.' })
}
