/** Each member's own settings of a project: whether it is a favourite or muted, and its place in the member's order. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import { ranksAfter } from '../todos/rank.ts'

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

/**
 * The places that a move gives to projects of a user, those in the trash too, by their ids; null for a project in `before` or
 * `after` that is none of the user's. The caller must have locked the own list.
 */
export async function placesAfter(
  db: Knex,
  userId: string,
  projectId: string,
  move: Schemas['ProjectMove'],
): Promise<Map<string, string> | null> {
  const list: { id: string; position: string }[] = await db('project_members')
    .select('project_id as id', 'position')
    .where({ user_id: userId })
    .orderBy(['position', 'project_id'])
  return ranksAfter(list, projectId, move)
}
