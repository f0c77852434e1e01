/** The person's reminders of a to-do: listed, added and deleted in its panel. */
import { Bell, Plus, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Reminder, ReminderCreate, Todo } from '../../sdk/index.ts'
import { useWish, wish } from '../shell/ui-state.ts'
import { dueDay } from '../store/dates.ts'
import { useDatabase, useReminders, useTrouble } from '../store/live.ts'
import type { ReminderRow } from '../store/model.ts'
import { createReminder, deleteReminder } from '../store/reminders.ts'
import { wholeDate } from '../strings/dates.ts'
import { reminders } from '../strings/reminders.ts'
import { IconButton } from '../ui/button.tsx'
import { popoverClass } from '../ui/menu.tsx'
import { done, sayError } from '../ui/toast.ts'
import { beforeText } from './before-text.ts'
import { TroubleCard } from './trouble.tsx'

const ReminderDialog = lazy(() => import('./reminder-dialog.tsx'))

/** As the contract has it. */
const mostReminders = 10

export default function Reminders({ todo, className }: { todo: Todo; className: string }) {
  const database = useDatabase()
  const rows = useReminders(todo.id) ?? []
  const wished = useWish()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (wished !== 'reminder') return
    wish(undefined)
    setOpen(true)
  }, [wished])
  const add = (values: ReminderCreate) =>
    createReminder(database, todo.id, values).then((undo) => done(reminders.created, undo), sayError)
  return (
    <div className="flex flex-col">
      {rows.map((row) => (
        <Line key={row.id} row={row} todo={todo} />
      ))}
      {rows.length < mostReminders && (
        <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <AriaButton
            className={`${className} ${rows.length > 0 ? 'text-soft' : ''}`}
            {...(rows.length === 0 && { 'aria-label': `${reminders.many}: ${reminders.none}` })}
          >
            {rows.length > 0 ? <Plus size={16} className="shrink-0" /> : <Bell size={16} className="shrink-0" />}
            <span className="truncate">{rows.length > 0 ? reminders.add : reminders.none}</span>
          </AriaButton>
          <Popover className={popoverClass} offset={4}>
            <Dialog aria-label={reminders.add} className="outline-none">
              {({ close }) => (
                <Suspense fallback={<div className="h-70 w-72" />}>
                  <ReminderDialog isDue={dueDay(todo) !== undefined} onAdd={add} close={close} />
                </Suspense>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </div>
  )
}

function Line({ row, todo }: { row: ReminderRow; todo: Todo }) {
  const database = useDatabase()
  const trouble = useTrouble(row.id)
  const { reminder } = row
  const text = textOf(reminder)
  const note = noteOf(reminder, todo)
  const remove = () => deleteReminder(database, reminder).then((undo) => done(reminders.deleted, undo), sayError)
  return (
    <>
      <div className="group flex min-h-9 items-center gap-2.5 rounded-lg ps-2.5 text-[0.875rem] hover:bg-hover max-md:min-h-11">
        <Bell size={16} className={`shrink-0 ${reminder.remind_at === null ? 'text-faint' : 'text-accent'}`} />
        <span className="min-w-0 flex-1 py-1 leading-snug">
          {text}
          {note && <span className="block text-xs text-soft">{note}</span>}
        </span>
        <IconButton label={reminders.remove(text)} className="size-8! hover:text-danger" onPress={remove}>
          <X size={15} />
        </IconButton>
      </div>
      {trouble.map((change) => (
        <TroubleCard key={change.seq} change={change} />
      ))}
    </>
  )
}

const textOf = ({ at, minutes_before }: Reminder): string =>
  at === null ? beforeText(minutes_before ?? 0) : wholeDate(at)

function noteOf({ at, remind_at, reminded_at, snoozed_until, version }: Reminder, todo: Todo): string | undefined {
  if (snoozed_until !== null && remind_at !== null) return reminders.snoozed(wholeDate(snoozed_until))
  if (at === null && dueDay(todo) === undefined) return reminders.needsDue
  if (remind_at === null) return reminded_at === null || version === 0 ? undefined : reminders.passed
  return at === null ? wholeDate(remind_at) : undefined
}
