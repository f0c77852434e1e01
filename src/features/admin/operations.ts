/** Administration: users and background jobs of the service. */
import type { Knex } from 'knex'
import { isFailed } from '../../jobs/jobs.ts'
import * as jobQueries from '../../jobs/queries.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { removeUser, requireAnotherAdmin } from '../account/removal.ts'
import { revokeCredentials } from '../auth/revoke.ts'
import { accounts } from './accounts.ts'
import { exportEntries } from './audit-export.ts'
import { countAuditEntries, listAuditEntries } from './audit-queries.ts'
import { installation } from './installation.ts'
import { serviceInvitations } from './invitations.ts'
import { notices } from './notices.ts'
import { countUsers, findOwnLimits, findUser, listUsers, replaceOwnLimits, updateUserAccess } from './queries.ts'

export const admin = {
  ...accounts,
  ...serviceInvitations,
  ...notices,
  ...installation,

  async listUsers(_, { db, query }) {
    const filter = listFilter(query)
    const page = await listUsers(db, filter, query)
    return listReply('listUsers', { query }, page, () => countUsers(db, filter))
  },

  async getUser(_, { db, path }) {
    const user = await findUser(db, path.user_id)
    if (!user) throw problem('account_not_found')
    return { status: 200, body: user }
  },

  async updateUser(_, { db, user: caller, path, body }) {
    if (body.role === 'user' || body.disabled) await requireAnotherAdmin(db, path.user_id)
    const before = await findUser(db, path.user_id)
    if (!before) throw problem('account_not_found')
    const changes =
      (body.role ?? before.role) !== before.role ||
      (body.disabled ?? before.disabled_at !== null) !== (before.disabled_at !== null)
    if (!changes) return { status: 200, body: before }
    if (path.user_id === caller.id && (body.role ?? before.role) !== before.role)
      throw problem('forbidden', { detail: 'You cannot change your own role. Ask another admin.' })

    const user = await updateUserAccess(db, path.user_id, body)
    if (!user) throw problem('account_not_found')
    await revokeCredentials(db, path.user_id)
    if (body.disabled) await jobQueries.deleteMailJobs(db, path.user_id)
    return { status: 200, body: user }
  },

  async getUserQuotas({ quotas }, { db, path }) {
    return { status: 200, body: await requireQuotas(quotas, db, path.user_id) }
  },

  async replaceUserQuotas({ quotas }, { db, path, body }) {
    if (!(await replaceOwnLimits(db, path.user_id, body.limits))) throw problem('account_not_found')
    return { status: 200, body: await requireQuotas(quotas, db, path.user_id) }
  },

  async deleteUser({ events, jobs }, { db, user, path, query }) {
    if (!(await findUser(db, path.user_id))) throw problem('account_not_found')
    const heir = query.hand_over_to
    if (heir !== undefined && (heir === path.user_id || !(await findUser(db, heir)))) throw problem('unknown_user')
    await removeUser({ events, jobs }, db, user, path.user_id, heir ?? null)
    return { status: 204 }
  },

  async listAllAuditEntries(_, { db, query }) {
    const filter = listFilter(query)
    const page = await listAuditEntries(db, filter, query)
    return listReply('listAllAuditEntries', { query }, page, () => countAuditEntries(db, filter))
  },

  async exportAllAuditEntries(_, { db, user }) {
    return { status: 200, body: await exportEntries(db, user, {}), headers: { 'Cache-Control': 'no-store' } }
  },

  async listJobs(_, { db, query }) {
    const filter = listFilter(query)
    const page = await jobQueries.listJobs(db, filter, query)
    return listReply('listJobs', { query }, page, () => jobQueries.countJobs(db, filter))
  },

  async getJob(_, { db, path }) {
    const job = await jobQueries.findJob(db, path.job_id)
    if (!job) throw problem('job_not_found')
    return { status: 200, body: job }
  },

  async retryJob({ jobs }, { db, path }) {
    const stored = await jobQueries.lockJob(db, path.job_id)
    if (!stored) throw problem('job_not_found')
    if (!isFailed(stored) && stored.state !== 'cancelled') throw problem('job_state')
    await jobs.retry(db, stored)
    return { status: 200, body: (await jobQueries.findJob(db, path.job_id)) as Schemas['Job'] }
  },

  async cancelJob({ jobs }, { db, path }) {
    const stored = await jobQueries.lockJob(db, path.job_id)
    if (!stored) throw problem('job_not_found')
    if (stored.state === 'completed' || stored.state === 'cancelled') throw problem('job_state')
    await jobs.cancel(db, stored)
    return { status: 200, body: (await jobQueries.findJob(db, path.job_id)) as Schemas['Job'] }
  },
} satisfies Handlers<'admin'>

/** Throws 404 for an unknown user. */
async function requireQuotas(quotas: Context['quotas'], db: Knex, id: string): Promise<Schemas['UserQuotas']> {
  const limits = await findOwnLimits(db, id)
  if (!limits) throw problem('account_not_found')
  return { limits, quotas: await quotas.usage(db, { id, quotas: limits }) }
}
