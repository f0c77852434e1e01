/** What is around every screen of a signed-in person: the sidebar, the windows above, and the work with the service. */
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { User } from '../../sdk/index.ts'
import { useSession } from '../service/session.ts'
import { databaseOf, followZone } from '../store/database.ts'
import { DatabaseContext } from '../store/live.ts'
import { useTimeZone } from '../store/preferences.ts'
import { t } from '../strings/index.ts'
import { afterPaint, lazyAfterPaint } from '../ui/after-paint.ts'
import { Button } from '../ui/button.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { Sidebar } from './sidebar.tsx'
import { useOverlay } from './ui-state.ts'
import { useKeys } from './use-keys.ts'

const Overlays = lazy(() => import('./overlays.tsx'))
const Installed = lazyAfterPaint(() => import('./installed.tsx'))
const Notice = lazyAfterPaint(() => import('./notice.tsx'))
const Toasts = lazyAfterPaint(() => import('../ui/toasts.tsx'))

export function Shell() {
  const session = useSession()
  const navigate = useNavigate()
  const isIn = session.user !== null && session.status !== 'ended'
  useEffect(() => {
    const next = location.pathname.replace(/^\/app/, '')
    if (!isIn) navigate({ to: '/sign-in', search: next === '/today' ? {} : { next }, replace: true })
  }, [isIn, navigate])
  return isIn ? <Frame user={session.user} /> : null
}

function Frame({ user }: { user: User }) {
  const [database] = useState(() => databaseOf(user.id))
  const [failure, setFailure] = useState<unknown>()
  const zone = useTimeZone()
  useKeys(user.role === 'admin')
  useEffect(() => {
    database.open().catch(setFailure)
    const stop = new AbortController()
    // The first paint needs the copy alone.
    afterPaint(() => import('../store/work.ts'))
      .then(({ startWork }) => startWork(database, stop.signal))
      .catch(setFailure)
    return () => stop.abort()
  }, [database])
  useEffect(() => {
    followZone(database, zone).catch(() => {})
  }, [database, zone])
  if (failure) return <StorageFailure error={failure} />
  return (
    <DatabaseContext value={database}>
      <div className="grid h-full grid-cols-[minmax(0,1fr)] md:grid-cols-[16.5rem_minmax(0,1fr)]">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-raised focus:px-3 focus:py-2"
        >
          {t.skip}
        </a>
        <div className="min-h-0 border-e border-line max-md:hidden">
          <Sidebar user={user} />
        </div>
        <div className="flex min-h-0 flex-col">
          <Suspense>
            <Notice />
          </Suspense>
          <main id="main" className="flex min-h-0 flex-1">
            <Outlet />
          </main>
          <PhoneBar user={user} />
        </div>
      </div>
      <OverlaysWhenAsked />
      <Suspense>
        <Installed />
        <Toasts />
      </Suspense>
    </DatabaseContext>
  )
}

/** Loaded with the first window that is opened. */
function OverlaysWhenAsked() {
  const { kind } = useOverlay()
  const [wasAsked, setAsked] = useState(false)
  useEffect(() => {
    if (kind !== 'none') setAsked(true)
  }, [kind])
  return wasAsked || kind !== 'none' ? (
    <Suspense>
      <Overlays />
    </Suspense>
  ) : null
}

function StorageFailure({ error }: { error: unknown }) {
  const isFull = error instanceof Error && /quota/i.test(error.name + error.message)
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4 p-8 text-center">
      <p className="max-w-sm text-soft">{isFull ? t.errors.full : t.errors.storage}</p>
      <Button onPress={() => location.reload()}>{t.errors.reload}</Button>
    </main>
  )
}
