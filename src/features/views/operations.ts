/** Saved views of the caller and of the caller's projects, and their todos. */
import { recordViews } from '../../changelog/record-structure.ts'
import { changedMembers, trimmed } from '../../db/merge-patch.ts'
import type { Caller } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { lockHome } from '../projects/homes.ts'
import { readFilterOf } from '../todos/filter/query.ts'
import { countTodos, listTodos } from '../todos/lists.ts'
import { listOfView, lockView, requireListed, requireView } from './access.ts'
import { lastRank, moveTo } from './order.ts'
import * as queries from './queries.ts'

export const views = {
  async listViews(_, { db, user, query }) {
    const page = await queries.listViews(db, user.id, listFilter(query), query)
    return listReply('listViews', { query }, page, () => queries.countViews(db, user.id, listFilter(query)))
  },

  async createView({ events, quotas }, { db, user, body }) {
    const { project_id = null, ...view } = trimmed(body)
    requireReadable(view, user)
    const home = { project_id, user_id: user.id }
    await lockHome(db, home)
    await quotas.takeIn(db, 'views', home)
    const after = await queries.insertView(db, home, { ...view, position: await lastRank(db, home) })
    await recordViews(events, db, user, 'view.created', [{ after }])
    return { status: 201, body: after, headers: { Location: `/views/${after.id}` } }
  },

  async getView(_, { db, user, path }) {
    return { status: 200, body: await requireView(db, user.id, path.view_id) }
  },

  async updateView({ events }, { db, user, path, body }) {
    requireReadable(body, user)
    const before = await lockView(db, user.id, path.view_id)
    const changes = changedMembers(before, trimmed(body))
    if (Object.keys(changes).length === 0) return { status: 200, body: before }
    const after = await queries.updateView(db, before.id, changes)
    await recordViews(events, db, user, 'view.updated', [{ before, after }])
    return { status: 200, body: after }
  },

  async deleteView({ events }, { db, user, path }) {
    const after = await lockView(db, user.id, path.view_id)
    await queries.deleteView(db, after.id)
    await recordViews(events, db, user, 'view.deleted', [{ after }])
    return { status: 204 }
  },

  async moveView({ events }, { db, user, path, body }) {
    const before = await lockView(db, user.id, path.view_id)
    const changes = await moveTo(db, { project_id: before.project_id, user_id: user.id }, before.id, body)
    await recordViews(events, db, user, 'view.updated', changes)
    const moved = changes.find(({ after }) => after.id === before.id)
    return { status: 200, body: moved?.after ?? before }
  },

  async listViewTodos(_, { db, user, path, query }) {
    const view = await requireListed(db, user.id, path.view_id)
    const reader = { userId: user.id, zone: user.time_zone }
    const list = listOfView(view, reader)
    const { sort = view.sort } = query
    const page = await listTodos(db, reader, list, { ...query, sort })
    return listReply('listViewTodos', { path, query }, page, () => countTodos(db, reader, list, { sort }))
  },
} satisfies Handlers<'views'>

/** Throws 422 for a filter that cannot be read. */
function requireReadable({ filter }: { filter?: string | null | undefined }, { id, time_zone }: Caller): void {
  if (filter != null) readFilterOf(filter, { userId: id, zone: time_zone }, 'body')
}
