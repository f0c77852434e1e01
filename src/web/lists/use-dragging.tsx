/** Drag and drop of to-dos, by mouse, touch and keyboard: to another place of the list, or into another group. */
import { DropIndicator, useDragAndDrop } from 'react-aria-components'
import { dragType } from '../shell/side-link-props.ts'
import { moveTodoTo, type Undo, updateTodos } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { done, sayError } from '../ui/toast.ts'
import type { Group } from './arrange.ts'

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
    getItems: (keys) =>
      [...keys].map((key) => ({ [dragType]: String(key), 'text/plain': byId.get(String(key))?.todo.title ?? '' })),
    getAllowedDropOperations: () => ['move'],
    acceptedDragTypes: [dragType],
    renderDragPreview: (items) => (
      <div className="flex max-w-72 items-center gap-2 rounded-xl border border-line bg-raised px-3 py-2 text-[0.875rem] font-medium text-ink shadow-float">
        <span className="truncate">{items[0]?.['text/plain']}</span>
        {items.length > 1 && (
          <span className="rounded-full bg-accent px-1.5 text-xs text-on-accent">{items.length}</span>
        )}
      </div>
    ),
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="relative z-10 h-0 outline-none">
        {({ isDropTarget }) =>
          isDropTarget && <span className="absolute inset-x-2 -top-px h-0.5 rounded-full bg-accent" />
        }
      </DropIndicator>
    ),
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
    if (isManual) undos.push(await reorder(rows, target, isBefore))
    if (undos.length > 0)
      done(group.name === '' ? t.todo.changed(rows.length) : t.todo.moved(rows.length, group.name), async () => {
        for (const undo of undos.reverse()) await undo()
      })
  }

  /** Each goes directly before the target, or each directly after the one before it. */
  async function reorder(rows: TodoRow[], target: TodoRow, isBefore: boolean): Promise<Undo> {
    const all = groups.flatMap((group) => group.rows).filter((row) => !rows.includes(row))
    const order = groups.flatMap((group) => group.rows)
    const index = all.indexOf(target)
    let previous = isBefore ? all[index - 1] : target
    const next = isBefore ? target : all[index + 1]
    for (const row of rows) {
      const move = isBefore ? { before: target.id } : { after: (previous as TodoRow).id }
      const neighbours = { ...(previous && { before: previous.todo }), ...(next && { after: next.todo }) }
      await moveTodoTo(database, row.id, move, neighbours)
      previous = (await database.todos.get(row.id)) ?? row
    }
    return async () => {
      for (const row of rows) {
        const old = order[order.indexOf(row) + 1] ?? order[order.indexOf(row) - 1]
        if (!old) continue
        const wasBefore = order.indexOf(old) > order.indexOf(row)
        const move = wasBefore ? { before: old.id } : { after: old.id }
        const before = order[order.indexOf(row) - 1]?.todo
        const after = order[order.indexOf(row) + 1]?.todo
        await moveTodoTo(database, row.id, move, { ...(before && { before }), ...(after && { after }) })
      }
    }
  }

  return dragAndDropHooks
}
