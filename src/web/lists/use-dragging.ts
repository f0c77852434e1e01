/** Drag and drop of to-dos, by mouse, touch and keyboard: to another place of the list, or into another group. */
import { useDragAndDrop } from 'react-aria-components'
import { type Undo, updateTodos } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { done, sayError } from '../ui/toast.ts'
import type { Group } from './arrange.ts'
import { dragOptions } from './drag-options.tsx'
import { reorder } from './reorder.ts'

export interface DraggingOptions {
  groups: Group[]
  byId: Map<string, TodoRow>
  /** Whether the list is in the order that people give it. */
  isManual: boolean
  isReadOnly: boolean
}

export function useDragging({ groups, byId, isManual, isReadOnly }: DraggingOptions) {
  const database = useDatabase()
  const groupOf = (id: string) => groups.find(({ rows }) => rows.some((row) => row.id === id))
  const { dragAndDropHooks } = useDragAndDrop<TodoRow>({
    isDisabled: isReadOnly,
    ...dragOptions((id) => byId.get(id)?.todo.title),
    onReorder({ keys, target }) {
      const ids = [...keys].map(String)
      drop(ids, String(target.key), target.dropPosition === 'before').catch(sayError)
    },
  })

  async function drop(ids: string[], targetId: string, isBefore: boolean): Promise<void> {
    const target = byId.get(targetId)
    const group = groupOf(targetId)
    if (!target || !group) return
    const rows = ids.flatMap((id) => byId.get(id) ?? [])
    const strangers = rows.filter(({ id }) => groupOf(id) !== group)
    const undos: Undo[] = []
    if (strangers.length > 0 && group.patch)
      undos.push(
        await updateTodos(
          database,
          strangers.map(({ todo }) => todo),
          group.patch,
        ),
      )
    if (isManual)
      undos.push(await reorder(database, { order: groups.flatMap((each) => each.rows), rows, target, isBefore }))
    if (undos.length > 0)
      done(group.name === '' ? t.todo.changed(rows.length) : t.todo.moved(rows.length, group.name), async () => {
        for (const undo of undos.reverse()) await undo()
      })
  }

  return dragAndDropHooks
}
