/** The caller's own account. */

import { recordUser } from '../../changelog/record.ts'
import { newId } from '../../db/new-id.ts'
import { type Caller, problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { linkNext } from '../../service/list-reply.ts'
import { replaceMailToken } from '../auth/mail-token-queries.ts'
import { revokeCredentials } from '../auth/revoke.ts'
import { followDays } from '../reminders/follow.ts'
import { lockUser } from '../users/locks.ts'
import { findPreferences, lockPreferences, updatePreferences } from '../users/preferences.ts'
import {
  findActiveUser,
  findPasswordHash,
  hasPasswordHash,
  type User,
  updatePasswordHash,
  updateUser,
} from '../users/queries.ts'
import { readExport } from './export.ts'
import { identities } from './identities.ts'
import { importData } from './import.ts'
import { passkeys } from './passkeys.ts'
import { removeUser } from './removal.ts'
import { secondFactor } from './second-factor.ts'

export const users = {
  ...secondFactor,
  ...identities,
  ...passkeys,

  async getMe(_, { db, user }) {
    // Read through `db`, not taken from the authenticated caller: for `If-Match` it must come from the transaction.
    const own = await findActiveUser(db, user.id)
    if (!own) throw problem('user_not_found')
    return { status: 200, body: own }
  },

  async updateMe({ events }, { db, user, body }) {
    await lockUser(db, user.id)
    // Read once it is locked: the caller was authenticated before, and another request may have changed the name since.
    const before = await findActiveUser(db, user.id)
    const name = body.name?.trim() ?? before?.name
    if (before && name === before.name) return { status: 200, body: before }
    const updated = await updateUser(db, user.id, { name })
    if (!before || !updated) throw problem('user_not_found')
    await recordUser(events, db, updated, before)
    return { status: 200, body: updated }
  },

  async deleteMe({ events, jobs }, { db, user }) {
    await removeUser({ events, jobs }, db, user, user.id, null)
    return { status: 204 }
  },

  async changePassword({ passwords, attempts }, { db, pool, signal, user, device, audit, body }) {
    audit.isNotified = true
    // Hashing precedes the first query of the transaction: it is slow, and would hold the connection.
    const currentHash = await findPasswordHash(pool, user.id)
    const hashing = { account: user.id, address: device.address, signal }
    const verify = () => passwords.verify(currentHash, body.current_password, hashing)
    if (!(await attempts.check(user, device.address, verify))) throw problem('password_incorrect')
    if (await passwords.isCommon(body.new_password, user)) throw problem('password_too_common')
    const hash = await passwords.hash(body.new_password, hashing)
    if (!(await updatePasswordHash(db, user.id, hash, currentHash))) throw problem('password_incorrect')
    await revokeCredentials(db, user.id, { keptSessionId: user.session_id })
    return { status: 204 }
  },

  async getPreferences(_, { db, user }) {
    return { status: 200, body: await findPreferences(db, user.id) }
  },

  async updatePreferences({ events }, { db, user, body }) {
    await lockPreferences(db, user.id)
    const preferences = await updatePreferences(db, user.id, body)
    if (body.time_zone !== undefined || body.reminder_hour !== undefined) await followDays(events, db, user)
    return { status: 200, body: preferences }
  },

  async requestEmailChange({ passwords, attempts, jobs }, { db, pool, signal, user, device, body }) {
    const currentHash = await findPasswordHash(pool, user.id)
    const hashing = { account: user.id, address: device.address, signal }
    const verify = () => passwords.verify(currentHash, body.password, hashing)
    if (!(await attempts.check(user, device.address, verify))) throw problem('password_incorrect')
    await attempts.countEmailChange(user.id)
    await attempts.countMail('email_change', body.email)
    if (!(await hasPasswordHash(db, user.id, currentHash))) throw problem('password_incorrect')
    const id = newId()
    await replaceMailToken(db, 'email_change', { id, userId: user.id, email: body.email })
    const isChange = body.email.toLowerCase() !== user.email.toLowerCase()
    await jobs.enqueue(db, 'account_mail', [
      { letter: 'email_change', id, user_id: user.id, email: body.email },
      ...(isChange ? [{ letter: 'email_change_requested' as const, id, user_id: user.id }] : []),
    ])
    return { status: 202 }
  },

  async getUsage({ quotas }, { db, user }) {
    return { status: 200, body: { quotas: await quotas.usage(db, user) } }
  },

  async exportData(_, { db, user, query }) {
    const { document, next } = await readExport(db, toUser(user), query.cursor)
    return { status: 200, body: document, headers: { Link: linkNext('exportData', {}, query, next) } }
  },

  async importData(context, { db, user, audit, body }) {
    const imported = await importData(context, db, user, body)
    audit.isNotified = imported.webhooks.added > 0
    return { status: 200, body: imported }
  },
} satisfies Handlers<'users'>

function toUser({ id, email, name, role, created_at }: Caller): User {
  return { id, email, name, role, created_at }
}
