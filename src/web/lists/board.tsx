/** A list as a board: a column for each group, between which to-dos are moved. */
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { GridList } from 'react-aria-components'
import { AddSection } from '../projects/add-section.tsx'
import { useMembers } from '../projects/use-members.ts'
import { show } from '../shell/ui-state.ts'
import { rowsWith } from '../store/commands.ts'
import { notDue } from '../store/dates.ts'
import { useDatabase } from '../store/live.ts'
import { keyOf, type TodoPatch, type TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { views } from '../strings/views.ts'
import { IconButton } from '../ui/button.tsx'
import { done } from '../ui/toast.ts'
import { type Group, type Names, sortedFor } from './arrange.ts'
import { Card } from './card.tsx'
import { columnsOf } from './columns.ts'
import type { TodoListProps } from './list-props.ts'
import { treeOf } from './nesting.ts'
import { drop } from './reorder.ts'
import { SectionActions } from './section-actions.tsx'
import { useActions } from './use-actions.ts'
import { type DropPlace, useDropZone } from './use-drop-zone.ts'
import { useListNames } from './use-list-names.ts'

export default function Board(props: TodoListProps) {
  const { list, rows, view, place, isReadOnly = false, isProject = false } = props
  const names = useListNames(isProject ? list : null)
  const members = useMembers(isProject ? list : null)
  const people = members.map(({ user_id }) => user_id).join()
  const by = view.group !== 'none' ? view.group : names.sections.length > 0 ? 'section' : 'priority'
  const canDivide = isProject && place && !isReadOnly && (view.group === 'none' || view.group === 'section')
  const columns = useMemo(
    () =>
      columnsOf(
        sortedFor(rows?.filter((row) => isOnBoard(row, names)) ?? [], view, list),
        by,
        names,
        list,
        people.split(',').filter(Boolean),
        // A card stands for its subtasks in the same column.
      ).map((column) => ({ ...column, rows: treeOf(column.rows, () => true).rows })),
    [rows, view, by, names, list, people],
  )
  if (!rows) return null
  return (
    <div className="-mx-5 flex min-h-0 flex-1 gap-3 overflow-x-auto px-5 pb-4 md:-mx-8 md:px-8">
      {columns.map((column) => (
        <Column key={column.id} {...props} column={column} columns={columns} names={names} />
      ))}
      {canDivide && <AddSection project={list} className="w-60" />}
    </div>
  )
}

/** Completed ones are in the section that takes them, and nowhere else. */
const isOnBoard = ({ todo }: TodoRow, { sections }: Names): boolean =>
  !todo.completed || sections.some(({ id, takes_completed }) => takes_completed && id === todo.section_id)

interface ColumnProps extends TodoListProps {
  column: Group
  columns: Group[]
  names: Names
}

function Column({
  column,
  columns,
  names,
  view,
  place,
  openId,
  isReadOnly = false,
  isProject,
  list,
  onOpen,
}: ColumnProps) {
  const database = useDatabase()
  const actions = useActions()
  const { rows, patch, name, section } = column
  const isManual = view.sort === 'manual' && (isProject === true || list === 'inbox')
  const order = columns.flatMap((each) => each.rows)
  const dropAt = async (ids: string[], at: DropPlace | undefined) => {
    const dropped = (await rowsWith(database, ids)).map((row) => order.find(({ id }) => id === row.id) ?? row)
    const target = at && rows.find((row) => keyOf(row) === at.id)
    const undo = await drop(database, { order, rows: dropped, group: column, target, isBefore: at?.isBefore ?? false })
    if (undo) done(t.todo.moved(dropped.length, name), undo)
  }
  const dragAndDropHooks = useDropZone({ rows, isReadOnly, isManual, onDrop: dropAt })
  const add = () => {
    const values: TodoPatch = { ...place, ...patch?.(notDue) }
    show({ kind: 'quick-add', values })
  }
  return (
    <section aria-label={views.column(name, rows.length)} className="flex w-72 shrink-0 flex-col rounded-2xl bg-side">
      <h2 className="flex h-11 shrink-0 items-center gap-2 ps-4 pe-1.5 text-[0.875rem] font-semibold">
        <span className={`truncate ${column.isOverdue ? 'text-danger' : ''}`}>{name}</span>
        <span className="me-auto text-xs font-medium text-faint tabular-nums">{rows.length}</span>
        {section && place && !isReadOnly ? (
          <SectionActions section={section} place={place} />
        ) : (
          place &&
          !isReadOnly &&
          patch && (
            <IconButton label={views.addTo(name)} className="size-8!" onPress={add}>
              <Plus size={16} />
            </IconButton>
          )
        )}
      </h2>
      <GridList
        aria-label={name}
        items={rows}
        dependencies={[names, openId, isReadOnly]}
        selectionMode="none"
        onAction={(key) => onOpen(String(key))}
        disallowTypeAhead
        dragAndDropHooks={dragAndDropHooks}
        className="min-h-16 flex-1 overflow-y-auto rounded-2xl px-2 pb-2 outline-none dropping:bg-accent-soft"
        renderEmptyState={() => <span className="block h-10" />}
      >
        {(row) => (
          <Card
            id={keyOf(row)}
            row={row}
            names={names}
            isOpen={row.id === openId}
            isReadOnly={isReadOnly}
            onToggle={({ id }) => actions.complete([id])}
          />
        )}
      </GridList>
    </section>
  )
}
