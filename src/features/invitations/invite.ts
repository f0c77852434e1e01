/** Invites a person to a project. */
import type { Knex } from 'knex'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { notifyInvited } from '../notifications/notify.ts'
import { requireRole } from '../projects/access.ts'
import { findProjectName, isMember } from '../projects/queries.ts'
import { lockActiveUser } from '../users/locks.ts'
import { findActiveUserByEmail, findConfirmed } from '../users/queries.ts'
import { findLastStatus, type Invitee, insertInvitation } from './queries.ts'

/** The reply to the request of an owner. Throws the problems of `createInvitation`. */
export async function invite(
  context: Context,
  db: Knex,
  user: Caller,
  projectId: string,
  { role, ...person }: Schemas['InvitationCreate'],
) {
  const invitee = inviteeOf(person)
  // Locked before the project: a user who is deleted or disabled at this moment is not invited.
  const isKnown = 'email' in invitee || (await lockActiveUser(db, invitee.user_id))
  await requireRole(db, user.id, projectId, 'owner')
  if (!isKnown) throw problem('unknown_user')
  const account = 'email' in invitee ? await accountOf(db, user, invitee) : { id: invitee.user_id, isNotified: true }
  if (account && (await isMember(db, account.id, projectId))) throw problem('already_member')
  const last = await findLastStatus(db, projectId, invitee)
  if (last) throw problem(last === 'pending' ? 'already_invited' : 'invitation_declined')
  if ('email' in invitee) await context.attempts.countMail('invitation', invitee.email)
  else await context.attempts.countInvitation(invitee.user_id)
  const invitation = await insertInvitation(db, projectId, user.id, { ...invitee, role })
  const hasMail = 'email' in invitee
  if (hasMail) await context.jobs.enqueue(db, 'mail', [{ letter: 'invitation', id: invitation.id, cause: user.id }])
  if (account?.isNotified)
    await notifyInvited(context, db, user, await findProjectName(db, projectId), account.id, { hasMail })
  const headers = { Location: `/projects/${projectId}/invitations/${invitation.id}` }
  return { status: 201 as const, body: invitation, headers }
}

/** The contract requires one of both. */
function inviteeOf({ user_id, email }: { user_id?: string | undefined; email?: string | undefined }): Invitee {
  return user_id === undefined ? { email: email as string } : { user_id }
}

/**
 * The account with an address, if there is one; only one whose address is confirmed is notified, since another person may
 * have registered it. Throws 409 unless the inviter's own address is confirmed: no one else is sent an email.
 */
async function accountOf(db: Knex, inviter: Caller, { email }: { email: string }) {
  const account = await findActiveUserByEmail(db, email)
  const confirmed = await findConfirmed(db, account ? [inviter.id, account.id] : [inviter.id])
  if (!confirmed.includes(inviter.id)) throw problem('email_unconfirmed')
  return account && { id: account.id, isNotified: confirmed.includes(account.id) }
}
