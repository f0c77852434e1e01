/** Drag and drop of to-dos, by mouse, touch and keyboard: to another place of the list, or into another group. */
import { useMemo, useRef } from 'react'
import { type DropTarget, type ItemDropTarget, useDragAndDrop } from 'react-aria-components'
import type { Database } from '../store/database.ts'
import { useDatabase } from '../store/live.ts'
import { keyOf, type TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { done, sayError } from '../ui/toast.ts'
import type { Group } from './arrange.ts'
import { dragOptions } from './drag-options.tsx'
import type { Level } from './nesting.ts'
import { drop } from './reorder.ts'

export interface DraggingOptions {
  groups: Group[]
  /** The places of the rows in the trees of subtasks. */
  levels: Map<string, Level>
  byId: Map<string, TodoRow>
  /** Whether the list is in the order that people give it. */
  isManual: boolean
  isReadOnly: boolean
  /** The to-do whose subtasks the list has. */
  root?: string
}

export function useDragging(options: DraggingOptions) {
  const { isReadOnly } = options
  const database = useDatabase()
  const latest = useRef(options)
  latest.current = options
  // The same object as long as nothing is read-only: a new one makes every row anew.
  const dragAndDrop = useMemo(() => {
    const isPlace = (target: DropTarget) =>
      target.type === 'item' &&
      target.dropPosition !== 'on' &&
      (latest.current.byId.has(String(target.key)) || groupOfEmpty(String(target.key)) !== undefined)
    return {
      isDisabled: isReadOnly,
      ...dragOptions((id) => latest.current.byId.get(id)?.todo.title),
      // Not onReorder, which knows no way from one group into another one.
      getDropOperation: (target: DropTarget) => (isPlace(target) ? ('move' as const) : ('cancel' as const)),
      onMove({ keys, target }: { keys: Iterable<unknown>; target: ItemDropTarget }) {
        const ids = [...keys].map(String)
        dropAt(database, latest.current, {
          ids,
          target: String(target.key),
          isBefore: target.dropPosition === 'before',
        }).catch(sayError)
      },
    }
  }, [database, isReadOnly])
  return useDragAndDrop<TodoRow>(dragAndDrop).dragAndDropHooks
}

interface Dropped {
  ids: string[]
  /** The key of a row. */
  target: string
  isBefore: boolean
}

async function dropAt(
  database: Database,
  { groups, levels, byId, isManual, root }: DraggingOptions,
  { ids, target: key, isBefore }: Dropped,
): Promise<void> {
  const group =
    groups.find(({ id }) => id === groupOfEmpty(key)) ??
    groups.find(({ rows }) => rows.some((row) => keyOf(row) === key))
  if (!group) return
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  const order = [...byId.values()]
  const target = isManual ? byId.get(key) : undefined
  const isPart = (levels.get(key)?.depth ?? 0) > 0
  const parent = target && (isPart ? target.todo.parent_id : (root ?? null))
  const undo = await drop(database, { order, rows, group, target, parent, isBefore })
  if (undo) done(group.name === '' ? t.todo.changed(rows.length) : t.todo.moved(rows.length, group.name), undo)
}

/** The key of the row that stands for the to-dos of a section without any. */
export const emptyKey = (group: string): string => `empty ${group}`
const groupOfEmpty = (key: string): string | undefined =>
  key.startsWith('empty ') ? key.slice('empty '.length) : undefined
