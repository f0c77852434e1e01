/** What happens, live and afterwards. */
import type { Handlers } from '../api.ts'
import { linkNext } from '../db/page.ts'
import { countActivity, listActivity } from './queries.ts'
import { readSyncPage } from './sync.ts'

export const events = {
  async listActivity(_, { db, user, query }) {
    const { sort, cursor, skip, limit, count, ...filter } = query
    const { rows, next } = await listActivity(db, user.id, filter, { sort, cursor, skip, limit })
    const total = count ? await countActivity(db, user.id, filter) : undefined
    return { status: 200, body: rows, headers: { Link: linkNext('/activity', query, next), 'Total-Count': total } }
  },

  async sync(_, { db, user, query }) {
    return { status: 200, body: await readSyncPage(db, user.id, query.cursor, query.limit) }
  },
} satisfies Handlers<'events'>
