/** Buttons. */
import { type ReactNode, Suspense } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { lazyAfterPaint } from './after-paint.ts'

const Hinted = lazyAfterPaint(() => import('./hinted.tsx'))

const looks = {
  primary:
    'bg-accent text-on-accent hover:bg-accent-strong pressed:bg-accent-strong font-medium px-3.5 h-9 shadow-card',
  plain: 'bg-surface text-ink border border-line hover:border-line-strong hover:bg-hover font-medium px-3.5 h-9',
  quiet: 'text-soft hover:bg-hover hover:text-ink px-2.5 h-9',
  danger: 'bg-danger text-white dark:text-canvas hover:opacity-90 font-medium px-3.5 h-9',
  chip: 'text-soft hover:bg-hover hover:text-ink border border-line hover:border-line-strong px-2.5 h-8 text-[0.8125rem]',
  link: 'text-accent hover:underline underline-offset-3 font-medium',
} as const

export type Look = keyof typeof looks

export interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  look?: Look
  className?: string
}

const base =
  'inline-flex items-center justify-center gap-1.5 rounded-lg transition-colors cursor-default select-none disabled:opacity-45 whitespace-nowrap'

export function Button({ look = 'plain', className = '', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${base} ${looks[look]} ${className}`} />
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  label: string
  /** Beside the label in the hint. */
  keys?: string
  children: ReactNode
  className?: string
}

/** A button with an icon only; its label is a hint, and what screen readers say. */
export function IconButton({ label, keys, children, className = '', ...props }: IconButtonProps) {
  const button = (
    <AriaButton
      {...props}
      aria-label={label}
      className={`inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-soft transition-colors cursor-default hover:bg-hover hover:text-ink pressed:bg-press disabled:opacity-40 ${className}`}
    >
      {children}
    </AriaButton>
  )
  return (
    <Suspense fallback={button}>
      <Hinted label={label} keys={keys}>
        {button}
      </Hinted>
    </Suspense>
  )
}

/** Keys, as they are printed on a keyboard. */
export function Keys({ children, className = '' }: { children: string; className?: string }) {
  return <kbd className={`text-[0.6875rem] font-medium tracking-wide ${className}`}>{children}</kbd>
}
