/** Access to reminders: each is its user's alone, while the user sees the todo. */
import type { Knex } from 'knex'
import { ChangedMeanwhile } from '../../db/errors.ts'
import { problem } from '../../service/api.ts'
import { lockProjectsOf } from '../projects/locks.ts'
import { findTodo } from '../todos/queries.ts'
import { lockReminder, type Reminder } from './queries.ts'

/** Throws 404 for a todo that the user does not see. In a project, the user is a member of it until the transaction ends. */
export async function lockTodoToRemind(db: Knex, userId: string, id: string): Promise<void> {
  const seen = await findTodo(db, userId, id)
  if (!seen) throw problem('todo_not_found')
  if (seen.project_id === null) return
  await lockProjectsOf(db, userId, [seen.project_id], 'share')
  const todo = await findTodo(db, userId, id)
  if (!todo) throw problem('todo_not_found')
  if (todo.project_id !== seen.project_id) throw new ChangedMeanwhile()
}

/** Locks a reminder of the user until the transaction ends. Throws 404. */
export async function requireReminder(db: Knex, userId: string, id: string): Promise<Reminder> {
  const reminder = await lockReminder(db, userId, id)
  if (!reminder) throw problem('reminder_not_found')
  return reminder
}
