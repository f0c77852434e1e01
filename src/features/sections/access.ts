/** Access to sections: who may change them, and which one a todo may be in. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import { mayEdit } from '../projects/access.ts'
import { lockProjectsOf } from '../projects/locks.ts'
import { findInProject, findSection, type Section } from './queries.ts'

/**
 * Locks the project of a section until the transaction ends, against every write that puts todos into it. Throws 404 for a
 * section that the user cannot see, 403 for one that they may only view.
 */
export async function lockSection(db: Knex, userId: string, id: string): Promise<Section> {
  // A section stays in its project.
  const seen = await findSection(db, userId, id)
  if (!seen) throw problem('section_not_found')
  const { roles } = await lockProjectsOf(db, userId, [seen.project_id], 'change')
  const section = roles.has(seen.project_id) ? await findInProject(db, seen.project_id, id) : null
  if (!section) throw problem('section_not_found')
  if (!mayEdit(roles.get(seen.project_id)))
    throw problem('forbidden', { detail: 'Only editors and owners of the project can do this.' })
  return section
}

/** Throws 409 unless a section is one of the project, which must be locked. Null is none. */
export async function requireSection(db: Knex, projectId: string | null, id: string | null | undefined): Promise<void> {
  if (id == null) return
  if (projectId === null || !(await findInProject(db, projectId, id))) throw problem('unknown_section')
}
