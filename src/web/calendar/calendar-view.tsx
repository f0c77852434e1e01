/** The to-dos of a list by month and week; they are dragged to another day by mouse, touch and keyboard. */
import { useLiveQuery } from 'dexie-react-hooks'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { TodoListProps } from '../lists/list-props.ts'
import { useListNames } from '../lists/use-list-names.ts'
import { dateOf } from '../store/dates.ts'
import { useDatabase, useToday } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'
import { weekStart } from '../store/preferences.ts'
import { locale, t } from '../strings/index.ts'
import { views } from '../strings/views.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Day } from './day.tsx'
import { daysOf, type Span, shift } from './span.ts'

const stored = 'taskpact.calendar'

export default function CalendarView(props: TodoListProps) {
  const now = useToday()
  const names = useListNames()
  const [day, setDay] = useState(now)
  const [span, setSpan] = useState<Span>(() => (localStorage.getItem(stored) === 'week' ? 'week' : 'month'))
  const days = daysOf(span, day, weekStart())
  const rows = useDays(props.isProject ? props.list : props.list === 'inbox' ? null : undefined, days)
  const choose = (next: Span) => {
    localStorage.setItem(stored, next)
    setSpan(next)
  }
  const title = dateOf(span === 'month' ? day : (days[3] as string)).toLocaleDateString(locale, {
    month: 'long',
    year: 'numeric',
  })
  return (
    <div className="flex min-h-0 flex-1 flex-col pb-4">
      <div className="flex flex-wrap items-center gap-1 pb-3">
        <h2 className="me-auto text-[1.0625rem] font-semibold tracking-tight" aria-live="polite">
          {title}
        </h2>
        <Button look="quiet" onPress={() => setDay(now)}>
          {t.dates.today}
        </Button>
        <IconButton label={views.previous} onPress={() => setDay(shift(span, day, -1))}>
          <ChevronLeft size={18} className="rtl:-scale-x-100" />
        </IconButton>
        <IconButton label={views.next} onPress={() => setDay(shift(span, day, 1))}>
          <ChevronRight size={18} className="rtl:-scale-x-100" />
        </IconButton>
        <ToggleButtonGroup
          aria-label={views.span}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[span]}
          onSelectionChange={(keys) => choose([...keys][0] as Span)}
          className="ms-1 flex rounded-lg bg-side p-0.5"
        >
          {(['month', 'week'] as const).map((each) => (
            <ToggleButton
              key={each}
              id={each}
              className="h-8 cursor-default rounded-md px-3 text-[0.8125rem] text-soft selected:bg-surface selected:font-semibold selected:text-ink selected:shadow-card"
            >
              {views[each]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div
        className={`grid min-h-0 flex-1 overflow-y-auto rounded-2xl border border-line bg-line ${
          span === 'month' ? 'auto-rows-fr grid-cols-7 gap-px' : 'auto-rows-max gap-px md:auto-rows-auto md:grid-cols-7'
        }`}
      >
        {days.map((each, index) => (
          <Day
            key={each}
            {...props}
            day={each}
            span={span}
            isToday={each === now}
            isOther={span === 'month' && each.slice(0, 7) !== day.slice(0, 7)}
            hasWeekday={span === 'week' || index < 7}
            items={rows?.get(each) ?? []}
            names={names}
            onShow={() => {
              setDay(each)
              choose('week')
            }}
          />
        ))}
      </div>
    </div>
  )
}

/** The open to-dos of the days: of a project, of the inbox (null), or all. */
function useDays(project: string | null | undefined, days: string[]): Map<string, TodoRow[]> | undefined {
  const database = useDatabase()
  const [first, last] = [days[0] as string, days.at(-1) as string]
  return useLiveQuery(async () => {
    const found = await database.todos.where('day').between(first, last, true, true).toArray()
    const byDay = new Map<string, TodoRow[]>()
    for (const row of found)
      if (project === undefined || row.todo.project_id === project) {
        const day = row.day as string
        byDay.set(day, [...(byDay.get(day) ?? []), row])
      }
    for (const rows of byDay.values())
      rows.sort(({ todo: one }, { todo: other }) =>
        (one.due_at ?? '9') === (other.due_at ?? '9')
          ? one.priority - other.priority
          : (one.due_at ?? '9') < (other.due_at ?? '9')
            ? -1
            : 1,
      )
    return byDay
  }, [database, project, first, last])
}
