/** Access to projects by role. A user who is no member cannot learn that a project exists. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import { type LockedProjects, lockProjectsOf } from './locks.ts'
import { findRole, type ProjectRole } from './queries.ts'

const ranks: Record<ProjectRole, number> = { viewer: 1, editor: 2, owner: 3 }

export function mayEdit(role: ProjectRole | null | undefined): boolean {
  return role != null && ranks[role] >= ranks.editor
}

/**
 * Throws 404 for a user who is no member, 403 for a lower role. Locks the project for a change until the transaction
 * ends, and `others` with it, which it does not judge.
 */
export async function requireRole(
  db: Knex,
  userId: string,
  projectId: string,
  role: ProjectRole,
  others: string[] = [],
): Promise<LockedProjects> {
  const locked = await lockProjectsOf(db, userId, [projectId, ...others], 'change')
  refuseLower(locked.roles.get(projectId), role)
  return locked
}

/** The same for an operation that only reads, without a lock. */
export async function requireRoleToRead(db: Knex, userId: string, projectId: string, role: ProjectRole): Promise<void> {
  refuseLower(await findRole(db, userId, projectId), role)
}

function refuseLower(own: ProjectRole | null | undefined, role: ProjectRole): void {
  if (!own) throw problem('project_not_found')
  if (ranks[own] < ranks[role]) throw problem('forbidden', { detail: `This needs the role ${role} in the project.` })
}
