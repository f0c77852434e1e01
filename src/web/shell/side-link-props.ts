/** The properties of a link of the sidebar, and of the to-dos that can be dropped on it. */
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Project } from '../../sdk/index.ts'

/** The type of a dragged to-do: its id. */
export const dragType = 'taskpact-todo'

/** The type of a dragged project: its id. */
export const projectDragType = 'taskpact-project'

export const rowClass =
  'group flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-[0.875rem] text-ink transition-colors hover:bg-hover max-md:h-11 max-md:text-[0.9375rem]'
export const activeClass = 'bg-press font-semibold'

export interface SideLinkProps extends Pick<LinkProps, 'to'> {
  // biome-ignore lint/suspicious/noExplicitAny: it depends on `to`, which the router checks where a link is written
  params?: any
  className: string
  activeClass: string
  onDrop?: ((ids: string[]) => unknown) | undefined
  /** Lets the link be dragged to another place. */
  project?: Pick<Project, 'id' | 'name'>
  /** Called with the id of a project that is dropped here. */
  onPlace?: (id: string) => unknown
  children: ReactNode
}
