/** The homes of what a project has, or a user without a project: who may change what is in them, and their locks. */
import type { Knex } from 'knex'
import { type ProblemCode, problem } from '../../service/api.ts'
import { lockOwnList } from '../todos/order.ts'
import { mayEdit } from './access.ts'
import { lockProjectsOf } from './locks.ts'

/** Where labels and views are: a project, or what a user has without one. */
export interface Home {
  project_id: string | null
  /** The user whose things they are, where there is no project. */
  user_id: string
}

/** Locks the home of a new object until the transaction ends. Throws 409 for a project that the user cannot edit. */
export async function lockHome(db: Knex, { project_id, user_id }: Home): Promise<void> {
  if (project_id === null) return lockOwnList(db, user_id)
  const { roles } = await lockProjectsOf(db, user_id, [project_id], 'change')
  if (!mayEdit(roles.get(project_id))) throw problem('unknown_project')
}

/**
 * Locks the home of an object until the transaction ends, and reads the object behind the lock. An object stays in its home. Throws
 * `absent` for one that the user cannot see, 403 for one of a project that they may only view.
 */
export async function lockInHome<Found extends { project_id: string | null }>(
  db: Knex,
  userId: string,
  find: () => Promise<Found | null>,
  absent: ProblemCode,
): Promise<Found> {
  const seen = await find()
  if (!seen) throw problem(absent)
  if (seen.project_id === null) await lockOwnList(db, userId)
  else {
    const { roles } = await lockProjectsOf(db, userId, [seen.project_id], 'change')
    if (!roles.has(seen.project_id)) throw problem(absent)
    if (!mayEdit(roles.get(seen.project_id)))
      throw problem('forbidden', { detail: 'Only editors and owners of the project can do this.' })
  }
  const found = await find()
  if (!found) throw problem(absent)
  return found
}
