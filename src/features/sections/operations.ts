/** The sections of the caller's projects. */
import type { Knex } from 'knex'
import { recordTodoUpdates } from '../../changelog/record.ts'
import { recordSections } from '../../changelog/record-structure.ts'
import { changedMembers, trimmed } from '../../db/merge-patch.ts'
import { problem } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { requireRole } from '../projects/access.ts'
import { findProject } from '../projects/queries.ts'
import { takeOutOfSection } from '../todos/bulk.ts'
import { lockSection } from './access.ts'
import { lastRank, moveTo } from './order.ts'
import * as queries from './queries.ts'

export const sections = {
  async listSections(_, { db, user, path, query }) {
    if (!(await findProject(db, user.id, path.project_id))) throw problem('project_not_found')
    const page = await queries.listSections(db, path.project_id, query)
    return listReply('listSections', { path, query }, page, () => queries.countSections(db, path.project_id))
  },

  async createSection({ events, quotas }, { db, user, path: { project_id }, body }) {
    await requireRole(db, user.id, project_id, 'editor')
    await quotas.takeIn(db, 'sections', { project_id, user_id: user.id })
    if (body.takes_completed) await stopTaking(events, db, user, project_id)
    const position = await lastRank(db, project_id)
    const section = await queries.insertSection(db, { project_id, position, ...trimmed(body) })
    await recordSections(events, db, user, 'section.created', [{ after: section }])
    return { status: 201, body: section, headers: { Location: `/sections/${section.id}` } }
  },

  async getSection(_, { db, user, path }) {
    const section = await queries.findSection(db, user.id, path.section_id)
    if (!section) throw problem('section_not_found')
    return { status: 200, body: section }
  },

  async updateSection({ events }, { db, user, path, body }) {
    const before = await lockSection(db, user.id, path.section_id)
    const changes = changedMembers(before, trimmed(body))
    if (Object.keys(changes).length === 0) return { status: 200, body: before }
    if (changes.takes_completed) await stopTaking(events, db, user, before.project_id)
    const after = await queries.updateSection(db, before.id, changes)
    await recordSections(events, db, user, 'section.updated', [{ before, after }])
    return { status: 200, body: after }
  },

  async deleteSection({ events }, { db, user, path }) {
    const section = await lockSection(db, user.id, path.section_id)
    await recordTodoUpdates(events, db, user, await takeOutOfSection(db, section.id))
    await queries.deleteSection(db, section.id)
    await recordSections(events, db, user, 'section.deleted', [{ after: section }])
    return { status: 204 }
  },

  async moveSection({ events }, { db, user, path, body }) {
    const before = await lockSection(db, user.id, path.section_id)
    const changes = await moveTo(db, before, body)
    await recordSections(events, db, user, 'section.updated', changes)
    const moved = changes.find(({ after }) => after.id === before.id)
    return { status: 200, body: moved?.after ?? before }
  },
} satisfies Handlers<'sections'>

/** Completed todos of a project go to no section from now on. */
async function stopTaking(events: Context['events'], db: Knex, user: { id: string }, projectId: string): Promise<void> {
  const taking = (await queries.findAll(db, projectId)).find(({ takes_completed }) => takes_completed)
  if (!taking) return
  const after = await queries.updateSection(db, taking.id, { takes_completed: false })
  await recordSections(events, db, user, 'section.updated', [{ before: taking, after }])
}
