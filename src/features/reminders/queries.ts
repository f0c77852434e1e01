/** The SQL of reminders. Each statement finds only those of its user, of todos that the user sees. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import { visible } from '../todos/queries.ts'

export type Reminder = Schemas['Reminder']

export const reminderColumns = [
  'id',
  'todo_id',
  'at',
  'minutes_before',
  'remind_at',
  'snoozed_until',
  'reminded_at',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Reminder)[]

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** A user's reminders of a todo, which the user must see. */
const ofTodo = (db: Knex, userId: string, todoId: string) => db('reminders').where({ todo_id: todoId, user_id: userId })

export async function listReminders(
  db: Knex,
  userId: string,
  todoId: string,
  page: PageRequest,
): Promise<Page<Reminder>> {
  return readPage(ofTodo(db, userId, todoId).select(reminderColumns), sortKeys, page)
}

export async function countReminders(db: Knex, userId: string, todoId: string): Promise<number> {
  const [row] = await ofTodo(db, userId, todoId).count({ total: '*' })
  return Number(row?.total)
}

/** A user's reminders of todos that the user sees. */
export function seenReminders(db: Knex, userId: string): Knex.QueryBuilder {
  const todo = visible(db, userId).select(db.raw('1')).whereRaw('todos.id = reminders.todo_id')
  return db('reminders').where({ 'reminders.user_id': userId }).whereExists(todo)
}

/** Those of some ids, in no order. */
export async function findReminders(db: Knex, userId: string, ids: string[]): Promise<Reminder[]> {
  return seenReminders(db, userId).select(reminderColumns).whereRaw('reminders.id = any(?::uuid[])', [ids])
}

/** Null when the user has no such reminder, or does not see its todo. */
export async function findReminder(db: Knex, userId: string, id: string): Promise<Reminder | null> {
  return (await findReminders(db, userId, [id]))[0] ?? null
}

/** The todos of those of some reminders that are the user's. */
export async function findTodosOf(db: Knex, userId: string, ids: string[]): Promise<string[]> {
  return db('reminders').where({ user_id: userId }).whereRaw('id = any(?::uuid[])', [ids]).pluck('todo_id')
}

/** Locks a reminder of the user until the transaction ends. */
export async function lockReminder(db: Knex, userId: string, id: string): Promise<Reminder | null> {
  const row = await seenReminders(db, userId)
    .first(reminderColumns)
    .where({ 'reminders.id': id })
    .forNoKeyUpdate('reminders')
  return row ?? null
}

/** The ids of the user's reminders in ascending order, after one of them; of todos of one project or of all. */
export async function listReminderIds(
  db: Knex,
  userId: string,
  { behind, projectId }: { behind: string | undefined; projectId: string | undefined },
  limit: number,
): Promise<string[]> {
  const found = seenReminders(db, userId)
  if (behind !== undefined) found.where('reminders.id', '>', behind)
  if (projectId !== undefined) found.whereIn('todo_id', db('todos').select('id').where({ project_id: projectId }))
  return found.orderBy('reminders.id').limit(limit).pluck('reminders.id')
}

/** SQL for when a relative reminder of a todo is; `minutes` and `user` are SQL. */
export const nextReminder = (minutes: string, user: string) =>
  `next_reminder(${minutes}, reminder_base(todos.due_on, todos.due_at, ${user}), null)`

export async function insertReminder(
  db: Knex,
  userId: string,
  todoId: string,
  { at, minutes_before }: Schemas['ReminderCreate'],
): Promise<Reminder> {
  const { rows } = await db.raw(
    `insert into reminders (id, todo_id, user_id, at, minutes_before, remind_at)
     select ?, id, given.user_id, at, minutes, coalesce(at, ${nextReminder('minutes', 'given.user_id')})
     from todos cross join (select ?::uuid as user_id, ?::timestamptz as at, ?::integer as minutes) as given
     where id = ? returning ${reminderColumns.join(', ')}`,
    [newId(), userId, at ?? null, minutes_before ?? null, todoId],
  )
  return rows[0]
}

/** Lets a reminder, which must be locked, remind at another time: so many minutes from now, or at a time. */
export async function snooze(db: Knex, id: string, { minutes, until }: Schemas['ReminderSnooze']): Promise<Reminder> {
  const time = db.raw('coalesce(?::timestamptz, now() + make_interval(mins => ?::integer))', [
    until ?? null,
    minutes ?? null,
  ])
  const [row] = await db('reminders')
    .update({ remind_at: time, snoozed_until: time, ...touched(db) })
    .where({ id })
    .returning(reminderColumns)
  return row
}

export async function deleteReminder(db: Knex, id: string): Promise<void> {
  await db('reminders').delete().where({ id })
}
