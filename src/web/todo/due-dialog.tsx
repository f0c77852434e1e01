/** Choosing a date: shortcuts in words, a calendar, and a time of day. */
import { type CalendarDate, parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight, Clock, Sofa, Sun, Sunrise, X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components'
import { addDays, type Due, dateOf, dueAtTime, dueDay, dueOn, timeOf, today } from '../store/dates.ts'
import { weekStart } from '../store/preferences.ts'
import { shortWeekday } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { inputClass } from '../ui/field.tsx'

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

export interface DueDialogProps {
  due: Due
  onChange: (due: Due) => unknown
  close: () => void
  /** Only a day is chosen. */
  hasTime?: boolean
}

export default function DueDialog({ due, onChange, close, hasTime = true }: DueDialogProps) {
  const day = dueDay(due)
  const now = today()
  const choose = (next: string | null) => {
    onChange(dueOn(next, due))
    close()
  }
  const until = (weekday: number) => addDays(now, (weekday - dateOf(now).getDay() + 7) % 7 || 7)
  return (
    <div className="w-68 p-2">
      <div className="flex flex-col">
        <Shortcut
          icon={<Sun size={16} className="text-accent" />}
          name={t.dates.today}
          day={now}
          onPress={() => choose(now)}
        />
        <Shortcut
          icon={<Sunrise size={16} className="text-amber" />}
          name={t.dates.tomorrow}
          day={addDays(now, 1)}
          onPress={() => choose(addDays(now, 1))}
        />
        <Shortcut
          icon={<Sofa size={16} className="text-blue" />}
          name={t.dates.weekend}
          day={until(6)}
          onPress={() => choose(until(6))}
        />
        <Shortcut
          icon={<CalendarDays size={16} className="text-soft" />}
          name={t.dates.nextWeek}
          day={until(1)}
          onPress={() => choose(until(1))}
        />
        {day !== undefined && (
          <Shortcut icon={<X size={16} className="text-soft" />} name={t.dates.clear} onPress={() => choose(null)} />
        )}
      </div>
      <div className="mx-1 my-1.5 h-px bg-line" />
      <Calendar
        aria-label={t.dates.pick}
        value={day === undefined ? null : parseDate(day)}
        defaultFocusedValue={parseDate(day ?? now)}
        onChange={(value: CalendarDate) => choose(value.toString())}
        firstDayOfWeek={weekdayNames[weekStart()]}
        className="px-1"
      >
        <header className="flex items-center justify-between pb-1">
          <Heading className="ps-1.5 text-[0.875rem] font-semibold" />
          <span className="flex">
            <AriaButton
              slot="previous"
              className="flex size-8 cursor-default items-center justify-center rounded-lg text-soft hover:bg-hover"
            >
              <ChevronLeft size={16} />
            </AriaButton>
            <AriaButton
              slot="next"
              className="flex size-8 cursor-default items-center justify-center rounded-lg text-soft hover:bg-hover"
            >
              <ChevronRight size={16} />
            </AriaButton>
          </span>
        </header>
        <CalendarGrid className="w-full">
          <CalendarGridHeader>
            {(name) => <CalendarHeaderCell className="pb-1 text-xs font-medium text-faint">{name}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={({ isSelected, isOutsideMonth, date: cell }) =>
                  `mx-auto flex size-8.5 cursor-default items-center justify-center rounded-full text-[0.8125rem] tabular-nums outline-offset-0 ${
                    isOutsideMonth
                      ? 'invisible'
                      : isSelected
                        ? 'bg-accent font-semibold text-on-accent'
                        : cell.toString() === now
                          ? 'font-bold text-accent hover:bg-hover'
                          : 'hover:bg-hover'
                  }`
                }
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
      {day !== undefined && hasTime && (
        <>
          <div className="mx-1 my-1.5 h-px bg-line" />
          <label className="flex items-center gap-2.5 px-2 text-[0.875rem] text-soft">
            <Clock size={16} />
            <span className="flex-1">{t.todo.time}</span>
            <input
              type="time"
              value={timeOf(due) ?? ''}
              onChange={({ target }) => onChange(dueAtTime(due, target.value || null))}
              className={`${inputClass} h-8! w-28! px-2!`}
            />
          </label>
        </>
      )}
    </div>
  )
}

function Shortcut({ icon, name, day, onPress }: { icon: ReactNode; name: string; day?: string; onPress: () => void }) {
  return (
    <AriaButton
      onPress={onPress}
      className="flex h-8.5 cursor-default items-center gap-2.5 rounded-lg px-2 text-start text-[0.875rem] hover:bg-hover max-md:h-10"
    >
      {icon}
      <span className="flex-1">{name}</span>
      {day && <span className="text-xs text-faint">{shortWeekday(day)}</span>}
    </AriaButton>
  )
}
