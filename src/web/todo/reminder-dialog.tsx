/** Choosing a reminder: so long before the to-do is due, or at a moment. */
import { AlarmClock, Bell } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ReminderCreate } from '../../sdk/index.ts'
import { addDays, dueAtTime, notDue, today } from '../store/dates.ts'
import { t } from '../strings/index.ts'
import { reminders } from '../strings/reminders.ts'
import { Button } from '../ui/button.tsx'
import { inputClass } from '../ui/field.tsx'
import { beforeText } from './before-text.ts'

/** Minutes. */
const presets = [0, 10, 30, 60, 1440]

export interface ReminderDialogProps {
  /** Whether the to-do has a date to count from. */
  isDue: boolean
  onAdd: (values: ReminderCreate) => unknown
  close: () => void
}

export default function ReminderDialog({ isDue, onAdd, close }: ReminderDialogProps) {
  const [day, setDay] = useState(() => addDays(today(), 1))
  const [time, setTime] = useState('09:00')
  const at = day === '' || time === '' ? null : dueAtTime({ ...notDue, due_on: day }, time).due_at
  const add = (values: ReminderCreate) => {
    onAdd(values)
    close()
  }
  return (
    <div className="w-72 p-2">
      {!isDue && <p className="px-2 pt-1 pb-1.5 text-xs text-soft">{reminders.needsDue}</p>}
      <div className="flex flex-col">
        {presets.map((minutes) => (
          <AriaButton
            key={minutes}
            onPress={() => add({ minutes_before: minutes })}
            className="flex h-8.5 cursor-default items-center gap-2.5 rounded-lg px-2 text-start text-[0.875rem] hover:bg-hover max-md:h-11"
          >
            <Bell size={16} className="text-soft" />
            {beforeText(minutes)}
          </AriaButton>
        ))}
      </div>
      <div className="mx-1 my-1.5 h-px bg-line" />
      <form
        className="flex flex-col gap-2 px-2 pb-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (at) add({ at })
        }}
      >
        <p className="flex items-center gap-2.5 pt-1 text-[0.875rem]">
          <AlarmClock size={16} className="text-accent" /> {reminders.moment}
        </p>
        <div className="flex gap-2">
          <input
            type="date"
            aria-label={t.todo.due}
            value={day}
            onChange={({ target }) => setDay(target.value)}
            className={`${inputClass} h-9! min-w-0 flex-1 px-2!`}
          />
          <input
            type="time"
            aria-label={t.todo.time}
            value={time}
            onChange={({ target }) => setTime(target.value)}
            className={`${inputClass} h-9! w-26! px-2!`}
          />
        </div>
        <Button type="submit" look="primary" isDisabled={at === null}>
          {reminders.addMoment}
        </Button>
      </form>
    </div>
  )
}
