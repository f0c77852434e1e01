/** Invitations to the service. */
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import * as queries from './invitation-queries.ts'
import { invite } from './invite.ts'

export const serviceInvitations = {
  async listServiceInvitations(_, { db, query }) {
    const page = await queries.listServiceInvitations(db, query)
    return listReply('listServiceInvitations', { query }, page, () => queries.countServiceInvitations(db))
  },

  async createServiceInvitation(context, { db, user, body, audit }) {
    const invitation = await invite(context, db, { email: body.email ?? null, invitedBy: user.id })
    audit.targetId = invitation.id
    const headers = { Location: `/admin/invitations/${invitation.id}`, 'Cache-Control': 'no-store' } as const
    return { status: 201, body: invitation, headers }
  },

  async getServiceInvitation(_, { db, path }) {
    const invitation = await queries.findServiceInvitation(db, path.invitation_id)
    if (!invitation) throw problem('invitation_not_found')
    return { status: 200, body: invitation }
  },

  async withdrawServiceInvitation(_, { db, path }) {
    if (!(await queries.deleteServiceInvitation(db, path.invitation_id))) throw problem('invitation_not_found')
    return { status: 204 }
  },
} satisfies Partial<Handlers<'admin'>>
