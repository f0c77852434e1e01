/** Invitations to a project, for people with or without an account. */
import type { Knex } from 'knex'
import { recordMember } from '../../changelog/record.ts'
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import type { MailedTokens } from '../auth/mail-token-signer.ts'
import { notifyInvited } from '../notifications/notify.ts'
import { requireRole, requireRoleToRead } from '../projects/access.ts'
import { findMember, insertMember, type Member } from '../projects/members.ts'
import { findProjectName, lockProjects } from '../projects/queries.ts'
import { requireConfirmed } from '../users/access.ts'
import { lockActiveUser } from '../users/locks.ts'
import { findActiveUserByEmail, updateVerifiedEmail } from '../users/queries.ts'
import * as queries from './queries.ts'

export const invitations = {
  async listInvitations(_, { db, user, path, query }) {
    await requireRoleToRead(db, user.id, path.project_id, 'owner')
    const page = await queries.listInvitations(db, path.project_id, query)
    return listReply('listInvitations', { path, query }, page, () => queries.countInvitations(db, path.project_id))
  },

  async createInvitation(context, { db, user, path, body }) {
    await requireRole(db, user.id, path.project_id, 'owner')
    await requireConfirmed(db, user.id)
    if (await queries.hasPending(db, path.project_id, body.email)) throw problem('already_invited')
    const invitee = await findActiveUserByEmail(db, body.email)
    if (invitee && (await findMember(db, path.project_id, invitee.id))) throw problem('already_member')
    await context.attempts.countMail('invitation', body.email)
    const invitation = await queries.insertInvitation(db, path.project_id, user.id, body)
    await context.jobs.enqueue(db, 'mail', [{ letter: 'invitation', id: invitation.id, cause: user.id }])
    if (invitee) await notifyInvited(context, db, user, await findProjectName(db, path.project_id), invitee.id)
    return {
      status: 201,
      body: invitation,
      headers: { Location: `/projects/${path.project_id}/invitations/${invitation.id}` },
    }
  },

  async getInvitation(_, { db, user, path }) {
    await requireRoleToRead(db, user.id, path.project_id, 'owner')
    const invitation = await queries.findInvitation(db, path.project_id, path.invitation_id)
    if (!invitation) throw problem('invitation_not_found')
    return { status: 200, body: invitation }
  },

  async withdrawInvitation(_, { db, user, path }) {
    await requireRole(db, user.id, path.project_id, 'owner')
    if (!(await queries.deleteInvitation(db, path.project_id, path.invitation_id)))
      throw problem('invitation_not_found')
    return { status: 204 }
  },

  async acceptInvitation({ mailedTokens, events, quotas }, { db, user, body }) {
    const invitation = await answer(mailedTokens, db, body.token, 'accepted')
    if (!(await findMember(db, invitation.project_id, user.id))) await quotas.takeMember(db, invitation.project_id)
    // An existing member keeps their role.
    const joined = await insertMember(db, invitation.project_id, user.id, invitation.role)
    const member = (await findMember(db, invitation.project_id, user.id)) as Member
    if (joined) await recordMember(events, db, user, 'member.added', member)
    // The token came by email, so it shows that the address is theirs.
    if (invitation.email.toLowerCase() === user.email.toLowerCase()) await updateVerifiedEmail(db, user.id, user.email)
    return { status: 200, body: member }
  },

  async declineInvitation({ mailedTokens }, { db, body }) {
    await answer(mailedTokens, db, body.token, 'declined')
    return { status: 204 }
  },
} satisfies Handlers<'invitations'>

async function answer(
  mailedTokens: MailedTokens,
  db: Knex,
  token: string,
  status: 'accepted' | 'declined',
): Promise<queries.Invitation> {
  const id = mailedTokens.verify('invitation', token)
  const found = id && (await queries.findParties(db, id))
  if (!found) throw problem('invitation_invalid')
  // Locked, since the right of an inviter who is disabled at this moment ends too; and before the project.
  const isInviterActive = found.invited_by !== null && (await lockActiveUser(db, found.invited_by))
  await lockProjects(db, [found.project_id])
  const invitation = await queries.answerInvitation(db, id, status)
  if (!invitation || (status === 'accepted' && !isInviterActive)) throw problem('invitation_invalid')
  return invitation
}
