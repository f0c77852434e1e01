/** What is around the screens of a person who is not signed in. */
import type { ReactNode } from 'react'
import { t } from '../strings/index.ts'

export function AccountFrame({
  title,
  text,
  children,
  below,
}: {
  title: string
  text?: string
  children?: ReactNode
  below?: ReactNode
}) {
  return (
    <div className="flex min-h-full flex-col items-center justify-center bg-side px-4 py-10 max-sm:justify-start max-sm:bg-canvas max-sm:pt-16">
      <div className="mb-6 flex items-center gap-2.5">
        <img src="/app/icon.svg" alt="" className="size-9" />
        <span className="text-[1.25rem] font-bold tracking-[-0.02em]">{t.app}</span>
      </div>
      <main className="w-full max-w-sm rounded-2xl border border-line bg-canvas p-7 shadow-card max-sm:border-0 max-sm:p-2 max-sm:shadow-none">
        <h1 className="text-[1.375rem] leading-tight font-bold tracking-[-0.02em]">{title}</h1>
        {text && <p className="mt-1.5 text-soft">{text}</p>}
        <div className="mt-5 flex flex-col gap-4">{children}</div>
      </main>
      {below && <div className="mt-5 text-[0.875rem] text-soft">{below}</div>}
    </div>
  )
}
