/** The SQL of what a digest says: the user's todos, and what others did in the user's projects. */
import type { Knex } from 'knex'
import { decodePosition } from '../../changelog/position.ts'
import type { Event } from '../../changelog/record.ts'
import type { Schemas } from '../../service/api.ts'
import { visible } from '../todos/queries.ts'

export interface DigestReceiver extends Pick<Schemas['Preferences'], 'time_zone' | 'locale'> {
  email: string
  name: string
}

/**
 * The receiver of a digest; null once its day has ended, or when the user wants none any more, is disabled, or has an address
 * that is not confirmed.
 */
export async function findDigestReceiver(db: Knex, userId: string, endsAt: string): Promise<DigestReceiver | null> {
  const row = await db('users')
    .join('preferences', 'preferences.user_id', 'users.id')
    .first('users.email', 'users.name', 'users.time_zone', 'preferences.locale')
    .where({ 'users.id': userId })
    .whereNotNull('preferences.digest_hour')
    .whereNull('users.disabled_at')
    .whereNotNull('users.email_verified_at')
    .whereRaw('now() < ?::timestamptz', [endsAt])
  return row ?? null
}

export interface DigestTodo extends Pick<Schemas['Todo'], 'title' | 'due_on' | 'due_at'> {
  project: string | null
  is_overdue: boolean
  /** How many are overdue, or due today. */
  total: number
}

/**
 * The first todos that are overdue, and those that are due later today, up to `limit` of each: open ones that the user sees, and
 * that are assigned to the user, or to no one and created by the user.
 */
export async function findDigestTodos(db: Knex, userId: string, zone: string, limit: number): Promise<DigestTodo[]> {
  const own = visible(db, userId)
    .select('id', 'title', 'due_on', 'due_at', 'project_id')
    .select(db.raw('coalesce(due_until, end_of_day(due_on, ?::text)) as due', [zone]))
    .whereRaw('not completed and due_on is not null')
    .whereRaw(`(todos.assignee_ids @> array[?::uuid] or todos.assignee_ids = '{}' and todos.user_id = ?)`, [
      userId,
      userId,
    ])
  const { rows } = await db.raw<{ rows: DigestTodo[] }>(
    `select found.title, due_on, due_at, projects.name as project, is_overdue, total from (
       select *, row_number() over (partition by is_overdue order by due, id) as place,
         (count(*) over (partition by is_overdue))::integer as total
       from (select own.*, due <= now() as is_overdue from ? as own
         where due <= end_of_day((now() at time zone ?::text)::date, ?::text)) as shown
     ) as found left join projects on projects.id = found.project_id
     where place <= ? order by place`,
    [own, zone, zone, limit],
  )
  return rows
}

/** A change by another user. */
export interface DigestChange {
  type: Event['type']
  actor_id: string
  actor: string
  project_id: string
  project: string
  todo_id: string | null
  /** The todo's present title. */
  title: string | null
  /** Whether the change completed the todo, or opened it again; null where it did neither. */
  completed: boolean | null
  member_id: string | null
  member: string | null
}

/** Changes that are read: of a project, and of all projects. */
export const maxChanges = 1_000

/**
 * The changes by others between two positions of the log, the latest first: in projects that the user sees and has not muted, to todos that are still in
 * them. Only of users with a confirmed address, as in other emails.
 */
export async function findDigestChanges(
  db: Knex,
  userId: string,
  between: { since: string; until: string },
): Promise<DigestChange[]> {
  const [since, until] = [decodePosition(between.since).position, decodePosition(between.until).position]
  const { rows } = await db.raw<{ rows: DigestChange[] }>(
    `select changes.type, actor.id as actor_id, actor.name as actor, projects.id as project_id, projects.name as project,
       todos.id as todo_id, todos.title,
       (select (change ->> 'to')::boolean from jsonb_array_elements(changes.changes) as change
         where change ->> 'member' = 'completed') as completed,
       changes.user_id as member_id, members.name as member
     from project_members as mine
     join projects on projects.id = mine.project_id and projects.deleted_at is null
     cross join lateral (
       select * from events where events.project_id = mine.project_id
         and (transaction_id, sequence) > (:after::xid8, :afterSequence::bigint)
         and (transaction_id, sequence) <= (:until::xid8, :untilSequence::bigint)
       order by transaction_id desc, sequence desc limit :maxChanges
     ) as changes
     join users as actor on actor.id = changes.actor_id and actor.id <> :userId and actor.email_verified_at is not null
     left join todos on todos.id = changes.todo_id and todos.project_id = mine.project_id and todos.deleted_at is null
     left join users as members on members.id = changes.user_id
     where mine.user_id = :userId and not mine.is_muted and (changes.todo_id is null or todos.id is not null)
     order by changes.transaction_id desc, changes.sequence desc limit :maxChanges`,
    {
      ...{ userId, maxChanges, after: since.transaction, afterSequence: since.sequence },
      ...{ until: until.transaction, untilSequence: until.sequence },
    },
  )
  return rows
}
