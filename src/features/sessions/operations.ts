/** The caller's sessions and API tokens. */

import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { exportEntries } from '../admin/audit-export.ts'
import { countAuditEntries, listAuditEntries } from '../admin/audit-queries.ts'
import { revokeCredentials } from '../auth/revoke.ts'
import { countDevices, forgetDevice, listDevices } from '../second-factors/device-queries.ts'
import { disableWebhooksOf } from '../webhooks/queries.ts'
import * as queries from './queries.ts'

export const sessions = {
  async listSessions({ config }, { db, user, query }) {
    const page = await queries.listSessions(db, user.id, user.session_id, config.sessions, query)
    return listReply('listSessions', { query }, page, () => queries.countSessions(db, user.id))
  },

  async endSessions(_, { db, user, query }) {
    await revokeCredentials(db, user.id, { keptSessionId: query.keep_current ? user.session_id : null })
    return { status: 204 }
  },

  async endSession(_, { db, user, path }) {
    if (!(await queries.endSession(db, user.id, path.session_id))) throw problem('session_not_found')
    return { status: 204 }
  },

  async listRememberedDevices({ config }, { db, user, query }) {
    const page = await listDevices(db, user.id, config.rememberDeviceDays, query)
    return listReply('listRememberedDevices', { query }, page, () =>
      countDevices(db, user.id, config.rememberDeviceDays),
    )
  },

  async deleteRememberedDevice({ config }, { db, user, path }) {
    if (!(await forgetDevice(db, user.id, config.rememberDeviceDays, path.device_id)))
      throw problem('remembered_device_not_found')
    return { status: 204 }
  },

  async listAuditEntries(_, { db, user, query }) {
    const filter = { user_id: user.id, kind: query.kind }
    const page = await listAuditEntries(db, filter, query)
    return listReply('listAuditEntries', { query }, page, () => countAuditEntries(db, filter))
  },

  async exportAuditEntries(_, { db, user }) {
    const body = await exportEntries(db, user, { user_id: user.id })
    return { status: 200, body, headers: { 'Cache-Control': 'no-store' } }
  },

  async listApiTokens(_, { db, user, query }) {
    const page = await queries.listApiTokens(db, user.id, query)
    return listReply('listApiTokens', { query }, page, () => queries.countApiTokens(db, user.id))
  },

  async createApiToken({ tokens }, { db, user, audit, body }) {
    const { token, hash } = tokens.newApiToken()
    const { name, scopes, expires_in_days } = body
    const made = await queries.insertApiToken(db, user.id, {
      name: name.trim(),
      scopes,
      expires_in_days,
      token_hash: hash,
    })
    audit.targetId = made.id
    audit.isNotified = true
    return {
      status: 201,
      body: { ...made, token },
      headers: { Location: `/users/me/api-tokens/${made.id}`, 'Cache-Control': 'no-store' },
    }
  },

  async getApiToken(_, { db, user, path }) {
    const token = await queries.findApiToken(db, user.id, path.api_token_id)
    if (!token) throw problem('api_token_not_found')
    return { status: 200, body: token }
  },

  async deleteApiToken(_, { db, user, path }) {
    await disableWebhooksOf(db, { user_id: user.id, api_token_id: path.api_token_id }, 'api_token_ended')
    if (!(await queries.deleteApiToken(db, user.id, path.api_token_id))) throw problem('api_token_not_found')
    return { status: 204 }
  },
} satisfies Handlers<'sessions'>
