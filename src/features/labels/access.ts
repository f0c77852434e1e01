/** Access to labels: who may change them, and which of them a todo may have. */
import type { Knex } from 'knex'
import { problem } from '../../service/api.ts'
import { type Home, lockInHome } from '../projects/homes.ts'
import { countInHome, findLabel, type Label } from './queries.ts'

/**
 * Locks the home of a label until the transaction ends, against every write that puts labels on its todos. Throws 404 for a
 * label that the user cannot see, 403 for one of a project that they may only view.
 */
export async function lockLabel(db: Knex, userId: string, id: string): Promise<Label> {
  return lockInHome(db, userId, () => findLabel(db, userId, id), 'label_not_found')
}

/** The labels that a todo gets, as it has them. Throws 409 unless they are in its home, which must be locked. */
export async function requireLabels(db: Knex, home: Home, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)].sort()
  if (ids.length > 0 && (await countInHome(db, home, ids)) < ids.length) throw problem('unknown_label')
  return ids
}
