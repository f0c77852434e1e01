/** The order of the views of a home, by ranks as that of todos. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import type { Home } from '../projects/homes.ts'
import { rankBetween, ranksAfter } from '../todos/rank.ts'
import { findAll, updateView, type View } from './queries.ts'

/** The rank behind all others of a home, which must be locked. */
export async function lastRank(db: Knex, home: Home): Promise<string> {
  const last = (await findAll(db, home)).at(-1)
  return rankBetween(last?.position ?? null, null) as string
}

/**
 * Moves a view. Returns the views that have changed: it alone, or others too where no rank was left. Throws 409 for another view
 * that is not in the home, which must be locked.
 */
export async function moveTo(
  db: Knex,
  home: Home,
  id: string,
  move: Schemas['ViewMove'],
): Promise<{ before: View; after: View }[]> {
  const all = await findAll(db, home)
  const ranks = ranksAfter(all, id, move)
  if (!ranks) throw problem('unknown_view')
  const changes: { before: View; after: View }[] = []
  for (const before of all) {
    const position = ranks.get(before.id)
    if (position !== undefined && position !== before.position)
      changes.push({ before, after: await updateView(db, before.id, { position }) })
  }
  return changes
}
