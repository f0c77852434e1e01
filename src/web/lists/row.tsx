/** One to-do in a list. */
import { CalendarDays, CircleAlert, NotebookPen, Repeat } from 'lucide-react'
import { memo } from 'react'
import { GridListItem } from 'react-aria-components'
import { LabelChips } from '../labels/label-chips.tsx'
import { today } from '../store/dates.ts'
import type { TodoRow } from '../store/model.ts'
import { shortDay, timeText } from '../strings/dates.ts'
import { conflict } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { dueColor, dueText, ProjectMark } from '../todo/marks.tsx'
import { PartOf, Progress } from '../todo/progress.tsx'
import { Tick } from '../todo/tick.tsx'
import { Avatars } from '../ui/avatar.tsx'
import type { Names } from './arrange.ts'
import { DragHandle } from './drag-handle.tsx'
import { FoldButton } from './fold-button.tsx'

export interface RowProps {
  /** Its key. A collection takes the key of an item from its properties, and allows no other one for the same item. */
  id: string
  row: TodoRow
  /** Its place in the tree of subtasks. */
  depth?: number
  isFolded?: boolean
  names: Names
  /** Members that the list shows for all of its rows need not be repeated. */
  hides: { project: boolean; date: boolean }
  isOpen: boolean
  isEditing: boolean
  isReadOnly: boolean
  onToggle: (row: TodoRow) => void
  onEdit: (id: string | null) => void
  onRename: (row: TodoRow, title: string) => void
}

/** Before a subtask, by its level. */
const indents = ['', 'w-6', 'w-12', 'w-18 max-md:w-15', 'w-24 max-md:w-18'] as const

/** Milliseconds for which another person's change is marked. */
const markedMs = 2500

export const Row = memo(function Row(props: RowProps) {
  const { id, row, isOpen } = props
  const isMarked = row.touched !== undefined && Date.now() - row.touched < markedMs
  return (
    <GridListItem
      id={id}
      textValue={row.todo.title}
      className={({ isSelected, isFocusVisible, isDragging }) =>
        `group @container relative flex min-h-11 cursor-default items-start gap-1 rounded-xl py-1.5 md:compact:min-h-9 md:compact:py-0.5 ps-1.5 pe-3 transition-colors mx-2 max-md:py-0.5 max-md:ps-0.5 md:mx-4 ${
          isSelected ? 'bg-accent-soft' : isOpen ? 'bg-press' : 'hover:bg-hover'
        } ${isFocusVisible ? 'outline-2 -outline-offset-2 outline-accent' : 'outline-none'} ${isDragging ? 'opacity-40' : ''} ${isMarked ? 'animate-touched' : ''}`
      }
    >
      <Content {...props} />
    </GridListItem>
  )
})

/** Not made anew when the focus or the selection of the list changes, which concerns each of its rows for react-aria. */
const Content = memo(function Content(props: RowProps) {
  const { id, row, depth = 0, isFolded, names, hides, isEditing, isReadOnly, onToggle, onEdit, onRename } = props
  const { todo } = row
  // A heading says the day already; what is over is under one heading for several days.
  const due = row.day === undefined ? '' : hides.date && row.day >= today() ? timeText(todo) : dueText(todo)
  return (
    <>
      {depth > 0 && <span aria-hidden="true" className={`shrink-0 ${indents[Math.min(depth, indents.length - 1)]}`} />}
      {!isReadOnly && (
        <DragHandle title={todo.title} size={15} className="-start-4.5 top-2.5 w-5 group-hover:opacity-100" />
      )}
      <Tick todo={todo} onToggle={() => onToggle(row)} isDisabled={isReadOnly} />
      {isFolded !== undefined && <FoldButton row={row} isFolded={isFolded} />}
      <div className="flex min-w-0 flex-1 gap-x-3 py-[0.3125rem] max-md:flex-col md:items-start md:justify-between max-md:pt-[0.575rem] max-md:pb-1.5">
        {isEditing ? (
          <TitleInput
            title={todo.title}
            onDone={(title) => {
              onEdit(null)
              if (title && title !== todo.title) onRename(row, title)
            }}
          />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same
          <span
            onDoubleClick={() => isReadOnly || onEdit(id)}
            className={`line-clamp-2 min-w-0 leading-snug break-words ${todo.completed ? 'text-faint line-through decoration-line-strong' : ''}`}
          >
            {todo.title}
          </span>
        )}
        <span className="flex min-h-5 shrink-0 items-center gap-2.5 text-[0.8125rem] text-soft empty:hidden md:max-w-[55%]">
          {depth === 0 && todo.parent_id !== null && <PartOf id={todo.parent_id} />}
          <Progress todo={todo} />
          {row.trouble && <CircleAlert size={15} className="text-amber" aria-label={conflict.titleAll} />}
          {todo.start_on !== null && todo.start_on > today() && (
            <span className="whitespace-nowrap text-faint">{t.todo.starts(shortDay(todo.start_on))}</span>
          )}
          {due !== '' && (
            <span className={`flex items-center gap-1 whitespace-nowrap ${dueColor(todo)}`}>
              <CalendarDays size={13} className="md:hidden" />
              {due}
            </span>
          )}
          {todo.recurrence !== null && <Repeat size={13} className="shrink-0 text-faint" aria-label={t.todo.repeats} />}
          <LabelChips ids={todo.label_ids} labels={names.labels} />
          {!hides.project && todo.project_id && (
            <span className="flex min-w-0 items-center gap-1.5">
              <ProjectMark project={names.projects.get(todo.project_id) ?? { id: todo.project_id }} />
              <span className="max-w-32 truncate">{names.projects.get(todo.project_id)?.name ?? ''}</span>
            </span>
          )}
          {todo.description && (
            <NotebookPen size={14} className="shrink-0 text-faint" aria-label={t.todo.description} />
          )}
          {todo.assignee_ids.length > 0 && <Avatars ids={todo.assignee_ids} names={names.people} />}
        </span>
      </div>
    </>
  )
})

function TitleInput({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just chosen to write here
      autoFocus
      aria-label={t.todo.title}
      defaultValue={title}
      maxLength={200}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
      onBlur={({ target }) => onDone(target.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onDone(null)
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone(event.currentTarget.value.trim())
      }}
      className="-mx-1 min-w-0 flex-1 rounded bg-surface px-1 leading-snug outline-2 outline-accent"
    />
  )
}
