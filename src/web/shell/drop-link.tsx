/** A link of the sidebar on which to-dos can be dropped, by mouse and by keyboard. */
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useDrop } from 'react-aria-components'
import { dragType, type SideLinkProps } from './side-link-props.ts'

export default function DropLink({ to, params, className, activeClass, onDrop, children }: SideLinkProps) {
  const ref = useRef<HTMLAnchorElement>(null)
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: !onDrop,
    getDropOperation: (types) => (types.has(dragType) ? 'move' : 'cancel'),
    async onDrop({ items }) {
      const ids: string[] = []
      for (const item of items)
        if (item.kind === 'text' && item.types.has(dragType)) ids.push(await item.getText(dragType))
      await onDrop?.(ids)
    },
  })
  return (
    <li>
      <Link
        ref={ref}
        to={to as string}
        params={params}
        {...(dropProps as object)}
        className={`${className} ${isDropTarget ? 'bg-accent-soft ring-2 ring-accent' : ''}`}
        activeProps={{ className: activeClass, 'aria-current': 'page' }}
      >
        {children}
      </Link>
    </li>
  )
}
