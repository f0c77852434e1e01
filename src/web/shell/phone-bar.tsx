/** The bar at the bottom of a phone. */
import { useLocation, useRouter } from '@tanstack/react-router'
import { Menu, Plus } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { User } from '../../sdk/index.ts'
import { useCounts } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { lists } from './lists.ts'
import { showQuickAdd } from './ui-state.ts'

const Drawer = lazy(() => import('./drawer.tsx'))

/** On a phone: the lists within reach of the thumb. */
export function PhoneBar({ user }: { user: User }) {
  const [isOpen, setOpen] = useState(false)
  const { pathname } = useLocation()
  const router = useRouter()
  const counts = useCounts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when another screen is shown
  useEffect(() => setOpen(false), [pathname])
  const tab = (id: 'inbox' | 'today' | 'upcoming') => {
    const { icon: Icon } = lists[id]
    const isHere = pathname.split('/')[1] === id
    return (
      <AriaButton
        key={id}
        onPress={() => router.navigate({ to: '/$list', params: { list: id } })}
        aria-current={isHere ? 'page' : undefined}
        className={`relative flex h-14 flex-1 cursor-default flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium ${isHere ? 'text-accent' : 'text-soft'}`}
      >
        <Icon size={21} strokeWidth={isHere ? 2.3 : 1.9} />
        {t.lists[id]}
        {id === 'today' && (counts.overdue ?? 0) > 0 && (
          <span className="absolute top-2 left-1/2 ms-2.5 size-2 rounded-full bg-danger" />
        )}
      </AriaButton>
    )
  }
  return (
    <>
      <nav
        aria-label={t.lists.browse}
        className="relative flex border-t border-line bg-side pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {tab('inbox')}
        {tab('today')}
        {tab('upcoming')}
        <AriaButton
          onPress={() => setOpen(true)}
          className="flex h-14 flex-1 cursor-default flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium text-soft"
        >
          <Menu size={21} strokeWidth={1.9} />
          {t.lists.browse}
        </AriaButton>
        <AriaButton
          aria-label={t.todo.quickAdd}
          onPress={() => showQuickAdd()}
          className="absolute right-4 -top-17 flex size-13 cursor-default items-center justify-center rounded-2xl bg-accent text-on-accent shadow-float"
        >
          <Plus size={26} strokeWidth={2.4} />
        </AriaButton>
      </nav>
      {isOpen && (
        <Suspense>
          <Drawer user={user} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
