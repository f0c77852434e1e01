/** Whether the events of each object are in the order of its versions. */
import type { Knex } from 'knex'

/** The ids of todos and projects whose events go back by their version, in the log or in the activity. */
export async function findDisorder(pool: Knex): Promise<string[]> {
  const { rows } = await pool.raw(`
    with versions as (
      select coalesce(todo_id, project_id) as id, (data ->> 'version')::int as version, transaction_id, sequence,
        occurred_at, events.id as event_id
      from events where type ~ '^(todo|project)[.](created|updated|restored)$'
        -- Not of what is a member's own, which raises no version.
        and coalesce(todo_id, project_id) is not null
    ), neighbours as (
      select id, version,
        lag(version) over (partition by id order by transaction_id, sequence) as in_log,
        lag(version) over (partition by id order by occurred_at, event_id) as in_activity
      from versions
    )
    select distinct id from neighbours where version < in_log or version < in_activity`)
  return rows.map(({ id }: { id: string }) => id)
}

/** The ids of todos in use whose last event has another version. */
export async function findUnreported(pool: Knex): Promise<string[]> {
  const { rows } = await pool.raw(`
    select todos.id from todos cross join lateral (
      select (data ->> 'version')::int as version from events
      where todo_id = todos.id and type in ('todo.created', 'todo.updated', 'todo.restored')
      order by transaction_id desc, sequence desc limit 1
    ) as last
    where deleted_at is null and last.version <> todos.version`)
  return rows.map(({ id }: { id: string }) => id)
}
