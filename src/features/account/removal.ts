/** Deletes an account, and decides what becomes of its projects and todos. */
import type { Knex } from 'knex'
import { type Events, recordMember, recordProject, recordTodoUpdates } from '../../changelog/record.ts'
import { requireAlone } from '../../db/transactions/transaction.ts'
import { problem } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { moveLabels } from '../labels/moves.ts'
import { lockNotifications } from '../notifications/queries.ts'
import { projectsWith } from '../projects/locks.ts'
import { findMember, insertMember, listMemberships, type Member } from '../projects/members.ts'
import { withChangesOfParents } from '../projects/parents.ts'
import { findProjectData } from '../projects/queries.ts'
import { handOverTodos, unassignTodos } from '../todos/bulk.ts'
import { lockOwnList } from '../todos/order.ts'
import { isLastAdmin, lockRevoked } from '../users/locks.ts'
import { forgetUser } from './forgetting.ts'

/**
 * Deletes a user. An owned project with other members gets a new owner: the member with the highest role, of those the
 * one who joined first. That owner also gets the todos that the user created there. Trash that only the user could see
 * is purged. Everything else goes to the heir, or is deleted without one. The rows that others keep show neither
 * name nor address from then on. Throws 409 `last_admin` for the last active admin.
 */
export async function removeUser(
  { events, jobs }: Pick<Context, 'events' | 'jobs'>,
  db: Knex,
  actor: { id: string },
  userId: string,
  heirId: string | null,
): Promise<void> {
  await lockAccount(db, userId, heirId)
  const memberships = await listMemberships(db, userId)
  const before = await findProjectData(
    db,
    memberships.map(({ project_id }) => project_id),
  )
  await transferProjects(db, userId)
  await purgeTrash(db, userId)
  if (heirId) await inheritAll(events, db, actor, userId, heirId)
  await transferSharedTodos(events, db, actor, userId)
  await todosOf(db, userId).delete()
  await db('projects').delete().where({ owner_id: userId })
  const after = new Map(
    (
      await findProjectData(
        db,
        before.map(({ id }) => id),
      )
    ).map((project) => [project.id, project]),
  )
  await forgetUser(jobs, db, userId)
  await db('users').delete().where({ id: userId })
  await db('former_versions').delete().where({ user_id: userId })

  for (const member of memberships)
    if (after.has(member.project_id)) await recordMember(events, db, actor, 'member.removed', member)
  for (const project of before) {
    const now = after.get(project.id)
    if (now && now.owner_id !== project.owner_id)
      await recordProject(events, db, actor, 'project.updated', now, project)
  }
}

/**
 * Locks all that the deletion of a user changes, in the global order: users, projects, notifications. Behind the lock of
 * the user no one can add anything of theirs.
 */
async function lockAccount(db: Knex, userId: string, heirId: string | null): Promise<void> {
  // It needs other users behind the projects, their new owners, and one of them may be deleted at this moment too.
  await requireAlone(db)
  await lockRevoked(db, [userId])
  await requireAnotherAdmin(db, userId)
  if (heirId) await lockOwnList(db, heirId)
  await projectsWith(db, userId).forNoKeyUpdate('projects')
  const notifications = () => db('notifications').select('id')
  const aboutTodos = notifications().whereIn('todo_id', todosOf(db, userId).select('id'))
  await lockNotifications(db, (of) => of.whereIn('id', notifications().where({ user_id: userId }).union(aboutTodos)))
}

/** Throws 409 `last_admin` for the last active admin. */
export async function requireAnotherAdmin(db: Knex, userId: string): Promise<void> {
  if (await isLastAdmin(db, userId)) throw problem('last_admin')
}

const todosOf = (db: Knex, userId: string) => db('todos').where({ user_id: userId })

/** Gives each owned project with other members its new owner. */
async function transferProjects(db: Knex, userId: string): Promise<void> {
  await db.raw(
    `
    with successors as (
      select distinct on (members.project_id) members.project_id, members.user_id
      from project_members as members
      join projects on projects.id = members.project_id and projects.owner_id = :userId
      where members.user_id <> :userId
      order by members.project_id, array_position(array['owner', 'editor', 'viewer'], members.role),
        members.created_at, members.user_id
    ), promoted as (
      update project_members set role = 'owner'
      from successors
      where project_members.project_id = successors.project_id and project_members.user_id = successors.user_id
    )
    update projects set owner_id = successors.user_id, version = version + 1
    from successors
    where projects.id = successors.project_id`,
    { userId },
  )
}

/** Purges the trash that only the user could restore. */
async function purgeTrash(db: Knex, userId: string): Promise<void> {
  await db('todos').delete().where({ user_id: userId, project_id: null }).whereNotNull('deleted_at')
  await db('projects').delete().where({ owner_id: userId }).whereNotNull('deleted_at')
}

/** Gives the user's todos in others' projects to the owners of these, and unassigns the user everywhere. */
async function transferSharedTodos(events: Events, db: Knex, actor: { id: string }, userId: string): Promise<void> {
  const owners: { id: string; owner_id: string }[] = await db('projects')
    .select('id', 'owner_id')
    .whereIn('id', todosOf(db, userId).select('project_id'))
    .whereNot({ owner_id: userId })
  for (const { id, owner_id } of owners) {
    const made = await handOverTodos(db, { project_id: id, user_id: userId }, owner_id)
    await recordTodoUpdates(events, db, actor, made)
  }
  await recordTodoUpdates(events, db, actor, await unassignTodos(db, userId))
}

/** Gives the heir the user's own todos, and the projects without other members. */
async function inheritAll(
  events: Events,
  db: Knex,
  actor: { id: string },
  userId: string,
  heirId: string,
): Promise<void> {
  const ids: string[] = await db('projects').where({ owner_id: userId }).orderBy('id').pluck('id')
  for (const id of ids) {
    await withChangesOfParents(events, db, actor, { parentId: id, userId: heirId }, async () => {
      await insertMember(db, id, heirId, 'owner')
      await recordMember(events, db, actor, 'member.added', (await findMember(db, id, heirId, heirId)) as Member)
    })
  }
  await db('projects')
    .update({ owner_id: heirId, version: db.raw('version + 1') })
    .where({ owner_id: userId })
  const from = { project_id: null, user_id: userId }
  const labels = await moveLabels(events, db, actor, { from, to: { ...from, user_id: heirId } })
  await recordTodoUpdates(events, db, actor, await handOverTodos(db, { user_id: userId }, heirId, labels))
}
