/** The sidebar: the lists, the projects, and who is signed in. */
import { useRouter } from '@tanstack/react-router'
import { Archive, Bell, ChevronRight, Plus, Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { User } from '../../sdk/index.ts'
import { projectColor } from '../projects/color.ts'
import { updateTodos } from '../store/commands.ts'
import { dueOn, today } from '../store/dates.ts'
import { useCounts, useDatabase, useProjects } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { IconButton, Keys } from '../ui/button.tsx'
import { done } from '../ui/toast.ts'
import { lists } from './lists.ts'
import { ReachLine } from './reach.tsx'
import { SideLink } from './side-link.tsx'
import { show, showQuickAdd } from './ui-state.ts'
import { useUnread } from './use-unread.ts'
import { Who } from './who.tsx'

const UserMenu = lazy(() => import('./user-menu.tsx'))

const rowClass =
  'group flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-[0.875rem] text-ink transition-colors hover:bg-hover max-md:h-11 max-md:text-[0.9375rem]'
const activeClass = 'bg-press font-semibold'

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
      </div>
      <ReachLine />
    </nav>
  )
}

function useDrop() {
  const database = useDatabase()
  return async (ids: string[], patch: TodoPatch, where: string) => {
    const rows = (await database.todos.bulkGet(ids)).flatMap((row) => (row ? [row.todo] : []))
    done(t.todo.moved(rows.length, where), await updateTodos(database, rows, patch))
  }
}

function ListLink({ id, count }: { id: keyof typeof lists; count?: number | undefined }) {
  const { icon: Icon, color } = lists[id]
  const drop = useDrop()
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

const Count = ({ value }: { value: number | undefined }) =>
  value ? <span className="text-xs font-medium text-faint tabular-nums">{value > 999 ? '999+' : value}</span> : null

function ProjectLinks() {
  const projects = useProjects() ?? []
  const drop = useDrop()
  const [showsArchived, setShowsArchived] = useState(false)
  const active = projects.filter(({ project }) => project.status === 'active')
  const archived = projects.filter(({ project }) => project.status === 'archived')
  const link = ({ id, project }: (typeof projects)[number]) => (
    <SideLink
      key={id}
      to="/projects/$projectId"
      params={{ projectId: id }}
      className={rowClass}
      activeClass={activeClass}
      onDrop={
        project.role === 'viewer' || project.status === 'archived'
          ? undefined
          : (ids) => drop(ids, { project_id: id, assignee_ids: [] }, project.name)
      }
    >
      <span className={`mx-1 size-2.5 shrink-0 rounded-full ${projectColor(id)}`} />
      <span className="flex-1 truncate">{project.name}</span>
      <Count value={project.open_task_count} />
    </SideLink>
  )
  return (
    <div className="mt-5">
      <div className="flex h-8 items-center justify-between ps-2.5">
        <h2 className="text-xs font-semibold text-faint">{t.lists.projects}</h2>
        <IconButton label={t.project.new} className="size-7" onPress={() => show({ kind: 'new-project' })}>
          <Plus size={16} />
        </IconButton>
      </div>
      <ul className="flex flex-col gap-px">{active.map(link)}</ul>
      {archived.length > 0 && (
        <>
          <AriaButton
            onPress={() => setShowsArchived(!showsArchived)}
            aria-expanded={showsArchived}
            className="mt-1 flex h-8 w-full cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.8125rem] text-soft hover:bg-hover"
          >
            <Archive size={15} /> {t.lists.archived}
            <ChevronRight size={14} className={`ms-auto transition-transform ${showsArchived ? 'rotate-90' : ''}`} />
          </AriaButton>
          {showsArchived && <ul className="flex flex-col gap-px opacity-80">{archived.map(link)}</ul>}
        </>
      )}
    </div>
  )
}
