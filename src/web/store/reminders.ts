/** Everything that a person can do to reminders. Each applies at once and waits in the outbox to be sent. */
import type { Reminder, ReminderCreate } from '../../sdk/index.ts'
import { record, takeBack, type Undo } from './commands.ts'
import type { Database } from './database.ts'
import { newId } from './model.ts'

const remove = (database: Database, on: string) => record(database, [{ on, action: { kind: 'delete-reminder' } }])

export async function createReminder(database: Database, todo: string, values: ReminderCreate): Promise<Undo> {
  const id = newId()
  await record(database, [{ on: id, action: { kind: 'create-reminder', values: { ...values, todo_id: todo } } }])
  return () => remove(database, id)
}

/** The service does not keep it: to take the deletion back it is made anew. */
export async function deleteReminder(database: Database, reminder: Reminder): Promise<Undo> {
  const [number] = await remove(database, reminder.id)
  const { todo_id, at, minutes_before } = reminder
  return async () => {
    if (await takeBack(database, number as number)) return
    await createReminder(database, todo_id, at === null ? { minutes_before: minutes_before ?? 0 } : { at })
  }
}

export const snoozeReminder = (database: Database, id: string, until: Date) =>
  record(database, [{ on: id, action: { kind: 'snooze-reminder', until: until.toISOString() } }])
