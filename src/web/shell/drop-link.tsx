/** A link of the sidebar on which to-dos can be dropped, by mouse and by keyboard, and which is dragged itself where it has an order. */
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useDrag, useDrop } from 'react-aria-components'
import { dragType, projectDragType, type SideLinkProps } from './side-link-props.ts'

export default function DropLink(props: SideLinkProps) {
  const { to, params, className, activeClass, onDrop, project, onPlace, children } = props
  const ref = useRef<HTMLAnchorElement>(null)
  const { dragProps, isDragging } = useDrag({
    isDisabled: !project,
    // Enter opens the link. By keyboard, the menu of the project moves it.
    hasDragButton: true,
    getItems: () => (project ? [{ [projectDragType]: project.id, 'text/plain': project.name }] : []),
    getAllowedDropOperations: () => ['move'],
  })
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: !onDrop && !onPlace,
    getDropOperation: (types) =>
      (onDrop && types.has(dragType)) || (onPlace && types.has(projectDragType)) ? 'move' : 'cancel',
    async onDrop({ items }) {
      const ids: string[] = []
      for (const item of items) {
        if (item.kind !== 'text') continue
        if (item.types.has(dragType)) ids.push(await item.getText(dragType))
        else if (item.types.has(projectDragType)) onPlace?.(await item.getText(projectDragType))
      }
      if (ids.length > 0) await onDrop?.(ids)
    },
  })
  return (
    <li>
      <Link
        ref={ref}
        to={to as string}
        params={params}
        {...(project ? (dragProps as object) : {})}
        {...(dropProps as object)}
        className={`${className} ${isDragging ? 'opacity-40' : ''} ${isDropTarget ? 'bg-accent-soft ring-2 ring-accent' : ''}`}
        activeProps={{ className: activeClass, 'aria-current': 'page' }}
      >
        {children}
      </Link>
    </li>
  )
}
