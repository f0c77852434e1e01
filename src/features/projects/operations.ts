/** Projects and their members. */
import type { Knex } from 'knex'
import { recordMember, recordProject, recordTodoUpdates } from '../../changelog/record.ts'
import { recordOwnProjects } from '../../changelog/record-structure.ts'
import { changedMembers, trimmed } from '../../db/merge-patch.ts'
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { invite } from '../invitations/invite.ts'
import { withdrawInvitationsOf } from '../invitations/queries.ts'
import { moveLabels } from '../labels/moves.ts'
import { notifyProjectCreated } from '../notifications/notify.ts'
import { deleteNotificationsOfProject } from '../notifications/queries.ts'
import { dropOfMember, dropUnseen } from '../reminders/follow.ts'
import { findUsedLabels, moveTodos, unassignTodos } from '../todos/bulk.ts'
import { lockOwnList } from '../todos/order.ts'
import { mayEdit, requireRole, requireRoleToRead } from './access.ts'
import * as members from './members.ts'
import { placesAfter, updateOwn } from './own.ts'
import { lockForParent, setParent, withChangesOfParents } from './parents.ts'
import * as queries from './queries.ts'

export const projects = {
  async listProjects(_, { db, user, query }) {
    const filter = listFilter(query)
    const page = await queries.listProjects(db, user.id, filter, query)
    return listReply('listProjects', { query }, page, () => queries.countProjects(db, user.id, filter))
  },

  async createProject(context, { db, user, body }) {
    const { parent_id = null, ...shared } = trimmed(body)
    if (parent_id !== null) await lockForParent(db, user.id, parent_id)
    const project = await queries.insertProject(db, user.id, shared)
    await recordProject(context.events, db, user, 'project.created', project)
    if (parent_id !== null) await setParent(context.events, db, user, project.id, parent_id)
    await notifyProjectCreated(context, db, user, project)
    return { status: 201, body: { ...project, parent_id }, headers: { Location: `/projects/${project.id}` } }
  },

  async getProject(_, { db, user, path }) {
    return { status: 200, body: await requireProject(db, user.id, path.project_id) }
  },

  async updateProject({ events }, { db, user, path, body }) {
    const { is_favourite, is_muted, ...shared } = trimmed(body)
    const role = Object.keys(shared).length > 0 ? 'owner' : 'viewer'
    if (shared.parent_id) {
      await requireRoleToRead(db, user.id, path.project_id, role)
      await lockForParent(db, user.id, shared.parent_id, path.project_id)
    }
    await requireRole(db, user.id, path.project_id, role)
    const before = await requireProject(db, user.id, path.project_id)
    const { parent_id, ...changes } = changedMembers(before, shared)
    const own = changedMembers(before, {
      ...(is_favourite !== undefined && { is_favourite }),
      ...(is_muted !== undefined && { is_muted }),
    })
    const [isChanged, isOwnChanged] = [changes, own].map((some) => Object.keys(some).length > 0)
    if (isChanged) await queries.updateProject(db, path.project_id, changes)
    if (isOwnChanged) await updateOwn(db, user.id, path.project_id, own)
    const project = isChanged || isOwnChanged ? await requireProject(db, user.id, path.project_id) : before
    if (isChanged) await recordProject(events, db, user, 'project.updated', project, before)
    if (isOwnChanged) await recordOwnProjects(events, db, user, [{ userId: user.id, before, after: project }])
    if (parent_id === undefined) return { status: 200, body: project }
    await setParent(events, db, user, path.project_id, parent_id)
    return { status: 200, body: { ...project, parent_id } }
  },

  async moveProject({ events }, { db, user, path, body }) {
    await lockOwnList(db, user.id)
    await requireRole(db, user.id, path.project_id, 'viewer')
    const places = await placesAfter(db, user.id, path.project_id, body)
    if (!places) throw problem('unknown_project')
    const ids = [...places.keys()]
    const before = await queries.findProjects(db, user.id, ids)
    for (const [id, position] of places) await updateOwn(db, user.id, id, { position })
    const after = new Map((await queries.findProjects(db, user.id, ids)).map((project) => [project.id, project]))
    await recordOwnProjects(
      events,
      db,
      user,
      before.flatMap((one) => {
        const moved = after.get(one.id)
        return moved && moved.position !== one.position ? [{ userId: user.id, before: one, after: moved }] : []
      }),
    )
    return { status: 200, body: await requireProject(db, user.id, path.project_id) }
  },

  async deleteProject({ events, quotas }, { db, user, path, query }) {
    const target = query.move_todos_to
    const { roles, statuses } = await requireRole(db, user.id, path.project_id, 'owner', target ? [target] : [])
    let moved_todos = 0
    if (target !== undefined) {
      if (target === path.project_id || !mayEdit(roles.get(target))) throw problem('unknown_project')
      if (statuses.get(target) === 'archived') throw problem('project_archived')
      const from = { project_id: path.project_id, user_id: user.id }
      const to = { ...from, project_id: target }
      const takeRoom = (wanted: number) => quotas.takeIn(db, 'labels', to, wanted)
      const ids = await findUsedLabels(db, path.project_id)
      const labels = await moveLabels(events, db, user, { from, to, ids, takeRoom })
      const moved = await moveTodos(db, path.project_id, target, labels)
      await recordTodoUpdates(events, db, user, moved)
      await dropUnseen(
        events,
        db,
        user,
        moved.map(({ after }) => after.id),
      )
      moved_todos = moved.length
    }
    const project = await requireProject(db, user.id, path.project_id)
    const deleted_todos = await withChangesOfParents(events, db, user, { parentId: project.id }, async () => {
      const todos = await queries.deleteProject(db, project.id, user.id)
      await recordProject(events, db, user, 'project.deleted', project)
      return todos
    })
    return { status: 200, body: { deleted_todos, moved_todos } }
  },

  async listMembers(_, { db, user, path, query }) {
    if (!(await queries.findProject(db, user.id, path.project_id))) throw problem('project_not_found')
    const page = await members.listMembers(db, path.project_id, user.id, query)
    return listReply('listMembers', { path, query }, page, () => members.countMembers(db, path.project_id))
  },

  async addMember(context, { db, user, path, body }) {
    return { ...(await invite(context, db, user, path.project_id, body)), status: 202 }
  },

  async getMember(_, { db, user, path }) {
    if (!(await queries.findProject(db, user.id, path.project_id))) throw problem('project_not_found')
    const member = await members.findMember(db, path.project_id, path.user_id, user.id)
    if (!member) throw problem('member_not_found')
    return { status: 200, body: member }
  },

  async updateMember({ events }, { db, user, path, body }) {
    await requireRole(db, user.id, path.project_id, 'owner')
    const { role, owners } = await members.findTeam(db, path.project_id, path.user_id)
    if (!role) throw problem('member_not_found')
    const before = (await members.findMember(db, path.project_id, path.user_id, user.id)) as members.Member
    if (body.role === undefined || body.role === role) return { status: 200, body: before }
    if (role === 'owner')
      await members.handOverProject(db, path.project_id, path.user_id, nextOwner(owners, path.user_id))
    await members.updateMemberRole(db, path.project_id, path.user_id, body.role)
    if (role === 'owner') await withdrawInvitationsOf(db, path.project_id, path.user_id)
    const member = (await members.findMember(db, path.project_id, path.user_id, user.id)) as members.Member
    await recordMember(events, db, user, 'member.updated', member, before)
    return { status: 200, body: member }
  },

  async removeMember({ events }, { db, user, path }) {
    await requireRole(db, user.id, path.project_id, path.user_id === user.id ? 'viewer' : 'owner')
    const { role, owners } = await members.findTeam(db, path.project_id, path.user_id)
    if (!role) throw problem('member_not_found')
    if (role === 'owner')
      await members.handOverProject(db, path.project_id, path.user_id, nextOwner(owners, path.user_id))
    const member = (await members.findMember(db, path.project_id, path.user_id, user.id)) as members.Member
    await recordTodoUpdates(events, db, user, await unassignTodos(db, path.user_id, path.project_id))
    await dropOfMember(events, db, user, path)
    const seen = { parentId: path.project_id, userId: path.user_id }
    await withChangesOfParents(events, db, user, seen, async () => {
      await members.deleteMember(db, path.project_id, path.user_id)
      await recordMember(events, db, user, 'member.removed', member)
    })
    await withdrawInvitationsOf(db, path.project_id, path.user_id)
    await deleteNotificationsOfProject(db, path.user_id, path.project_id)
    return { status: 204 }
  },
} satisfies Handlers<'projects'>

/** Throws 404 for a user who is no member. */
async function requireProject(db: Knex, userId: string, id: string): Promise<queries.Project> {
  const project = await queries.findProject(db, userId, id)
  if (!project) throw problem('project_not_found')
  return project
}

/** Another owner than this one. Throws 409 without one: a project has at least one owner. */
function nextOwner(owners: string[], userId: string): string {
  const other = owners.find((owner) => owner !== userId)
  if (!other) throw problem('last_owner')
  return other
}
