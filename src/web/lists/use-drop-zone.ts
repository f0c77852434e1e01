/** Drag and drop of to-dos between several collections, such as the columns of a board or the days of a calendar. */
import { type DropItem, useDragAndDrop } from 'react-aria-components'
import { dragType } from '../shell/side-link-props.ts'
import { keyOf, type TodoRow } from '../store/model.ts'
import { sayError } from '../ui/toast.ts'
import { dragOptions } from './drag-options.tsx'

/** Beside which to-do the others are dropped; absent for the collection as a whole. */
export interface DropPlace {
  id: string
  isBefore: boolean
}

export interface DropZoneOptions {
  rows: TodoRow[]
  isReadOnly: boolean
  /** Whether to-dos can be dropped between others, since the collection has an order that people give it. */
  isManual: boolean
  onDrop: (ids: string[], place: DropPlace | undefined) => Promise<unknown>
}

async function idsOf(items: DropItem[]): Promise<string[]> {
  const ids: string[] = []
  for (const item of items) if (item.kind === 'text' && item.types.has(dragType)) ids.push(await item.getText(dragType))
  return ids
}

export function useDropZone({ rows, isReadOnly, isManual, onDrop }: DropZoneOptions) {
  const drop = (ids: string[], place?: DropPlace) => onDrop(ids, place).catch(sayError)
  const placeOf = (target: { key: unknown; dropPosition: string }): DropPlace => ({
    id: String(target.key),
    isBefore: target.dropPosition === 'before',
  })
  const { dragAndDropHooks } = useDragAndDrop<TodoRow>({
    isDisabled: isReadOnly,
    ...dragOptions((id) => rows.find((row) => keyOf(row) === id)?.todo.title),
    onRootDrop: async ({ items }) => drop(await idsOf(items)),
    ...(isManual && {
      onInsert: async ({ items, target }) => drop(await idsOf(items), placeOf(target)),
      onReorder: ({ keys, target }) => drop([...keys].map(String), placeOf(target)),
    }),
  })
  return dragAndDropHooks
}
