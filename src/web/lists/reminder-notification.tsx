/** A notification that a reminder has come: what it reminds of, and a way to be reminded again later. */
import { useLiveQuery } from 'dexie-react-hooks'
import { AlarmClock, AlarmClockPlus } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { Notification } from '../../sdk/index.ts'
import { addDays, dueAtTime, notDue, today } from '../store/dates.ts'
import { useDatabase } from '../store/live.ts'
import { snoozeReminder } from '../store/reminders.ts'
import { wholeDate } from '../strings/dates.ts'
import { reminders } from '../strings/reminders.ts'
import { dueText } from '../todo/marks.tsx'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuPopover } from '../ui/menu.tsx'
import { say, sayError } from '../ui/toast.ts'

/** The service's own words where the to-do is not on the device. */
export function ReminderText({ notification: { todo_id, late, message } }: { notification: Notification }) {
  const database = useDatabase()
  const todo = useLiveQuery(async () => (await database.todos.get(todo_id ?? ''))?.todo, [database, todo_id])
  if (!todo) return message
  return (
    <>
      <span className="font-medium">{todo.title}</span>
      <span className="flex items-center gap-1.5 text-[0.8125rem] text-soft">
        <AlarmClock size={13} className="shrink-0 text-accent" />
        {late ? reminders.late : reminders.fired} · {dueText(todo)}
      </span>
    </>
  )
}

export function SnoozeMenu({ reminder }: { reminder: string }) {
  const database = useDatabase()
  const snooze = (until: Date) =>
    snoozeReminder(database, reminder, until).then(
      () => say(reminders.snoozedUntil(wholeDate(until.toISOString()))),
      sayError,
    )
  return (
    <MenuTrigger>
      <IconButton label={reminders.snooze} className="me-1.5">
        <AlarmClockPlus size={18} />
      </IconButton>
      <MenuPopover label={reminders.snooze}>
        {Object.entries(reminders.snoozeFor).map(([minutes, text]) => (
          <MenuItem key={minutes} onAction={() => snooze(new Date(Date.now() + Number(minutes) * 60_000))}>
            {text}
          </MenuItem>
        ))}
        <MenuItem onAction={() => snooze(new Date(dueAtTime(tomorrow(), '09:00').due_at ?? Date.now()))}>
          {reminders.tomorrow}
        </MenuItem>
      </MenuPopover>
    </MenuTrigger>
  )
}

const tomorrow = () => ({ ...notDue, due_on: addDays(today(), 1) })
