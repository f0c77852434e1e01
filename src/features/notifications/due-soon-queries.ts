/** The SQL of todos that are due soon: of each user's default reminder. */
import type { Knex } from 'knex'
import type { Schemas } from '../../service/api.ts'
import type { NewNotification } from './queries.ts'

/** A todo that is due soon, with the user to notify. */
type DueSoon = Pick<NewNotification, 'user_id' | 'project_id' | 'todo_id'> &
  Pick<Schemas['Todo'], 'title' | 'due_on' | 'due_at'> & { key: string; time_zone: string; locale: string }

/** A floating day ends in the time zone of its reader. It is one of a few days, which an index has. */
const due = 'coalesce(todos.due_until, end_of_day(todos.due_on, users.time_zone))'
const key = `'due:' || todos.id || ':' || extract(epoch from ${due})`
const day = 1440
/** The user's `default_reminder_minutes`; null for none. */
const minutes = `case when preferences.user_id is null then ${day} else preferences.default_reminder_minutes end`
/** The time that they are counted back from: for a day alone its hour, except that 1440 minutes are a day before its end. */
const base = `case when todos.due_at is null and ${minutes} <> ${day}
  then first_instant(todos.due_on + make_interval(hours => preferences.reminder_hour), users.time_zone) else ${due} end`
/** How long before it is due a todo may be due soon for any user: a day ends at most 25 hours behind its hour. */
const longest = `greatest(interval '1 day', (select make_interval(mins => max(default_reminder_minutes)) + interval '25 hours'
  from preferences where default_reminder_minutes <> ${day}))`
/**
 * Todos that may have become due soon in the last seconds: those at a time that is so long from now as some user has chosen, a look-up for
 * each choice; those that were written just now; and, in the seconds behind a quarter of an hour that is so long from now, those
 * of the days around it, since hours begin at a quarter in every time zone. An array, so that the plan begins with these few.
 */
const justNow = `todos.id = any(array(
  with recursive chosen (minutes) as (
    select min(default_reminder_minutes) from preferences
    union all
    select (select min(default_reminder_minutes) from preferences where default_reminder_minutes > chosen.minutes)
    from chosen where chosen.minutes is not null
  ), choices as (
    select make_interval(mins => minutes) as before from chosen where minutes is not null union select interval '1 day'
  )
  select todos.id from choices, todos
  where not completed and due_until > now() + before - make_interval(secs => :seconds) and due_until <= now() + before
  union all
  select todo_id from events where occurred_at > now() - make_interval(secs => :seconds) and todo_id is not null
    and (data ->> 'due_at' is not null or newer_members ->> 'due_on' is not null)
  union all
  select days.id from choices cross join lateral (
    select id from todos where not completed and due_at is null and due_until is null
      and due_on between ((now() + before) at time zone 'UTC')::date - 2 and ((now() + before) at time zone 'UTC')::date + 1
    union all
    select id from todos where not completed and due_at is null
      and due_until between now() + before - interval '1 hour' and now() + before + interval '52 hours'
  ) as days
  where mod(extract(epoch from now() + before)::numeric, 900) < :seconds))`

/**
 * Todos that are due soon, each with a user to notify: each assignee, else the creator, who may have left the project and is not notified
 * then. Only some todos, or all but some; with `lastSeconds` only those that have become so in as many seconds.
 */
export async function findDueSoon(
  db: Knex,
  limit: number,
  { only, except = [], lastSeconds }: { only?: string[]; except?: string[]; lastSeconds?: number | undefined } = {},
): Promise<DueSoon[]> {
  return db('todos')
    .join('users', (join) =>
      join.on(
        db.raw(
          `users.id = any(case when todos.assignee_ids = '{}' then array[todos.user_id] else todos.assignee_ids end)`,
        ),
      ),
    )
    .leftJoin('preferences', 'preferences.user_id', 'users.id')
    .select('todos.id as todo_id', 'todos.project_id', 'todos.title', 'todos.due_on', 'todos.due_at')
    .select('users.id as user_id', 'users.time_zone', db.raw(`coalesce(preferences.locale, 'en') as locale`))
    .select(db.raw(`${key} as key`))
    .where({ 'todos.completed': false })
    .whereNull('todos.deleted_at')
    .whereRaw(
      `(todos.due_until > now() and todos.due_until <= now() + ${longest}
        or todos.due_until is null and todos.due_on between current_date - 1 and current_date + 1 + ${longest})`,
    )
    .whereRaw(`${due} > now() and ${base} - make_interval(mins => ${minutes}) <= now()`)
    .where((recent) => lastSeconds !== undefined && recent.whereRaw(justNow, { seconds: lastSeconds }))
    .whereRaw('(?::uuid[] is null or todos.id = any(?)) and todos.id <> all(?::uuid[])', [
      only ?? null,
      only ?? null,
      except,
    ])
    .whereNull('users.disabled_at')
    .where((seen) =>
      seen
        .whereNull('todos.project_id')
        .orWhereExists(
          db('project_members')
            .whereRaw('project_members.project_id = todos.project_id')
            .whereRaw('project_members.user_id = users.id')
            .where({ 'project_members.is_muted': false }),
        ),
    )
    .whereNotExists((told) =>
      told.from('notifications').whereRaw('notifications.user_id = users.id').whereRaw(`notifications.key = ${key}`),
    )
    .orderByRaw(due)
    .limit(limit)
}
