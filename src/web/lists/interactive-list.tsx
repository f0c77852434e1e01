/** A list of to-dos with everything that one can do: virtualised, with selection, keys, and drag and drop. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import {
  Button as AriaButton,
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  type Selection,
  Virtualizer,
} from 'react-aria-components'
import { AddSection } from '../projects/add-section.tsx'
import { updateTodos } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import { keyOf, type TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { done, sayError } from '../ui/toast.ts'
import { AddRow } from './add-row.tsx'
import { grouped, sortedFor } from './arrange.ts'
import { useFolded } from './folded.ts'
import { GroupTitle } from './group-title.tsx'
import type { TodoListProps } from './list-props.ts'
import { treeOf } from './nesting.ts'
import { Row } from './row.tsx'
import { RowsLayout } from './rows-layout.ts'
import { SectionActions } from './section-actions.tsx'
import { useActions } from './use-actions.ts'
import { emptyKey, useDragging } from './use-dragging.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useLingering } from './use-lingering.ts'
import { listKeys } from './use-list-keys.ts'
import { useListNames } from './use-list-names.ts'

const BulkBar = lazy(() => import('./bulk-bar.tsx'))

export default function InteractiveList(props: TodoListProps) {
  const {
    list,
    label,
    rows: found,
    view,
    place,
    openId,
    isReadOnly = false,
    isProject = false,
    onOpen,
    onMore,
    empty,
  } = props
  const database = useDatabase()
  const { rows, keep } = useLingering(found)
  const names = useListNames(isProject ? list : null)
  const actions = useActions()
  const [selection, setSelection] = useState<Selection>(new Set())
  const [editing, setEditing] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another selection
  useEffect(() => setSelection(new Set()), [list])

  const ordered = useMemo(() => rows && sortedFor(rows, view, list), [rows, view, list])
  const folded = useFolded()
  const groups = useMemo(() => {
    const all = grouped(ordered ?? [], view.group, names, list)
    return all
      .filter(({ rows, section }) => rows.length > 0 || section)
      .map((group) => ({ ...group, ...treeOf(group.rows, (id) => folded.has(id)) }))
  }, [ordered, view.group, names, list, folded])
  const levels = useMemo(() => new Map(groups.flatMap((group) => [...group.levels])), [groups])
  const byId = useMemo(() => new Map(ordered?.map((row) => [keyOf(row), row])), [ordered])
  const selected = selection === 'all' ? [...byId.keys()] : [...selection].map(String).filter((id) => byId.has(id))

  const toggle = useCallback(
    (row: TodoRow) => {
      if (!row.todo.completed && list !== 'completed') keep(row)
      actions.complete([row.id])
    },
    [actions, keep, list],
  )
  const rename = useCallback(
    (row: TodoRow, title: string) =>
      void updateTodos(database, [row.todo], { title }).then((undo) => done(t.todo.changed(1), undo), sayError),
    [database],
  )
  const complete = (ids: string[]) => {
    for (const id of ids) {
      const row = byId.get(id)
      if (row && !row.todo.completed && list !== 'completed') keep(row)
    }
    actions.complete(ids)
    setSelection(new Set())
  }
  const nest = (key: string, isDeeper: boolean) => {
    const tree = groups.find((group) => group.levels.has(key))
    if (tree) actions.nest(tree, key, isDeeper)
  }
  const dragAndDropHooks = useDragging({
    groups,
    levels,
    byId,
    isManual: view.sort === 'manual' && (isProject || list === 'inbox'),
    isReadOnly,
  })
  const hides = useMemo(
    () => ({ project: isProject || list === 'inbox', date: view.group === 'date' }),
    [isProject, list, view.group],
  )

  const renderRow = (row: TodoRow) => (
    <Row
      id={keyOf(row)}
      row={row}
      {...levels.get(keyOf(row))}
      names={names}
      hides={hides}
      isOpen={row.id === openId}
      isEditing={keyOf(row) === editing}
      isReadOnly={isReadOnly}
      onToggle={toggle}
      onEdit={setEditing}
      onRename={rename}
    />
  )
  const keptFocus = useKeptFocus(useMemo(() => groups.flatMap((group) => group.rows.map(keyOf)), [groups]))
  const dependencies = [openId, editing, levels, names, hides, isReadOnly, toggle, rename]
  const standIns = useMemo(
    () => groups.filter((group) => group.rows.length === 0).map(({ id }) => emptyKey(id)),
    [groups],
  )
  const isFlat = groups.every(({ name }) => name === '')
  const hasSections = view.group === 'section'
  const isEmpty = (key: string | number) => !byId.has(String(key))
  if (!ordered) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the list within
    <div
      {...keptFocus}
      className="relative flex min-h-0 flex-1 flex-col"
      onKeyDown={listKeys({
        actions,
        selected,
        isReadOnly,
        isEmpty,
        onEdit: setEditing,
        onOpen,
        onNest: nest,
        onComplete: complete,
      })}
    >
      <Virtualizer layout={RowsLayout} layoutOptions={{ estimatedRowSize: 44, headingSize: 46, gap: 1 }}>
        <GridList
          aria-label={label}
          {...(isFlat ? { items: groups[0]?.rows ?? [] } : {})}
          dependencies={dependencies}
          selectionMode={isReadOnly ? 'none' : 'multiple'}
          selectedKeys={selection}
          onSelectionChange={setSelection}
          disabledKeys={standIns}
          onAction={(key) => isEmpty(key) || onOpen(String(key))}
          disallowTypeAhead
          dragAndDropHooks={dragAndDropHooks}
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            if (scrollTop + 3 * clientHeight > scrollHeight) onMore?.()
          }}
          className={`-mx-5 min-h-0 overflow-y-auto overscroll-contain outline-none md:-mx-7 ${ordered.length === 0 ? '' : 'pb-1'}`}
          renderEmptyState={() => <div>{empty}</div>}
        >
          {isFlat
            ? renderRow
            : groups.map((group) => (
                <GridListSection key={group.id} id={`group-${group.id}`}>
                  <GridListHeader className="mx-5 flex h-full items-end gap-2 border-b border-line pb-1.5 md:mx-7">
                    <GroupTitle
                      group={group}
                      actions={
                        group.section &&
                        place &&
                        !isReadOnly && <SectionActions section={group.section} place={place} />
                      }
                    />
                  </GridListHeader>
                  <Collection items={group.rows} dependencies={dependencies}>
                    {renderRow}
                  </Collection>
                  {group.rows.length === 0 && (
                    <GridListItem
                      id={emptyKey(group.id)}
                      textValue={group.name}
                      className="mx-5 flex h-11 items-center text-[0.875rem] text-faint outline-none md:mx-7"
                    >
                      {/* Required of every row; this one is disabled. */}
                      <AriaButton slot="drag" className="hidden" />
                      {organising.section.emptyOne}
                    </GridListItem>
                  )}
                </GridListSection>
              ))}
        </GridList>
      </Virtualizer>
      {place && !isReadOnly && <AddRow place={place} />}
      {hasSections && place && !isReadOnly && <AddSection project={list} className="-mx-1 w-fit" />}
      <div className="h-4 shrink-0" />
      {selected.length > 0 && !isReadOnly && (
        <div className="pointer-events-none absolute inset-x-0 bottom-5 z-20 flex justify-center max-md:-inset-x-2 max-md:bottom-3">
          <Suspense>
            <BulkBar ids={selected} actions={actions} onClear={() => setSelection(new Set())} />
          </Suspense>
        </div>
      )}
    </div>
  )
}
