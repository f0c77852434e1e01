/** Access to projects by role. A user who is no member cannot learn that a project exists. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import { lockRole, type ProjectRole } from './queries.ts'

const ranks: Record<ProjectRole, number> = { viewer: 1, editor: 2, owner: 3 }

export function mayEdit(role: ProjectRole | null | undefined): boolean {
  return role != null && ranks[role] >= ranks.editor
}

/** Throws 404 for a user who is no member, 403 for a lower role. Locks the role until the transaction ends. */
export async function requireRole(db: Knex, userId: string, projectId: string, role: ProjectRole): Promise<void> {
  const own = await lockRole(db, userId, projectId)
  if (!own) throw problem('project_not_found')
  if (ranks[own] < ranks[role]) throw problem('forbidden', { detail: `This needs the role ${role} in the project.` })
}
