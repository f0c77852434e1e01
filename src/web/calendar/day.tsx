/** One day of a calendar, with its to-dos. */
import { Plus } from 'lucide-react'
import { GridList, GridListItem } from 'react-aria-components'
import type { Names } from '../lists/arrange.ts'
import { DragHandle } from '../lists/drag-handle.tsx'
import type { TodoListProps } from '../lists/list-props.ts'
import { useDropZone } from '../lists/use-drop-zone.ts'
import { show } from '../shell/ui-state.ts'
import { todosOf, updateTodos } from '../store/commands.ts'
import { dateOf, dueDay, dueOn, today } from '../store/dates.ts'
import { useDatabase } from '../store/live.ts'
import { keyOf, type TodoRow } from '../store/model.ts'
import { shortDay, shortWeekday, timeText } from '../strings/dates.ts'
import { locale, t } from '../strings/index.ts'
import { views } from '../strings/views.ts'
import { ProjectMark } from '../todo/marks.tsx'
import { IconButton } from '../ui/button.tsx'
import { done } from '../ui/toast.ts'
import type { Span } from './span.ts'

export interface DayProps extends TodoListProps {
  day: string
  span: Span
  isToday: boolean
  /** It belongs to the month before or after. */
  isOther: boolean
  hasWeekday: boolean
  items: TodoRow[]
  names: Names
  /** Shows the week of the day. */
  onShow: () => void
}

export function Day(props: DayProps) {
  const { day, span, isToday, isOther, hasWeekday, items, place, openId, isReadOnly = false, isProject, onOpen } = props
  const database = useDatabase()
  const { projects } = props.names
  const name = dateOf(day).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const dragAndDropHooks = useDropZone({
    rows: items,
    isReadOnly,
    isManual: false,
    async onDrop(ids) {
      const moved = (await todosOf(database, ids)).filter((todo) => dueDay(todo) !== day)
      if (moved.length === 0) return
      done(t.todo.moved(moved.length, shortDay(day)), await updateTodos(database, moved, (todo) => dueOn(day, todo)))
    },
  })
  const isMonth = span === 'month'
  return (
    <section
      aria-label={name}
      className={`group/day flex min-w-0 flex-col ${isOther ? 'bg-side' : 'bg-canvas'} ${isMonth ? 'min-h-18' : 'min-h-24'}`}
    >
      <header className="flex h-8 shrink-0 items-center gap-1.5 ps-2 text-xs">
        {hasWeekday && <span className="truncate font-medium text-faint">{shortWeekday(day)}</span>}
        <button
          type="button"
          aria-label={name}
          onClick={props.onShow}
          className={`flex h-6 min-w-6 items-center justify-center rounded-full px-1 tabular-nums ${
            isToday ? 'bg-accent font-semibold text-on-accent' : isOther ? 'text-faint' : 'font-medium hover:bg-hover'
          }`}
        >
          {Number(day.slice(8))}
        </button>
        {!isReadOnly && (
          <IconButton
            label={views.addTo(name)}
            className="ms-auto size-7! opacity-0 group-hover/day:opacity-100 focus-visible:opacity-100 max-md:hidden"
            onPress={() => show({ kind: 'quick-add', values: { ...place, ...dueOn(day) } })}
          >
            <Plus size={15} />
          </IconButton>
        )}
      </header>
      {isMonth && items.length > 0 && <Dots items={items} onPress={props.onShow} />}
      <GridList
        aria-label={name}
        items={items}
        dependencies={[openId, isReadOnly, isMonth, projects]}
        selectionMode="none"
        onAction={(key) => onOpen(String(key))}
        disallowTypeAhead
        dragAndDropHooks={dragAndDropHooks}
        className={`min-h-6 flex-1 overflow-y-auto px-1 pb-1 outline-none dropping:bg-accent-soft ${isMonth ? 'max-md:hidden' : ''}`}
        renderEmptyState={() => <span className="block h-6" />}
      >
        {(row) => (
          <Entry
            id={keyOf(row)}
            row={row}
            isOpen={row.id === openId}
            isReadOnly={isReadOnly}
            projects={isProject ? undefined : projects}
            isSmall={isMonth}
          />
        )}
      </GridList>
    </section>
  )
}

/** How many there are, where a phone has no room for their titles. */
const Dots = ({ items, onPress }: { items: TodoRow[]; onPress: () => void }) => (
  <button
    type="button"
    onClick={onPress}
    tabIndex={-1}
    aria-hidden="true"
    className="flex flex-wrap gap-1 px-2 md:hidden"
  >
    {items.slice(0, 6).map(({ id }) => (
      <span key={id} className="size-1.5 rounded-full bg-accent" />
    ))}
  </button>
)

interface EntryProps {
  /** As that of a row. */
  id: string
  row: TodoRow
  isOpen: boolean
  isReadOnly: boolean
  projects: Names['projects'] | undefined
  isSmall: boolean
}

function Entry({ id, row, isOpen, isReadOnly, projects, isSmall }: EntryProps) {
  const { todo, day = '' } = row
  const time = timeText(todo)
  return (
    <GridListItem
      id={id}
      textValue={todo.title}
      className={({ isFocusVisible, isDragging }) =>
        `group relative mb-0.5 flex min-h-6 cursor-default items-center gap-1 rounded-md px-1.5 py-0.5 text-xs leading-snug ${
          isOpen ? 'bg-press' : 'bg-hover hover:bg-press'
        } ${isFocusVisible ? 'outline-2 -outline-offset-2 outline-accent' : 'outline-none'} ${isDragging ? 'opacity-40' : ''} ${isSmall ? '' : 'max-md:min-h-11 max-md:text-[0.875rem]'}`
      }
    >
      {projects && (
        <ProjectMark
          size="small"
          project={todo.project_id === null ? null : (projects.get(todo.project_id) ?? { id: todo.project_id })}
        />
      )}
      <span
        className={`min-w-0 flex-1 ${isSmall ? 'truncate' : 'line-clamp-3 break-words'} ${day < today() ? 'text-danger' : ''}`}
      >
        {time && <span className="me-1 text-soft tabular-nums">{time}</span>}
        {todo.title}
      </span>
      {!isReadOnly && <DragHandle title={todo.title} size={13} className="end-0 top-0 w-4 bg-surface" />}
    </GridListItem>
  )
}
