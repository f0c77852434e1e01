/** One to-do in a column of a board. */
import { CalendarDays, NotebookPen, Repeat } from 'lucide-react'
import { GridListItem } from 'react-aria-components'
import { LabelChips } from '../labels/label-chips.tsx'
import type { TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { dueColor, dueText } from '../todo/marks.tsx'
import { Progress } from '../todo/progress.tsx'
import { Tick } from '../todo/tick.tsx'
import { Avatars } from '../ui/avatar.tsx'
import type { Names } from './arrange.ts'
import { DragHandle } from './drag-handle.tsx'

export interface CardProps {
  /** As that of a row. */
  id: string
  row: TodoRow
  names: Names
  isOpen: boolean
  isReadOnly: boolean
  onToggle: (row: TodoRow) => void
}

export function Card({ id, row, names, isOpen, isReadOnly, onToggle }: CardProps) {
  const { todo } = row
  return (
    <GridListItem
      id={id}
      textValue={todo.title}
      className={({ isFocusVisible, isDragging }) =>
        `group relative mb-2 flex cursor-default items-start gap-0.5 rounded-xl border bg-surface py-1.5 ps-1 pe-3 shadow-card transition-colors ${
          isOpen ? 'border-accent' : 'border-line hover:border-line-strong'
        } ${isFocusVisible ? 'outline-2 -outline-offset-2 outline-accent' : 'outline-none'} ${isDragging ? 'opacity-40' : ''}`
      }
    >
      <Tick todo={todo} onToggle={() => onToggle(row)} isDisabled={isReadOnly} />
      <div className="min-w-0 flex-1 py-[0.3125rem]">
        <p
          className={`line-clamp-3 text-[0.875rem] leading-snug break-words ${todo.completed ? 'text-faint line-through decoration-line-strong' : ''}`}
        >
          {todo.title}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-2.5 text-xs text-soft empty:hidden">
          {row.day !== undefined && (
            <span className={`flex items-center gap-1 ${dueColor(todo)}`}>
              <CalendarDays size={13} /> {dueText(todo)}
            </span>
          )}
          <LabelChips ids={todo.label_ids} labels={names.labels} />
          <Progress todo={todo} />
          {todo.recurrence !== null && <Repeat size={13} aria-label={t.todo.repeats} />}
          {todo.description && <NotebookPen size={13} aria-label={t.todo.description} />}
          {todo.assignee_ids.length > 0 && <Avatars ids={todo.assignee_ids} names={names.people} />}
        </p>
      </div>
      {!isReadOnly && (
        <DragHandle title={todo.title} size={15} className="end-1 top-1.5 w-5 bg-surface group-hover:opacity-100" />
      )}
    </GridListItem>
  )
}
