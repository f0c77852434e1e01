/** Messages of admins to all users: a maintenance and an announcement. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { defaultMessage } from '../service/maintenance.ts'
import { beginMaintenance, deleteNotice, findNotices, replaceAnnouncement } from '../service/notice-queries.ts'

export const notices = {
  async getMaintenance(_, { db }) {
    return { status: 200, body: await currentMaintenance(db) }
  },

  async replaceMaintenance(_, { db, body }) {
    if (body.enabled) await beginMaintenance(db, body.message?.trim() ?? defaultMessage)
    else await deleteNotice(db, 'maintenance')
    return { status: 200, body: await currentMaintenance(db) }
  },

  async replaceAnnouncement(_, { db, body }) {
    const { message, level, until = null } = body
    return { status: 200, body: await replaceAnnouncement(db, { message: message.trim(), level, until }) }
  },

  async deleteAnnouncement(_, { db }) {
    await deleteNotice(db, 'announcement')
    return { status: 204 }
  },
} satisfies Partial<Handlers<'admin'>>

async function currentMaintenance(db: Knex): Promise<Schemas['Maintenance']> {
  const { maintenance } = await findNotices(db)
  return maintenance ? { enabled: true, ...maintenance } : { enabled: false, message: null, since: null }
}
