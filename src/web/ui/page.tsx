/** The frame of a screen: its title, its actions, and the content below. */
import { type ReactNode, useEffect } from 'react'
import { t } from '../strings/index.ts'
import { sayPainted } from './after-paint.ts'

export interface PageProps {
  title: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** The content scrolls by itself, as lists do. */
  fixed?: boolean
  /** As wide as the window, for boards and calendars. */
  wide?: boolean
}

export function Page({ title, note, actions, children, fixed = false, wide = false }: PageProps) {
  useEffect(() => {
    // A list says so itself, when it has its rows.
    if (!fixed) sayPainted()
  }, [fixed])
  return (
    <div className={`flex h-full min-h-0 min-w-0 flex-1 flex-col ${fixed ? '' : 'overflow-y-auto'}`}>
      <div
        className={`mx-auto flex w-full flex-col px-5 ${wide ? 'md:px-8' : 'max-w-3xl md:px-10'} ${fixed ? 'min-h-0 flex-1' : ''}`}
      >
        <header className="flex min-h-12 items-end justify-between gap-3 pt-4 pb-4 md:pt-11">
          <div className="min-w-0">
            <h1 className="truncate text-[1.625rem] leading-tight font-bold tracking-[-0.02em]">{title}</h1>
            {note && <p className="mt-0.5 text-[0.875rem] text-soft">{note}</p>}
          </div>
          {actions && <div className={`flex shrink-0 items-center gap-1 ${fixed ? '-me-2' : ''}`}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  )
}

/** Shown only when it takes a while. */
export const Loading = () => (
  <p role="status" className="animate-[fade_0.2s_0.5s_both] py-12 text-center text-soft">
    {t.loading}
  </p>
)

/** What a list without content says. */
export function Empty({ name, icon }: { name: string; icon: ReactNode }) {
  return <EmptyText text={t.empty[name] ?? []} icon={icon} />
}

/** `text`: a title, and a sentence below it. */
export function EmptyText({ text: [title, text], icon }: { text: readonly string[]; icon: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      <span className="mb-4 flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent">
        {icon}
      </span>
      <p className="text-[1.0625rem] font-semibold tracking-tight">{title}</p>
      <p className="mt-1 max-w-72 text-soft">{text}</p>
    </div>
  )
}

export function Section({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className="border-t border-line py-6 first:border-0 first:pt-2">
      <div className="mb-3 flex min-h-9 items-center justify-between">
        <h2 className="text-[1rem] font-semibold tracking-tight">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
