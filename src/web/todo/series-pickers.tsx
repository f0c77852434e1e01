/** What a person chooses of the dates of a to-do besides when it is due: its start, and how it recurs. */
import { CalendarArrowUp, Repeat } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Todo } from '../../sdk/index.ts'
import { dueDay, dueOn, notDue, today } from '../store/dates.ts'
import type { TodoPatch } from '../store/model.ts'
import { shortDay } from '../strings/dates.ts'
import { repeat, ruleText } from '../strings/recurrence.ts'
import { popoverClass } from '../ui/menu.tsx'
import { firstDay, parseRule } from './recurrence.ts'
import type { Chosen } from './recurrence-dialog.tsx'

const DueDialog = lazy(() => import('./due-dialog.tsx'))
const RecurrenceDialog = lazy(() => import('./recurrence-dialog.tsx'))

export interface SeriesPickerProps {
  todo: Todo
  onChange: (patch: TodoPatch) => unknown
  className: string
  isDisabled?: boolean
}

export function StartPicker({ todo, onChange, className, isDisabled = false }: SeriesPickerProps) {
  const text = todo.start_on === null ? repeat.noStart : shortDay(todo.start_on)
  return (
    <DialogTrigger>
      <AriaButton aria-label={`${repeat.start}: ${text}`} isDisabled={isDisabled} className={className}>
        <CalendarArrowUp size={16} className="shrink-0" />
        <span className="truncate">{text}</span>
      </AriaButton>
      <Popover className={popoverClass} offset={4}>
        <Dialog aria-label={repeat.start} className="outline-none">
          {({ close }) => (
            <Suspense fallback={<div className="h-84 w-68" />}>
              <DueDialog
                due={{ ...notDue, due_on: todo.start_on }}
                onChange={({ due_on }) => onChange({ start_on: due_on })}
                close={close}
                hasTime={false}
              />
            </Suspense>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

export function RecurrencePicker({ todo, onChange, className, isDisabled = false }: SeriesPickerProps) {
  const { recurrence, recurrence_from } = todo
  const text =
    recurrence === null
      ? repeat.never
      : `${ruleText(recurrence)}${recurrence_from === 'completion' ? repeat.afterCompletion : ''}`
  const choose = (chosen: Chosen) => {
    const rule = chosen.recurrence === null ? undefined : parseRule(chosen.recurrence)
    // Without a date there is nothing that could come again.
    const due = rule && dueDay(todo) === undefined ? dueOn(firstDay(rule, today())) : {}
    onChange({ ...chosen, ...due })
  }
  return (
    <DialogTrigger>
      <AriaButton aria-label={`${repeat.repeat}: ${text}`} isDisabled={isDisabled} className={className}>
        <Repeat size={16} className="shrink-0" />
        <span className="truncate">{text}</span>
      </AriaButton>
      <Popover className={popoverClass} offset={4}>
        <Dialog aria-label={repeat.repeat} className="outline-none">
          {({ close }) => (
            <Suspense fallback={<div className="h-70 w-72" />}>
              <RecurrenceDialog todo={todo} onChange={choose} close={close} />
            </Suspense>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
