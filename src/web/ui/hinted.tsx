/** A hint above a button, for people who rest on it or focus it. */
import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

export default function Hinted({
  label,
  keys,
  children,
}: {
  label: string
  keys?: string | undefined
  children: ReactNode
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Tooltip
        offset={6}
        className="flex items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs font-medium text-canvas shadow-float entering:animate-fade"
      >
        {label}
        {keys && <kbd className="opacity-70">{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
