/** The sidebar: the lists, the projects, and who is signed in. */
import { useRouter } from '@tanstack/react-router'
import { Bell, Plus, Search } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { User } from '../../sdk/index.ts'
import { dueOn, today } from '../store/dates.ts'
import { useCounts } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { lazyAfterPaint } from '../ui/after-paint.ts'
import { IconButton, Keys } from '../ui/button.tsx'
import { Count } from './count.tsx'
import { lists } from './lists.ts'
import { ProjectLinks } from './project-links.tsx'
import { ReachLine } from './reach.tsx'
import { SideLink } from './side-link.tsx'
import { activeClass, rowClass } from './side-link-props.ts'
import { showQuickAdd } from './ui-state.ts'
import { useDropOnList } from './use-drop-on-list.ts'
import { useUnread } from './use-unread.ts'
import { Who } from './who.tsx'

const UserMenu = lazyAfterPaint(() => import('./user-menu.tsx'))

const LabelLinks = lazyAfterPaint(() => import('./label-links.tsx'))
const ViewLinks = lazyAfterPaint(() => import('./view-links.tsx'))

export function Sidebar({ user }: { user: User }) {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const counts = useCounts()
  const unread = useUnread()
  const router = useRouter()
  return (
    <nav aria-label={t.app} className="flex h-full flex-col bg-side">
      <div className="flex items-center gap-1 px-3 pt-3 pb-2 max-md:pt-2">
        {/* A press before the menu is loaded opens it then. */}
        <Suspense fallback={<Who user={user} onPress={() => setMenuOpen(true)} />}>
          <UserMenu user={user} isOpen={isMenuOpen} onOpenChange={setMenuOpen} />
        </Suspense>
        <IconButton label={t.keys.search} keys="/" onPress={() => router.navigate({ to: '/search' })}>
          <Search size={18} />
        </IconButton>
        <span className="relative">
          <IconButton
            label={t.lists.notifications}
            keys="G N"
            onPress={() => router.navigate({ to: '/notifications' })}
          >
            <Bell size={18} />
          </IconButton>
          {unread > 0 && (
            <span className="pointer-events-none absolute top-1.5 right-1.5 size-2 rounded-full bg-danger ring-2 ring-side" />
          )}
        </span>
      </div>
      <div className="px-3 pb-2">
        <AriaButton
          onPress={() => showQuickAdd()}
          className="flex h-9 w-full cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.875rem] font-semibold text-accent transition-colors hover:bg-accent-soft pressed:bg-accent-soft max-md:h-11"
        >
          <span className="flex size-4.5 items-center justify-center rounded-full bg-accent text-on-accent">
            <Plus size={13} strokeWidth={3} />
          </span>
          {t.todo.quickAdd}
          <Keys className="ms-auto rounded border border-line px-1.5 py-px text-faint max-md:hidden">Q</Keys>
        </AriaButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
        <ul className="flex flex-col gap-px">
          {(['inbox', 'today', 'upcoming'] as const).map((id) => (
            <ListLink key={id} id={id} count={counts[id]} />
          ))}
          {(counts.overdue ?? 0) > 0 && <ListLink id="overdue" count={counts.overdue} />}
        </ul>
        <ul className="mt-3 flex flex-col gap-px">
          <ListLink id="completed" />
          <ListLink id="trash" />
        </ul>
        <ProjectLinks />
        <Suspense>
          <ViewLinks />
          <LabelLinks />
        </Suspense>
      </div>
      <ReachLine />
    </nav>
  )
}

function ListLink({ id, count }: { id: keyof typeof lists; count?: number | undefined }) {
  const { icon: Icon, color } = lists[id]
  const drop = useDropOnList()
  const patch: TodoPatch | undefined =
    id === 'inbox'
      ? { project_id: null, assignee_ids: [] }
      : id === 'today'
        ? dueOn(today())
        : id === 'completed'
          ? { completed: true }
          : undefined
  return (
    <SideLink
      to="/$list"
      params={{ list: id }}
      className={rowClass}
      activeClass={activeClass}
      onDrop={patch && ((ids) => drop(ids, patch, t.lists[id]))}
    >
      <Icon size={18} strokeWidth={2} className={color} />
      <span className="flex-1 truncate">{t.lists[id]}</span>
      <Count value={count} />
    </SideLink>
  )
}
