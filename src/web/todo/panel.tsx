/** One to-do, beside the list: everything that can be said of it. */
import { Link } from '@tanstack/react-router'
import { CornerDownRight, Ellipsis, ListTree, SkipForward, Trash2, X } from 'lucide-react'
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { Todo } from '../../sdk/index.ts'
import { LabelPicker } from '../labels/label-picker.tsx'
import { useActions } from '../lists/use-actions.ts'
import { openPanel, useWish, wish } from '../shell/ui-state.ts'
import { skipDate, updateTodos } from '../store/commands.ts'
import { useDatabase, useProjects, useSections, useTodo, useTrouble } from '../store/live.ts'
import { keyOf, type TodoPatch, type TodoRow } from '../store/model.ts'
import { wholeDate } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { repeat } from '../strings/recurrence.ts'
import { reminders } from '../strings/reminders.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuPopover } from '../ui/menu.tsx'
import { done, sayError } from '../ui/toast.ts'
import { Notes } from './notes.tsx'
import { AssigneePicker, DuePicker, PriorityPicker, ProjectPicker, SectionPicker } from './pickers.tsx'
import { RecurrencePicker, StartPicker } from './series-pickers.tsx'
import { Tick } from './tick.tsx'
import { TroubleCard } from './trouble.tsx'

const History = lazy(() => import('./history.tsx'))
const ParentWindow = lazy(() => import('./parent-window.tsx'))
const Reminders = lazy(() => import('./reminders.tsx'))
const Subtasks = lazy(() => import('./subtasks.tsx'))

const value =
  'flex h-9 min-w-0 w-full cursor-default items-center gap-2.5 rounded-lg px-2.5 text-start text-[0.875rem] transition-colors hover:bg-hover max-md:h-11'

/** `row`: as `useTodo` gives it. */
export function Panel({ row, onClose }: { row: TodoRow | null | undefined; onClose: () => void }) {
  const ref = useRef<HTMLElement>(null)
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-label={t.todo.one}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault()
          onClose()
        }
      }}
      className="flex min-h-0 w-full flex-col bg-canvas outline-none max-lg:fixed max-lg:inset-0 max-lg:z-30 max-lg:animate-slide lg:w-105 lg:shrink-0 lg:border-s lg:border-line"
    >
      {row ? (
        <Content key={keyOf(row)} panel={ref} todo={row.todo} onClose={onClose} />
      ) : (
        <>
          <Bar onClose={onClose} />
          {row === null && <p className="px-6 text-soft">{t.todo.gone}</p>}
        </>
      )}
    </aside>
  )
}

function Bar({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  return (
    <div className="flex h-14 shrink-0 items-center justify-end gap-0.5 px-3 pt-[env(safe-area-inset-top)]">
      {children}
      <IconButton label={t.todo.close} keys="Esc" onPress={onClose}>
        <X size={19} />
      </IconButton>
    </div>
  )
}

interface ContentProps {
  panel: RefObject<HTMLElement | null>
  todo: Todo
  onClose: () => void
}

function Content({ panel, todo, onClose }: ContentProps) {
  const database = useDatabase()
  useEffect(() => panel.current?.focus({ preventScroll: true }), [panel])
  const trouble = useTrouble(todo.id)
  const project = useProjects()?.find(({ id }) => id === todo.project_id)?.project
  const hasSections = (useSections(todo.project_id)?.length ?? 0) > 0
  const isReadOnly = project?.role === 'viewer' || project?.status === 'archived'
  const actions = useActions()
  const parent = useTodo(todo.parent_id ?? '')?.todo
  const wished = useWish()
  const [choosesParent, setChoosesParent] = useState(false)
  useEffect(() => (isReadOnly ? undefined : openPanel()), [isReadOnly])
  useEffect(() => {
    if (wished !== 'parent') return
    wish(undefined)
    setChoosesParent(true)
  }, [wished])
  const change = async (patch: TodoPatch) => {
    try {
      done(t.todo.changed(1), await updateTodos(database, [todo], patch))
    } catch (error) {
      sayError(error)
    }
  }
  const skip = () => skipDate(database, todo).then((undo) => done(repeat.skipped, undo), sayError)
  const remove = () => {
    onClose()
    actions.remove([todo.id])
  }
  return (
    <>
      <Bar onClose={onClose}>
        {!isReadOnly && (
          <MenuTrigger>
            <IconButton label={t.dialog.more}>
              <Ellipsis size={19} />
            </IconButton>
            <MenuPopover label={t.dialog.more}>
              {todo.recurrence !== null && !todo.completed && (
                <MenuItem icon={<SkipForward size={16} />} onAction={skip}>
                  {repeat.skip}
                </MenuItem>
              )}
              <MenuItem icon={<ListTree size={16} />} keys="P" onAction={() => setChoosesParent(true)}>
                {t.panel.parent}
              </MenuItem>
              <MenuItem danger icon={<Trash2 size={16} />} onAction={remove}>
                {t.todo.delete}
              </MenuItem>
            </MenuPopover>
          </MenuTrigger>
        )}
      </Bar>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-10 md:px-5">
        {trouble.length > 0 && (
          <div className="mb-4 flex flex-col gap-2">
            {trouble.map((each) => (
              <TroubleCard key={each.seq} change={each} />
            ))}
          </div>
        )}
        {parent && (
          <Link
            to="."
            params={{ todoId: parent.id } as never}
            search
            className="mb-1 ms-2 flex w-fit max-w-full items-center gap-1.5 rounded-lg px-1.5 py-1 text-[0.8125rem] text-soft hover:bg-hover hover:text-ink"
          >
            <CornerDownRight size={14} className="shrink-0 rtl:-scale-x-100" />
            <span className="truncate">{parent.title}</span>
          </Link>
        )}
        <div className="flex items-start gap-1.5">
          <Tick large todo={todo} isDisabled={isReadOnly} onToggle={() => actions.complete([todo.id])} />
          <Title todo={todo} isReadOnly={isReadOnly} onChange={(title) => change({ title })} />
        </div>
        <dl className="mt-4 grid grid-cols-[7rem_minmax(0,1fr)] items-center">
          <Line label={t.todo.due}>
            <DuePicker due={todo} onChange={change} isDisabled={isReadOnly} className={value} />
          </Line>
          <Line label={reminders.many}>
            <Suspense fallback={<div className="h-9 max-md:h-11" />}>
              <Reminders todo={todo} className={value} />
            </Suspense>
          </Line>
          <Line label={repeat.repeat}>
            <RecurrencePicker todo={todo} onChange={change} isDisabled={isReadOnly} className={value} />
          </Line>
          <Line label={repeat.start}>
            <StartPicker todo={todo} onChange={change} isDisabled={isReadOnly} className={value} />
          </Line>
          <Line label={t.todo.priority}>
            <PriorityPicker
              priority={todo.priority}
              onChange={(priority) => change({ priority })}
              isDisabled={isReadOnly}
              className={value}
            />
          </Line>
          <Line label={t.todo.project}>
            <ProjectPicker
              project={todo.project_id}
              onChange={(project_id) => change({ project_id, assignee_ids: [] })}
              isDisabled={isReadOnly}
              className={value}
            />
          </Line>
          {todo.project_id && hasSections && (
            <Line label={t.todo.section}>
              <SectionPicker
                project={todo.project_id}
                section={todo.section_id}
                onChange={(section_id) => change({ section_id })}
                isDisabled={isReadOnly}
                className={value}
              />
            </Line>
          )}
          <Line label={t.todo.labels}>
            <LabelPicker
              project={todo.project_id}
              ids={todo.label_ids}
              onChange={(label_ids) => change({ label_ids })}
              isDisabled={isReadOnly}
              className={value}
            />
          </Line>
          {todo.project_id && (
            <Line label={t.todo.assignee}>
              <AssigneePicker
                project={todo.project_id}
                assignees={todo.assignee_ids}
                onChange={(assignee_ids) => change({ assignee_ids })}
                isDisabled={isReadOnly}
                className={value}
              />
            </Line>
          )}
        </dl>
        <Notes todo={todo} isReadOnly={isReadOnly} onChange={(description) => change({ description })} />
        <Suspense>
          <Subtasks todo={todo} isReadOnly={isReadOnly} />
        </Suspense>
        <Suspense>
          <History todo={todo} />
        </Suspense>
        <p className="mt-6 px-2.5 text-xs text-faint">{t.todo.createdAt(wholeDate(todo.created_at))}</p>
      </div>
      {choosesParent && (
        <Suspense>
          <ParentWindow todo={todo} onClose={() => setChoosesParent(false)} />
        </Suspense>
      )}
    </>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="ps-2.5 text-[0.8125rem] text-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

/** The title, which is edited where it stands. */
function Title({ todo, isReadOnly, onChange }: { todo: Todo; isReadOnly: boolean; onChange: (title: string) => void }) {
  const [text, setText] = useState(todo.title)
  const [isEditing, setEditing] = useState(false)
  const shown = isEditing ? text : todo.title
  const save = () => {
    setEditing(false)
    const title = text.replaceAll('\n', ' ').trim()
    if (isEditing && title !== '' && title !== todo.title) onChange(title)
  }
  return (
    <textarea
      aria-label={t.todo.title}
      value={shown}
      readOnly={isReadOnly}
      maxLength={200}
      rows={1}
      onFocus={() => {
        setText(todo.title)
        setEditing(!isReadOnly)
      }}
      onChange={({ target }) => setText(target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          event.currentTarget.blur()
        } else if (event.key === 'Escape' && isEditing && text !== todo.title) {
          event.preventDefault()
          setText(todo.title)
        }
      }}
      className={`min-w-0 flex-1 resize-none rounded-lg bg-transparent px-1.5 py-1 text-[1.1875rem] leading-snug font-semibold tracking-[-0.01em] outline-none [field-sizing:content] hover:bg-hover focus:bg-hover ${todo.completed ? 'text-soft line-through' : ''}`}
    />
  )
}
