/** A link of the sidebar. What lets to-dos be dropped on it is loaded after the first paint. */
import { Link, type LinkProps } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'

/** The type of what a list of to-dos lets be dragged: the id. */
export const dragType = 'taskpact-todo'

const DropLink = lazy(() => import('./drop-link.tsx'))

export interface SideLinkProps extends Pick<LinkProps, 'to'> {
  // biome-ignore lint/suspicious/noExplicitAny: it depends on `to`, which the router checks where a link is written
  params?: any
  className: string
  activeClass: string
  onDrop?: ((ids: string[]) => unknown) | undefined
  children: ReactNode
}

export function SideLink(props: SideLinkProps) {
  const { to, params, className, activeClass, children } = props
  const plain = (
    <li>
      <Link
        to={to as string}
        params={params}
        className={className}
        activeProps={{ className: activeClass, 'aria-current': 'page' }}
      >
        {children}
      </Link>
    </li>
  )
  return (
    <Suspense fallback={plain}>
      <DropLink {...props} />
    </Suspense>
  )
}
