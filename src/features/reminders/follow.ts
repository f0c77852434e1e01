/** Reminders that follow their todos: to another due date or list, back from the trash, and to the next todo of a series. */
import type { Knex } from 'knex'
import type { Events } from '../../changelog/record.ts'
import { recordReminders } from '../../changelog/record-structure.ts'
import { newId } from '../../db/new-id.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import { nextReminder, type Reminder, reminderColumns } from './queries.ts'

type Todo = Schemas['Todo']
/** A reminder of any user. */
type Stored = Reminder & { user_id: string }

/** Relative reminders as they were before a change of their todo. */
export type BeforeMove = Stored[]

/** To be sent before the statement that changes a locked todo; none where its due date stays. */
export async function findToMove(
  db: Knex,
  { id, due_on, due_at }: Pick<Todo, 'id' | 'due_on' | 'due_at'>,
  changes: Partial<Pick<Todo, 'due_on' | 'due_at'>>,
): Promise<BeforeMove> {
  const { due_on: on = due_on, due_at: at = due_at } = changes
  if (on === due_on && at === due_at) return []
  return lockRelative(db, { id })
}

/** Prepared, so that it is sent before a prepared statement that follows in the same turn. */
const lockRelative = prepared<'id', Stored>((db, value) => relative(db, value('id')).orderBy('id').forNoKeyUpdate())

/** Records what the database has moved with the todo (db/migrations/0103_reminders.ts). */
export async function recordMoved(events: Events, db: Knex, actor: { id: string }, moved: BeforeMove): Promise<void> {
  if (moved.length === 0) return
  const before = new Map(moved.map((reminder) => [reminder.id, reminder]))
  const after: Stored[] = await stored(db).whereRaw('id = any(?::uuid[])', [[...before.keys()]])
  await recordReminders(
    events,
    db,
    actor,
    'reminder.updated',
    after.map(({ user_id, ...reminder }) => ({ user_id, before: before.get(reminder.id), after: reminder })),
  )
}

/** Records the reminders of todos that are back from the trash, for the copies of their users. */
export async function recordRestored(events: Events, db: Knex, actor: { id: string }, todos: string[]): Promise<void> {
  const all: Stored[] = await stored(db).whereRaw('todo_id = any(?::uuid[])', [todos]).orderBy('id')
  await recordReminders(
    events,
    db,
    actor,
    'reminder.updated',
    all.map(({ user_id, ...reminder }) => ({ user_id, after: reminder })),
  )
}

/** Deletes the reminders of users who do not see these todos any more, which have gone to another list. */
export async function dropUnseen(events: Events, db: Knex, actor: { id: string }, todoIds: string[]): Promise<void> {
  await drop(
    events,
    db,
    actor,
    db.raw(
      `todos.id = any(?::uuid[]) and case when todos.project_id is null then reminders.user_id <> todos.user_id
       else not exists (select from project_members as member
         where member.project_id = todos.project_id and member.user_id = reminders.user_id) end`,
      [todoIds],
    ),
  )
}

/** Deletes a member's reminders of the todos of a project, which the member leaves. */
export async function dropOfMember(
  events: Events,
  db: Knex,
  actor: { id: string },
  { user_id, project_id }: { user_id: string; project_id: string },
): Promise<void> {
  const ofMember = db.raw('reminders.user_id = ? and todos.project_id = ?', [user_id, project_id])
  await drop(events, db, actor, ofMember)
}

async function drop(events: Events, db: Knex, actor: { id: string }, which: Knex.Raw): Promise<void> {
  const { rows } = await db.raw<{ rows: Stored[] }>(
    `delete from reminders using todos where todos.id = reminders.todo_id and ?
     returning ${[...reminderColumns, 'user_id'].map((column) => `reminders.${column}`).join(', ')}`,
    [which],
  )
  await recordReminders(
    events,
    db,
    actor,
    'reminder.deleted',
    rows.map(({ user_id, ...reminder }) => ({ user_id, after: reminder })),
  )
}

/** Gives the next todo of a series the relative reminders of a locked one, those of every user. */
export async function copyReminders(
  events: Events,
  db: Knex,
  actor: { id: string },
  fromId: string,
  nextId: string,
): Promise<void> {
  const rows: Stored[] = await relative(db, fromId).orderBy(['created_at', 'id'])
  if (rows.length === 0) return
  const given = rows.map(({ user_id, minutes_before }) => ({ id: newId(), user_id, minutes: minutes_before }))
  // A user who is being deleted gets none: the foreign key would wait for the deletion, which waits for locks of this transaction.
  const { rows: made } = await db.raw<{ rows: Stored[] }>(
    `insert into reminders (id, todo_id, user_id, minutes_before, remind_at)
     select given.id, todos.id, given.user_id, minutes, ${nextReminder('minutes', 'given.user_id')}
     from json_to_recordset(?::json) as given (id uuid, user_id uuid, minutes integer)
     join users on users.id = given.user_id cross join todos
     where todos.id = ? for key share of users skip locked
     returning ${[...reminderColumns, 'user_id'].join(', ')}`,
    [JSON.stringify(given), nextId],
  )
  await recordReminders(
    events,
    db,
    actor,
    'reminder.created',
    made.map(({ user_id, ...reminder }) => ({ user_id, after: reminder })),
  )
}

/**
 * Moves a user's waiting reminders of todos that are due on a day alone, after a change of the user's time zone or hour. The user
 * must be locked.
 */
export async function followDays(events: Events, db: Knex, user: Pick<Caller, 'id'>): Promise<void> {
  const waiting: Reminder[] = await db('reminders')
    .join('todos', 'todos.id', 'reminders.todo_id')
    .select(reminderColumns.map((column) => `reminders.${column}`))
    .where({ 'reminders.user_id': user.id })
    .whereNotNull('remind_at')
    .whereNotNull('minutes_before')
    .whereNull('snoozed_until')
    .whereNull('todos.due_at')
    .orderBy(['todo_id', 'reminders.id'])
    .forNoKeyUpdate('reminders')
  if (waiting.length === 0) return
  const before = new Map(waiting.map((reminder) => [reminder.id, reminder]))
  const { rows } = await db.raw<{ rows: Reminder[] }>(
    `update reminders set remind_at = moved.remind_at, version = reminders.version + 1,
       updated_at = greatest(statement_timestamp(), reminders.updated_at + interval '1 microsecond')
     from (
       select reminders.id, reminder_base(due_on, due_at, reminders.user_id) - make_interval(mins => minutes_before) as remind_at
       from reminders join todos on todos.id = todo_id where reminders.id = any(?::uuid[])
     ) as moved
     where reminders.id = moved.id and moved.remind_at <> reminders.remind_at
     returning ${reminderColumns.map((column) => `reminders.${column}`).join(', ')}`,
    [[...before.keys()]],
  )
  await recordReminders(
    events,
    db,
    user,
    'reminder.updated',
    rows.map((after) => ({ user_id: user.id, before: before.get(after.id), after })),
  )
}

const stored = (db: Knex): Knex.QueryBuilder => db('reminders').select(...reminderColumns, 'user_id')

const relative = (db: Knex, todoId: string | Knex.Raw) =>
  stored(db).where({ todo_id: todoId }).whereNotNull('minutes_before')
