/** The SQL that makes room for new notifications. */
import type { Knex } from 'knex'

/** Deletes the oldest notifications of some users beyond the limit of each: an admin's, or else `limit`. */
export async function deleteOldest(db: Knex, userIds: string[], limit: number): Promise<void> {
  if (userIds.length === 0) return
  // Rows that their user reads at this moment are left for the next time.
  await db.raw(
    `delete from notifications where id in (
      select locked.id from users cross join lateral (
        select id from notifications where user_id = users.id
        order by created_at desc, id desc offset coalesce((users.quotas ->> 'notifications')::integer, ?)
      ) as old join notifications as locked on locked.id = old.id
      where users.id = any(?)
      for update of locked skip locked
    )`,
    [limit, userIds],
  )
}
