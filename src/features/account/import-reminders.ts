/** Imports reminders: each is the caller's, of a todo that was imported or that the caller sees. */
import type { Knex } from 'knex'
import { recordReminders } from '../../changelog/record-structure.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { findTodos } from '../todos/queries.ts'
import { countRemindersByTodo, insertReminders } from './import-queries.ts'

type Imported = Omit<Schemas['ImportedReminder'], 'version'>

interface Given {
  db: Knex
  user: Caller
  /** Those that the caller does not have, under the ids that they get. */
  absent: Imported[]
  /** The derived id of an object of the document. */
  idOf(id: string): string
}

/** Returns how many were added, do not fit into a quota, and have no todo here. */
export async function importReminders(
  { events, quotas }: Pick<Context, 'events' | 'quotas'>,
  { db, user, absent, idOf }: Given,
): Promise<{ added: number; over: number; leftOut: number }> {
  if (absent.length === 0) return { added: 0, over: 0, leftOut: 0 }
  const named = absent.map(({ todo_id }) => todo_id)
  const todos = new Set((await findTodos(db, user.id, [...named, ...named.map(idOf)])).map(({ id }) => id))
  const placed = absent.flatMap((reminder) => {
    const todo_id = [reminder.todo_id, idOf(reminder.todo_id)].find((id) => todos.has(id))
    const isOneKind = (reminder.at === null) !== (reminder.minutes_before === null)
    return todo_id !== undefined && isOneKind ? [{ ...reminder, todo_id }] : []
  })
  const limit = quotas.limitOf('todo_reminders', user)
  const used = await countRemindersByTodo(db, user.id, [...todos])
  const fitting = placed.filter(({ todo_id }) => {
    const next = (used.get(todo_id) ?? 0) + 1
    if (next <= limit) used.set(todo_id, next)
    return next <= limit
  })
  const waiting = fitting.filter(({ remind_at }) => remind_at !== null)
  const taken = new Set(waiting.slice(0, await quotas.takeSome(db, user, 'reminders', waiting.length)))
  const rows = fitting.filter((reminder) => reminder.remind_at === null || taken.has(reminder))
  const made = await insertReminders(db, user.id, rows)
  await recordReminders(
    events,
    db,
    user,
    'reminder.created',
    made.map((after) => ({ user_id: user.id, after })),
  )
  return { added: made.length, over: placed.length - rows.length, leftOut: absent.length - placed.length }
}
