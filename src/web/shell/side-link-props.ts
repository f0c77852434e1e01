/** The properties of a link of the sidebar, and of the to-dos that can be dropped on it. */
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** The type of a dragged to-do: its id. */
export const dragType = 'taskpact-todo'

export interface SideLinkProps extends Pick<LinkProps, 'to'> {
  // biome-ignore lint/suspicious/noExplicitAny: it depends on `to`, which the router checks where a link is written
  params?: any
  className: string
  activeClass: string
  onDrop?: ((ids: string[]) => unknown) | undefined
  children: ReactNode
}
