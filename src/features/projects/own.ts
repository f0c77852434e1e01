/** Each member's own settings of a project: whether it is a favourite or muted, and its place in the member's order. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import { rankBetween } from '../todos/rank.ts'

type Own = Pick<Schemas['Project'], 'is_favourite' | 'is_muted' | 'position'>

/** SQL for the place behind all other projects of a user. */
export function lastPlace(db: Knex, userId: string): Knex.Raw {
  return db.raw(
    `(select lpad((coalesce(max(left(position, 10)::bigint), 4999999999) + 1)::text, 10, '0')
      from project_members where user_id = ?::uuid)`,
    [userId],
  )
}

/** Changes what is a member's own. */
export async function updateOwn(db: Knex, userId: string, projectId: string, patch: Partial<Own>): Promise<void> {
  await db('project_members').update(patch).where({ user_id: userId, project_id: projectId })
}

/** The projects that a user is a member of in the user's order, those in the trash too. */
async function findOrder(db: Knex, userId: string): Promise<{ project_id: string; position: string }[]> {
  return db('project_members')
    .select('project_id', 'position')
    .where({ user_id: userId })
    .orderBy(['position', 'project_id'])
}

/**
 * The places that a move gives to projects of a user, by their ids: to the moved one, or to all of them where no place was
 * left; null for a project in `before` or `after` that is none of the user's. The caller must have locked the own list.
 */
export async function placesAfter(
  db: Knex,
  userId: string,
  projectId: string,
  { before, after, to }: Schemas['ProjectMove'],
): Promise<Map<string, string> | null> {
  const all = await findOrder(db, userId)
  const others = all.filter(({ project_id }) => project_id !== projectId)
  const beside = before ?? after
  if (beside === projectId) return new Map()
  const found = others.findIndex(({ project_id }) => project_id === beside)
  if (beside !== undefined && found < 0) return null
  const place = before !== undefined ? found : after !== undefined ? found + 1 : to === 'first' ? 0 : others.length
  const ids = others.map(({ project_id }) => project_id).toSpliced(place, 0, projectId)
  if (ids.every((id, index) => id === all[index]?.project_id)) return new Map()
  const rank = rankBetween(others[place - 1]?.position ?? null, others[place]?.position ?? null)
  if (rank !== null) return new Map([[projectId, rank]])
  let last: string | null = null
  const places = new Map<string, string>()
  for (const id of ids) {
    last = rankBetween(last, null) as string
    places.set(id, last)
  }
  return places
}
