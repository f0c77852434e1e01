/** The subtasks of a to-do in its panel: ticked, added line by line, put in order and into one another. */
import { useNavigate } from '@tanstack/react-router'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { Todo } from '../../sdk/index.ts'
import { AddRow } from '../lists/add-row.tsx'
import { sortedFor } from '../lists/arrange.ts'
import { DragHandle } from '../lists/drag-handle.tsx'
import { treeOf } from '../lists/nesting.ts'
import { useActions } from '../lists/use-actions.ts'
import { useDragging } from '../lists/use-dragging.ts'
import { useKeptFocus } from '../lists/use-kept-focus.ts'
import { listKeys } from '../lists/use-list-keys.ts'
import { useWish, wish } from '../shell/ui-state.ts'
import { useDatabase } from '../store/live.ts'
import { keyOf, type TodoRow } from '../store/model.ts'
import { above, below, mostLevels } from '../store/subtasks.ts'
import { subtasks } from '../strings/subtasks.ts'
import { sayError } from '../ui/toast.ts'
import { dueColor, dueText } from './marks.tsx'
import { Tick } from './tick.tsx'

const indents = ['', 'ps-6', 'ps-12', 'ps-18'] as const

export default function Subtasks({ todo, isReadOnly }: { todo: Todo; isReadOnly: boolean }) {
  const database = useDatabase()
  const navigate = useNavigate()
  const actions = useActions()
  const field = useRef<HTMLInputElement>(null)
  const wished = useWish()
  const [level, setLevel] = useState(1)
  const rows = useSubtasks(todo.id)
  const tree = useMemo(() => treeOf(rows ?? [], () => false), [rows])
  const byId = useMemo(() => new Map(rows?.map((row) => [keyOf(row), row])), [rows])
  const dragAndDropHooks = useDragging({
    groups: [{ id: 'all', name: '', rows: tree.rows }],
    levels: tree.levels,
    byId,
    isManual: true,
    isReadOnly,
    root: todo.id,
  })
  const keptFocus = useKeptFocus(useMemo(() => tree.rows.map(keyOf), [tree]))
  useEffect(() => {
    above(database, todo).then((all) => setLevel(all.length + 1), sayError)
  }, [database, todo])
  useEffect(() => {
    if (wished !== 'subtask' || !rows) return
    wish(undefined)
    field.current?.focus()
    field.current?.scrollIntoView({ block: 'nearest' })
  }, [wished, rows])
  const open = (id: string) => navigate({ to: '.', params: { todoId: id } as never, search: true })
  const { subtask_count: all, completed_subtask_count: done } = todo
  if (!rows || (rows.length === 0 && (isReadOnly || level >= mostLevels))) return null
  return (
    <section className="mt-5 border-t border-line pt-4" aria-label={subtasks.many}>
      <div className="flex items-center gap-2.5 px-2.5 pb-1.5">
        <h3 className="text-[0.8125rem] font-semibold">{subtasks.many}</h3>
        {all > 0 && (
          <>
            <span role="img" aria-label={subtasks.progress(done, all)} className="text-xs text-soft tabular-nums">
              {done}/{all}
            </span>
            <span aria-hidden="true" className="h-1 w-16 overflow-hidden rounded-full bg-press">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${(100 * done) / all}%` }} />
            </span>
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the list within */}
      <div
        {...keptFocus}
        onKeyDown={listKeys({
          actions,
          selected: [],
          isReadOnly,
          isEmpty: () => false,
          onEdit: open,
          onOpen: open,
          onNest: (key, isDeeper) => {
            if (isDeeper || (tree.levels.get(key)?.depth ?? 0) > 0) actions.nest(tree, key, isDeeper)
          },
          onComplete: (ids) => actions.complete(ids),
        })}
      >
        {rows.length > 0 && (
          <GridList
            aria-label={subtasks.many}
            items={tree.rows}
            dependencies={[tree, isReadOnly]}
            selectionMode="none"
            onAction={(key) => open(String(key))}
            disallowTypeAhead
            dragAndDropHooks={dragAndDropHooks}
            className="outline-none"
          >
            {(row) => (
              <Subtask
                id={keyOf(row)}
                row={row}
                depth={tree.levels.get(keyOf(row))?.depth ?? 0}
                isReadOnly={isReadOnly}
                onToggle={() => actions.complete([row.id])}
              />
            )}
          </GridList>
        )}
      </div>
      {!isReadOnly && level < mostLevels && (
        <div className="ps-3 pe-2">
          <AddRow
            place={{ parent_id: todo.id, ...(todo.project_id !== null && { project_id: todo.project_id }) }}
            label={subtasks.add}
            field={field}
          />
        </div>
      )}
    </section>
  )
}

interface SubtaskProps {
  /** As that of a row. */
  id: string
  row: TodoRow
  depth: number
  isReadOnly: boolean
  onToggle: () => void
}

function Subtask({ id, row, depth, isReadOnly, onToggle }: SubtaskProps) {
  const { todo } = row
  return (
    <GridListItem
      id={id}
      textValue={todo.title}
      className={({ isFocusVisible, isDragging }) =>
        `group relative flex min-h-9 cursor-default rounded-lg hover:bg-hover max-md:min-h-11 ${isFocusVisible ? 'outline-2 -outline-offset-2 outline-accent' : 'outline-none'} ${isDragging ? 'opacity-40' : ''}`
      }
    >
      <div className={`flex min-w-0 flex-1 items-center gap-0.5 ${indents[Math.min(depth, indents.length - 1)]}`}>
        {!isReadOnly && (
          <DragHandle title={todo.title} size={14} className="-start-3.5 top-2 w-4 group-hover:opacity-100" />
        )}
        <Tick todo={todo} onToggle={onToggle} isDisabled={isReadOnly} />
        <span
          className={`min-w-0 flex-1 py-1.5 text-[0.875rem] leading-snug break-words ${todo.completed ? 'text-faint line-through decoration-line-strong' : ''}`}
        >
          {todo.title}
        </span>
        {row.day !== undefined && <span className={`shrink-0 pe-2.5 text-xs ${dueColor(todo)}`}>{dueText(todo)}</span>}
      </div>
    </GridListItem>
  )
}

/** All below a to-do, in the order of the list. */
function useSubtasks(id: string): TodoRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const ids = (await below(database, id)).map((each) => each.id)
    const rows = (await database.todos.bulkGet(ids)).filter((row) => row !== undefined)
    return sortedFor(rows, { layout: 'list', group: 'none', sort: 'manual', done: true }, '')
  }, [database, id])
}
