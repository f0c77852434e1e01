/** The part of drag and drop that all collections of to-dos have in common. */
import { DropIndicator, type DropTarget } from 'react-aria-components'
import { dragType } from '../shell/side-link-props.ts'
import { DragPreview } from './drag-preview.tsx'

type Items = Parameters<typeof DragPreview>[0]['items']

/** `titleOf`: the text that other programs get. */
export const dragOptions = (titleOf: (id: string) => string | undefined) => ({
  getItems: (keys: Iterable<unknown>) =>
    [...keys].map((key) => ({ [dragType]: String(key), 'text/plain': titleOf(String(key)) ?? '' })),
  getAllowedDropOperations: () => ['move' as const],
  acceptedDragTypes: [dragType],
  renderDragPreview: (items: Items) => <DragPreview items={items} />,
  renderDropIndicator: (target: DropTarget) => (
    <DropIndicator target={target} className="relative z-10 h-0 outline-none">
      {({ isDropTarget }) =>
        isDropTarget && <span className="absolute inset-x-2 -top-px h-0.5 rounded-full bg-accent" />
      }
    </DropIndicator>
  ),
})
