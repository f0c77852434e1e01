/** The SQL of reminders whose time has come. */
import type { Knex } from 'knex'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { type Reminder, reminderColumns } from './queries.ts'

/** The ids of some reminders that are due, the first ones first, without some. */
export async function findDue(db: Knex, limit: number, except: string[]): Promise<string[]> {
  return db('reminders')
    .whereRaw('remind_at <= now()')
    .whereRaw('id <> all(?::uuid[])', [except])
    .orderBy(['remind_at', 'id'])
    .limit(limit)
    .pluck('id')
}

/** A reminder that this transaction has locked, with what its message is about. */
export interface Claimed extends Pick<Schemas['Todo'], 'title' | 'due_on' | 'due_at' | 'project_id'> {
  id: string
  user_id: string
  todo_id: string
  time_zone: string
  locale: string
  /** Whether the service was down at its time. */
  late: boolean
  /** Whether its user sees the todo, and whether it is to be done still. */
  is_seen: boolean
  is_shown: boolean
}

/** The time after which a reminder is late. */
const lateAfter = '5 seconds'

/**
 * Locks those of some reminders that are due until the transaction ends, with their users and todos: to insert their
 * notifications it waits for no deletion of these. Rows that other transactions have locked are left to the next run.
 */
export async function claimDue(db: Knex, ids: string[]): Promise<Claimed[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select reminders.id from reminders join users on users.id = reminders.user_id join todos on todos.id = reminders.todo_id
     where reminders.id = any(?::uuid[]) and reminders.remind_at <= now() order by reminders.remind_at, reminders.id
     for no key update of reminders skip locked for key share of users, todos skip locked`,
    [ids],
  )
  // A statement of its own, so that it reads what has been committed before the locks.
  return rows.length === 0
    ? []
    : describe(
        db,
        rows.map(({ id }) => id),
      )
}

async function describe(db: Knex, ids: string[]): Promise<Claimed[]> {
  const { rows } = await db.raw<{ rows: Claimed[] }>(
    `select seen.*, is_seen and not completed as is_shown from (
       select reminders.id, reminders.user_id, todo_id, title, due_on, due_at, completed, todos.project_id, users.time_zone,
         coalesce(preferences.locale, 'en') as locale, remind_at < now() - ?::interval as late,
         users.disabled_at is null and todos.deleted_at is null and case
           when todos.project_id is null then todos.user_id = reminders.user_id
           else exists (select from project_members as member
             where member.project_id = todos.project_id and member.user_id = reminders.user_id)
         end as is_seen
       from reminders join users on users.id = reminders.user_id join todos on todos.id = todo_id
       left join preferences on preferences.user_id = reminders.user_id
       where reminders.id = any(?::uuid[]) order by remind_at, reminders.id
     ) as seen`,
    [lateAfter, ids],
  )
  return rows
}

/** Returns the reminders, by id. */
export async function markReminded(db: Knex, ids: string[]): Promise<Map<string, Reminder>> {
  return mark(db, ids, { reminded_at: db.fn.now() })
}

/** For those whose time has passed without a reminder. Returns them, by id. */
export async function markPassed(db: Knex, ids: string[]): Promise<Map<string, Reminder>> {
  return mark(db, ids, {})
}

async function mark(db: Knex, ids: string[], also: object): Promise<Map<string, Reminder>> {
  if (ids.length === 0) return new Map()
  const rows: Reminder[] = await db('reminders')
    .update({ ...also, remind_at: null, snoozed_until: null, ...touched(db) })
    .whereRaw('id = any(?::uuid[])', [ids])
    .returning(reminderColumns)
  return new Map(rows.map((row) => [row.id, row]))
}
