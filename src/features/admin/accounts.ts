/** Accounts that admins make for other people, and help with those that exist. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers } from '../../service/handlers.ts'
import { revokeCredentials } from '../auth/revoke.ts'
import { removeSecondFactor } from '../second-factors/factors.ts'
import { lockRevoked } from '../users/locks.ts'
import { demandPasswordChange, insertUser, updatePasswordHash } from '../users/queries.ts'
import { disableWebhooksOf } from '../webhooks/queries.ts'
import { type Addressee, confirmEmail, findAddressee, findUser } from './queries.ts'

export const accounts = {
  async createUser({ passwords, jobs, attempts }, { db, audit, signal, device, body }) {
    audit.email = body.email
    const { email, role, password } = body
    const name = body.name.trim()
    if (password !== undefined && (await passwords.isCommon(password, body))) throw problem('password_too_common')
    const hashing = { account: email, address: device.address, signal }
    const password_hash = password === undefined ? null : await passwords.hash(password, hashing)
    if (password === undefined) await attempts.countMail('password_reset', email)
    const created = await insertUser(db, { email, name, role, password_hash })
    if (!created) throw problem('email_taken')
    audit.userId = created.id
    if (password === undefined) await sendReset(jobs, db, (await findAddressee(db, created.id)) as Addressee)
    const user = (await findUser(db, created.id)) as Schemas['AdminUser']
    return { status: 201, body: user, headers: { Location: `/admin/users/${user.id}` } }
  },

  async endUserSessions(_, { db, path }) {
    await lockRevoked(db, [path.user_id])
    if (!(await findUser(db, path.user_id))) throw problem('account_not_found')
    await revokeCredentials(db, path.user_id, { apiTokens: true })
    return { status: 204 }
  },

  async replaceUserPassword({ passwords, jobs }, { db, pool, audit, signal, device, user: caller, path, body }) {
    if (path.user_id === caller.id)
      throw problem('forbidden', { detail: 'Change your own password by PUT /users/me/password.' })
    // Hashing precedes the first query of the transaction: it is slow, and would hold the connection.
    const found = await findUser(pool, path.user_id)
    if (!found) throw problem('account_not_found')
    if (await passwords.isCommon(body.new_password, found)) throw problem('password_too_common')
    const hash = await passwords.hash(body.new_password, { account: found.id, address: device.address, signal })
    await lockRevoked(db, [found.id])
    if (!(await updatePasswordHash(db, found.id, hash))) throw problem('account_not_found')
    if (body.must_change) await demandPasswordChange(db, found.id)
    audit.isNotified = true
    await revokeCredentials(db, found.id, { apiTokens: true })
    if (await disableWebhooksOf(db, { user_id: found.id }, 'password_reset'))
      await jobs.enqueue(db, 'account_mail', [{ letter: 'webhooks_disabled', id: newId(), user_id: found.id }])
    return { status: 204 }
  },

  async sendUserPasswordReset({ jobs, attempts }, { db, path }) {
    const found = await findAddressee(db, path.user_id)
    if (!found) throw problem('account_not_found')
    if (found.disabled_at !== null) throw problem('account_disabled')
    await attempts.countMail('password_reset', found.email)
    await sendReset(jobs, db, found)
    return { status: 202 }
  },

  async removeUserSecondFactor(_, { db, audit, path }) {
    await lockRevoked(db, [path.user_id])
    if (!(await findUser(db, path.user_id))) throw problem('account_not_found')
    audit.isNotified = true
    if (!(await removeSecondFactor(db, path.user_id))) audit.kind = null
    return { status: 204 }
  },

  async confirmUserEmail(_, { db, path }) {
    if (!(await confirmEmail(db, path.user_id))) throw problem('account_not_found')
    return { status: 204 }
  },
} satisfies Partial<Handlers<'admin'>>

/** Enqueues the email that resets the password of an active user. A link from before a revocation is void. */
async function sendReset(
  jobs: Context['jobs'],
  db: Knex,
  { email, credentials_version: version }: Addressee,
): Promise<void> {
  await jobs.enqueue(db, 'account_mail', [{ letter: 'password_reset', id: newId(), email, version }])
}
