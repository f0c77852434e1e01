/** The end of an account: what happens to what it leaves behind. */
import type { Knex } from 'knex'
import { problem } from '../api.ts'
import { lockAdmins } from './queries.ts'

/**
 * Deletes a user. A project with other members goes on: the one of the highest role, among those the one who has been
 * there longest, owns it and gets what the user had made in it. All else goes to the heir, or is deleted when there is
 * none. Throws 409 `last_admin` for the last admin who may act.
 */
export async function removeUser(db: Knex, userId: string, heirId: string | null): Promise<void> {
  await requireAnotherAdmin(db, userId)
  await passOnProjects(db, userId)
  if (heirId) await inheritAll(db, userId, heirId)
  await passOnSharedTodos(db, userId)
  await db('todos').delete().where({ user_id: userId })
  await db('projects').delete().where({ owner_id: userId })
  await db('users').delete().where({ id: userId })
}

/** Throws 409 `last_admin` when nobody else is an admin who may act. Of two who leave together one waits. */
export async function requireAnotherAdmin(db: Knex, userId: string): Promise<void> {
  const admins = await lockAdmins(db)
  if (admins.length === 1 && admins[0] === userId) throw problem('last_admin')
}

/** Each project of the user with other members gets its next owner. */
async function passOnProjects(db: Knex, userId: string): Promise<void> {
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
    update projects set owner_id = successors.user_id
    from successors
    where projects.id = successors.project_id`,
    { userId },
  )
}

/** What the user made in projects that go on belongs to their owners. */
async function passOnSharedTodos(db: Knex, userId: string): Promise<void> {
  await db.raw(
    `
    update todos set user_id = projects.owner_id
    from projects
    where todos.project_id = projects.id and todos.user_id = :userId and projects.owner_id <> :userId`,
    { userId },
  )
}

/** The heir gets the user's own todos and the projects with nobody else. */
async function inheritAll(db: Knex, userId: string, heirId: string): Promise<void> {
  await db.raw(
    `
    insert into project_members (project_id, user_id, role)
    select id, :heirId, 'owner' from projects where owner_id = :userId`,
    { userId, heirId },
  )
  await db('projects').update({ owner_id: heirId }).where({ owner_id: userId })
  await db('todos').update({ user_id: heirId }).where({ user_id: userId })
  await db('todos').update({ assignee_id: heirId }).where({ assignee_id: userId }).whereNull('project_id')
}
