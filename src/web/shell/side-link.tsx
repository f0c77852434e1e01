/** A link of the sidebar. What lets to-dos be dropped on it is loaded after the first paint. */
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { lazyAfterPaint } from '../ui/after-paint.ts'
import type { SideLinkProps } from './side-link-props.ts'

const DropLink = lazyAfterPaint(() => import('./drop-link.tsx'))

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
