/** The caller's notifications. */

import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import * as queries from './queries.ts'

export const notifications = {
  async listNotifications(_, { db, user, query }) {
    const filter = listFilter(query)
    const page = await queries.listNotifications(db, user.id, filter, query)
    return listReply('listNotifications', { query }, page, () => queries.countNotifications(db, user.id, filter))
  },

  async getUnreadCount(_, { db, user }) {
    return { status: 200, body: { unread: await queries.countNotifications(db, user.id, { unread: true }) } }
  },

  async readAllNotifications(_, { db, user }) {
    return { status: 200, body: { marked: await queries.markAllRead(db, user.id) } }
  },

  async getNotification(_, { db, user, path }) {
    const notification = await queries.findNotification(db, user.id, path.notification_id)
    if (!notification) throw problem('notification_not_found')
    return { status: 200, body: notification }
  },

  async updateNotification(_, { db, user, path, body }) {
    const notification =
      body.read === undefined
        ? await queries.findNotification(db, user.id, path.notification_id)
        : await queries.updateRead(db, user.id, path.notification_id, body.read)
    if (!notification) throw problem('notification_not_found')
    return { status: 200, body: notification }
  },
} satisfies Handlers<'notifications'>
