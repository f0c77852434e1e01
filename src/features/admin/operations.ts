/** Administration: users and background jobs of the service. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { isFailed } from '../../jobs/jobs.ts'
import * as jobQueries from '../../jobs/queries.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { removeUser, requireAnotherAdmin } from '../account/removal.ts'
import { revokeCredentials } from '../auth/revoke.ts'
import { lockRevoked } from '../users/locks.ts'
import { insertUser, updatePasswordHash } from '../users/queries.ts'
import { disableWebhooksOf } from '../webhooks/queries.ts'
import { countAuditEntries, listAuditEntries } from './audit-queries.ts'
import {
  confirmEmail,
  countUsers,
  findAddressee,
  findOwnLimits,
  findUser,
  listUsers,
  replaceOwnLimits,
  updateUserAccess,
} from './queries.ts'

export const admin = {
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
    return { status: 200, body: user }
  },

  async createUser({ passwords, jobs }, { db, audit, body }) {
    audit.email = body.email
    const { email, role, password } = body
    const name = body.name.trim()
    if (password !== undefined && passwords.isCommon(password, body)) throw problem('password_too_common')
    const password_hash = password === undefined ? null : await passwords.hash(password)
    const created = await insertUser(db, { email, name, role, password_hash })
    if (!created) throw problem('email_taken')
    audit.userId = created.id
    if (password === undefined) await sendReset(jobs, db, created.id)
    const user = (await findUser(db, created.id)) as Schemas['AdminUser']
    return { status: 201, body: user, headers: { Location: `/admin/users/${user.id}` } }
  },

  async endUserSessions(_, { db, path }) {
    await lockRevoked(db, [path.user_id])
    if (!(await findUser(db, path.user_id))) throw problem('account_not_found')
    await revokeCredentials(db, path.user_id, { apiTokens: true })
    return { status: 204 }
  },

  async replaceUserPassword({ passwords, jobs }, { db, pool, user: caller, path, body }) {
    if (path.user_id === caller.id)
      throw problem('forbidden', { detail: 'Change your own password by PUT /users/me/password.' })
    // Hashing precedes the first query of the transaction: it is slow, and would hold the connection.
    const found = await findUser(pool, path.user_id)
    if (!found) throw problem('account_not_found')
    if (passwords.isCommon(body.new_password, found)) throw problem('password_too_common')
    const hash = await passwords.hash(body.new_password)
    await lockRevoked(db, [found.id])
    if (!(await updatePasswordHash(db, found.id, hash))) throw problem('account_not_found')
    await revokeCredentials(db, found.id, { apiTokens: true })
    if (await disableWebhooksOf(db, { user_id: found.id }, 'password_reset'))
      await jobs.enqueue(db, 'account_mail', [{ letter: 'webhooks_disabled', id: newId(), user_id: found.id }])
    return { status: 204 }
  },

  async sendUserPasswordReset({ jobs }, { db, path }) {
    const found = await findUser(db, path.user_id)
    if (!found) throw problem('account_not_found')
    if (found.disabled_at !== null) throw problem('account_disabled')
    await sendReset(jobs, db, found.id)
    return { status: 202 }
  },

  async confirmUserEmail(_, { db, path }) {
    if (!(await confirmEmail(db, path.user_id))) throw problem('account_not_found')
    return { status: 204 }
  },

  async getUserQuotas({ quotas }, { db, path }) {
    return { status: 200, body: await requireQuotas(quotas, db, path.user_id) }
  },

  async replaceUserQuotas({ quotas }, { db, path, body }) {
    if (!(await replaceOwnLimits(db, path.user_id, body.limits))) throw problem('account_not_found')
    return { status: 200, body: await requireQuotas(quotas, db, path.user_id) }
  },

  async deleteUser({ events }, { db, user, path, query }) {
    if (!(await findUser(db, path.user_id))) throw problem('account_not_found')
    const heir = query.hand_over_to
    if (heir !== undefined && (heir === path.user_id || !(await findUser(db, heir)))) throw problem('unknown_user')
    await removeUser(events, db, user, path.user_id, heir ?? null)
    return { status: 204 }
  },

  async listAllAuditEntries(_, { db, query }) {
    const filter = listFilter(query)
    const page = await listAuditEntries(db, filter, query)
    return listReply('listAllAuditEntries', { query }, page, () => countAuditEntries(db, filter))
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

/** Enqueues the email that resets the password of an active user. A link from before a revocation is void. */
async function sendReset(jobs: Context['jobs'], db: Knex, userId: string): Promise<void> {
  const { email, credentials_version: version } = await findAddressee(db, userId)
  await jobs.enqueue(db, 'account_mail', [{ letter: 'password_reset', id: newId(), email, version }])
}

/** Throws 404 for an unknown user. */
async function requireQuotas(quotas: Context['quotas'], db: Knex, id: string): Promise<Schemas['UserQuotas']> {
  const limits = await findOwnLimits(db, id)
  if (!limits) throw problem('account_not_found')
  return { limits, quotas: await quotas.usage(db, { id, quotas: limits }) }
}
