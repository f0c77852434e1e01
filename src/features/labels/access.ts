/** Access to labels: who may change them, and which of them a todo may have. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import { mayEdit } from '../projects/access.ts'
import { lockProjectsOf } from '../projects/queries.ts'
import { lockOwnList } from '../todos/order.ts'
import { countInHome, findLabel, type Home, type Label } from './queries.ts'

/**
 * Locks the home of a label until the transaction ends, against every write that puts labels on its todos. Throws 404 for a
 * label that the user cannot see, 403 for one of a project that they may only view.
 */
export async function lockLabel(db: Knex, userId: string, id: string): Promise<Label> {
  // A label stays in its home.
  const seen = await findLabel(db, userId, id)
  if (!seen) throw problem('label_not_found')
  if (seen.project_id === null) await lockOwnList(db, userId)
  else {
    const { roles } = await lockProjectsOf(db, userId, [seen.project_id], 'change')
    if (!roles.has(seen.project_id)) throw problem('label_not_found')
    if (!mayEdit(roles.get(seen.project_id)))
      throw problem('forbidden', { detail: 'Only editors and owners of the project can do this.' })
  }
  const label = await findLabel(db, userId, id)
  if (!label) throw problem('label_not_found')
  return label
}

/** Locks the home of a new label. Throws 409 for a project that the user cannot edit. */
export async function lockHome(db: Knex, { project_id, user_id }: Home): Promise<void> {
  if (project_id === null) return lockOwnList(db, user_id)
  const { roles } = await lockProjectsOf(db, user_id, [project_id], 'change')
  if (!mayEdit(roles.get(project_id))) throw problem('unknown_project')
}

/** The labels that a todo gets, as it has them. Throws 409 unless they are in its home, which must be locked. */
export async function requireLabels(db: Knex, home: Home, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)].sort()
  if (ids.length > 0 && (await countInHome(db, home, ids)) < ids.length) throw problem('unknown_label')
  return ids
}
