/** Labels of the caller and of the caller's projects. */
import { recordTodoUpdates } from '../../changelog/record.ts'
import { recordLabels, recordLabelUpdate } from '../../changelog/record-structure.ts'
import { changedMembers, trimmed } from '../../db/merge-patch.ts'
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { lockHome } from '../projects/homes.ts'
import { takeOffTodos } from '../todos/bulk.ts'
import { lockLabel } from './access.ts'
import * as queries from './queries.ts'

export const labels = {
  async listLabels(_, { db, user, query }) {
    const page = await queries.listLabels(db, user.id, query.project_id, query)
    return listReply('listLabels', { query }, page, () => queries.countLabels(db, user.id, query.project_id))
  },

  async createLabel({ events, quotas }, { db, user, body }) {
    const home = { project_id: body.project_id ?? null, user_id: user.id }
    await lockHome(db, home)
    const { name, color } = trimmed(body)
    if (await queries.findByName(db, home, name)) throw problem('label_name_taken')
    await quotas.takeIn(db, 'labels', home)
    const label = await queries.insertLabel(db, home, { name, ...(color !== undefined && { color }) })
    await recordLabels(events, db, user, 'label.created', [label], home)
    return { status: 201, body: label, headers: { Location: `/labels/${label.id}` } }
  },

  async getLabel(_, { db, user, path }) {
    const label = await queries.findLabel(db, user.id, path.label_id)
    if (!label) throw problem('label_not_found')
    return { status: 200, body: label }
  },

  async updateLabel({ events }, { db, user, path, body }) {
    const before = await lockLabel(db, user.id, path.label_id)
    const changes = changedMembers(before, trimmed(body))
    if (Object.keys(changes).length === 0) return { status: 200, body: before }
    const home = { project_id: before.project_id, user_id: user.id }
    const named = changes.name === undefined ? null : await queries.findByName(db, home, changes.name)
    if (named !== null && named !== before.id) throw problem('label_name_taken')
    const label = await queries.updateLabel(db, before.id, changes)
    await recordLabelUpdate(events, db, user, label, before)
    return { status: 200, body: label }
  },

  async deleteLabel({ events }, { db, user, path }) {
    const label = await lockLabel(db, user.id, path.label_id)
    const home = { project_id: label.project_id, user_id: user.id }
    await recordTodoUpdates(events, db, user, await takeOffTodos(db, label.id))
    await queries.deleteLabel(db, label.id)
    await recordLabels(events, db, user, 'label.deleted', [label], home)
    return { status: 204 }
  },
} satisfies Handlers<'labels'>
