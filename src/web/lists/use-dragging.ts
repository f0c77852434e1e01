/** Drag and drop of to-dos, by mouse, touch and keyboard: to another place of the list, or into another group. */
import { type DropTarget, useDragAndDrop } from 'react-aria-components'
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

export function useDragging({ groups, levels, byId, isManual, isReadOnly, root }: DraggingOptions) {
  const database = useDatabase()
  const groupOf = (id: string) => groups.find(({ rows }) => rows.some((row) => keyOf(row) === id))
  const isPlace = (target: DropTarget) =>
    target.type === 'item' &&
    target.dropPosition !== 'on' &&
    (byId.has(String(target.key)) || groupOfEmpty(String(target.key)) !== undefined)
  const { dragAndDropHooks } = useDragAndDrop<TodoRow>({
    isDisabled: isReadOnly,
    ...dragOptions((id) => byId.get(id)?.todo.title),
    // Not onReorder, which knows no way from one group into another one.
    getDropOperation: (target) => (isPlace(target) ? 'move' : 'cancel'),
    onMove({ keys, target }) {
      const ids = [...keys].map(String)
      dropAt(ids, String(target.key), target.dropPosition === 'before').catch(sayError)
    },
  })

  async function dropAt(ids: string[], targetId: string, isBefore: boolean): Promise<void> {
    const group = groups.find(({ id }) => id === groupOfEmpty(targetId)) ?? groupOf(targetId)
    if (!group) return
    const rows = ids.flatMap((id) => byId.get(id) ?? [])
    const order = [...byId.values()]
    const target = isManual ? byId.get(targetId) : undefined
    const isPart = (levels.get(targetId)?.depth ?? 0) > 0
    const parent = target && (isPart ? target.todo.parent_id : (root ?? null))
    const undo = await drop(database, { order, rows, group, target, parent, isBefore })
    if (undo) done(group.name === '' ? t.todo.changed(rows.length) : t.todo.moved(rows.length, group.name), undo)
  }

  return dragAndDropHooks
}

/** The key of the row that stands for the to-dos of a section without any. */
export const emptyKey = (group: string): string => `empty ${group}`
const groupOfEmpty = (key: string): string | undefined =>
  key.startsWith('empty ') ? key.slice('empty '.length) : undefined
