/** The caller's reminders of todos. */
import { recordReminders } from '../../changelog/record-structure.ts'
import { problem } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { findTodo } from '../todos/queries.ts'
import { lockTodoToRemind, requireReminder } from './access.ts'
import * as queries from './queries.ts'

export const reminders = {
  async listReminders(_, { db, user, path, query }) {
    if (!(await findTodo(db, user.id, path.todo_id))) throw problem('todo_not_found')
    const page = await queries.listReminders(db, user.id, path.todo_id, query)
    return listReply('listReminders', { path, query }, page, () => queries.countReminders(db, user.id, path.todo_id))
  },

  async createReminder({ events, quotas }, { db, user, path, body }) {
    await lockTodoToRemind(db, user.id, path.todo_id)
    // Behind the lock of the user's reminders, which a quota of usual size has.
    quotas.requireLess('todo_reminders', user, await queries.countReminders(db, user.id, path.todo_id))
    const reminder = await queries.insertReminder(db, user.id, path.todo_id, body)
    await recordReminders(events, db, user, 'reminder.created', [{ user_id: user.id, after: reminder }])
    return { status: 201, body: reminder, headers: { Location: `/reminders/${reminder.id}` } }
  },

  async getReminder(_, { db, user, path }) {
    const reminder = await queries.findReminder(db, user.id, path.reminder_id)
    if (!reminder) throw problem('reminder_not_found')
    return { status: 200, body: reminder }
  },

  async snoozeReminder({ events }, { db, user, path, body }) {
    const before = await requireReminder(db, user.id, path.reminder_id)
    const reminder = await queries.snooze(db, before.id, body)
    await recordReminders(events, db, user, 'reminder.updated', [{ user_id: user.id, before, after: reminder }])
    return { status: 200, body: reminder }
  },

  async deleteReminder({ events }, { db, user, path }) {
    const reminder = await requireReminder(db, user.id, path.reminder_id)
    await queries.deleteReminder(db, reminder.id)
    await recordReminders(events, db, user, 'reminder.deleted', [{ user_id: user.id, after: reminder }])
    return { status: 204 }
  },
} satisfies Handlers<'reminders'>
