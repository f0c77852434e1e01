/** Invitations to a project: of users by id, and of people with or without an account by email. */
import type { Knex } from 'knex'
import { recordMember } from '../../changelog/record.ts'
import { type Caller, problem } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { requireRole, requireRoleToRead } from '../projects/access.ts'
import { lockProjects } from '../projects/locks.ts'
import { findMember, insertMember, type Member } from '../projects/members.ts'
import { withChangesOfParents } from '../projects/parents.ts'
import { isMember } from '../projects/queries.ts'
import { lockActiveUser } from '../users/locks.ts'
import { updateVerifiedEmail } from '../users/queries.ts'
import { invite } from './invite.ts'
import * as queries from './queries.ts'

export const invitations = {
  async listInvitations(_, { db, user, path, query }) {
    await requireRoleToRead(db, user.id, path.project_id, 'owner')
    const page = await queries.listInvitations(db, path.project_id, query)
    return listReply('listInvitations', { path, query }, page, () => queries.countInvitations(db, path.project_id))
  },

  async createInvitation(context, { db, user, path, body }) {
    return invite(context, db, user, path.project_id, body)
  },

  async getInvitation(_, { db, user, path }) {
    await requireRoleToRead(db, user.id, path.project_id, 'owner')
    const invitation = await queries.findInvitation(db, path.project_id, path.invitation_id)
    if (!invitation) throw problem('invitation_not_found')
    return { status: 200, body: invitation }
  },

  async withdrawInvitation(_, { db, user, path }) {
    await requireRole(db, user.id, path.project_id, 'owner')
    if (await queries.deleteInvitation(db, path.project_id, path.invitation_id)) return { status: 204 }
    const declined = await queries.findInvitation(db, path.project_id, path.invitation_id)
    throw problem(declined ? 'invitation_declined' : 'invitation_not_found')
  },

  async listReceivedInvitations(_, { db, user, query }) {
    const page = await queries.listReceivedInvitations(db, user.id, query)
    return listReply('listReceivedInvitations', { query }, page, () => queries.countReceivedInvitations(db, user.id))
  },

  async acceptReceivedInvitation(context, { db, user, path }) {
    const invitation = await answer(db, path.invitation_id, 'accepted', user.id)
    if (!invitation) throw problem('invitation_not_found')
    return { status: 200, body: await join(context, db, user, invitation) }
  },

  async declineReceivedInvitation(_, { db, user, path }) {
    if (!(await answer(db, path.invitation_id, 'declined', user.id))) throw problem('invitation_not_found')
    return { status: 204 }
  },

  async acceptInvitation(context, { db, user, body }) {
    const id = context.mailedTokens.verify('invitation', body.token)
    const invitation = id && (await answer(db, id, 'accepted'))
    if (!invitation) throw problem('invitation_invalid')
    const member = await join(context, db, user, invitation)
    // The token came by email, so it shows that the address is theirs.
    if (invitation.email?.toLowerCase() === user.email.toLowerCase()) await updateVerifiedEmail(db, user.id, user.email)
    return { status: 200, body: member }
  },

  async declineInvitation({ mailedTokens }, { db, body }) {
    const id = mailedTokens.verify('invitation', body.token)
    if (!id || !(await answer(db, id, 'declined'))) throw problem('invitation_invalid')
    return { status: 204 }
  },
} satisfies Handlers<'invitations'>

/**
 * Accepts or declines a pending invitation; with a receiver only one of that user's. Null where there is no such, or its
 * inviter may no longer invite.
 */
async function answer(
  db: Knex,
  id: string,
  status: 'accepted' | 'declined',
  receiverId?: string,
): Promise<queries.Invitation | null> {
  const found = await queries.findParties(db, id, receiverId)
  // Locked, since the right of an inviter who is disabled at this moment ends too; and before the project.
  if (!found?.invited_by || !(await lockActiveUser(db, found.invited_by))) return null
  await lockProjects(db, [found.project_id])
  return queries.answerInvitation(db, id, status)
}

/** Makes the caller a member. An existing member keeps their role. */
async function join(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  db: Knex,
  user: Caller,
  { project_id, role }: queries.Invitation,
): Promise<Member> {
  if (!(await isMember(db, user.id, project_id))) await quotas.takeIn(db, 'members', { project_id, user_id: user.id })
  return withChangesOfParents(events, db, user, { parentId: project_id, userId: user.id }, async () => {
    const joined = await insertMember(db, project_id, user.id, role)
    await queries.withdrawInvitationsTo(db, project_id, user.id)
    const member = (await findMember(db, project_id, user.id, user.id)) as Member
    if (joined) await recordMember(events, db, user, 'member.added', member)
    return member
  })
}
