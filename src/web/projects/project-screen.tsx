/** One project: its to-dos, members and settings. */
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Ellipsis, FolderOpen, Pencil, Trash2, UserPlus } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import type { Project } from '../../sdk/index.ts'
import { TodoList } from '../lists/todo-list.tsx'
import { useRows } from '../lists/use-rows.ts'
import { useView } from '../lists/use-view.ts'
import { setPlace } from '../shell/ui-state.ts'
import { changeProject, deleteProjectNow } from '../store/commands.ts'
import { useDatabase, useDone, useProject, useTrouble } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { TroubleCard } from '../todo/trouble.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { MenuItem, MenuLine, MenuPopover } from '../ui/menu.tsx'
import { Empty, Page } from '../ui/page.tsx'
import { done, sayError } from '../ui/toast.ts'
import { projectColor } from './color.ts'
import { useMembers } from './use-members.ts'

const ViewMenu = lazy(() => import('../lists/view-menu.tsx'))
const MembersWindow = lazy(() => import('./members-window.tsx'))

export function ProjectScreen() {
  const { projectId } = useParams({ strict: false }) as { projectId: string }
  const row = useProject(projectId)
  const navigate = useNavigate()
  // The service has given it another id.
  useEffect(() => {
    if (row && row.id !== projectId)
      navigate({ to: '/projects/$projectId', params: { projectId: row.id }, replace: true })
  }, [row, projectId, navigate])
  if (row === undefined) return null
  if (row === null) return <p className="flex-1 p-10 text-center text-soft">{t.project.missing}</p>
  return (
    <>
      <Content key={row.id} project={row.project} />
      <Outlet />
    </>
  )
}

function Content({ project }: { project: Project }) {
  const { id } = project
  const { todoId } = useParams({ strict: false }) as { todoId?: string }
  const navigate = useNavigate()
  const [view, setView] = useView(id)
  const { rows: open, showMore } = useRows(id, view)
  const completed = useDone(id, view.done)
  const trouble = useTrouble(id)
  const [sharing, setSharing] = useState(false)
  const isReadOnly = project.role === 'viewer' || project.status === 'archived'
  useEffect(() => setPlace(isReadOnly ? {} : { project_id: id }), [id, isReadOnly])
  const rows = open && view.done ? [...open, ...(completed ?? [])] : open
  return (
    <Page
      fixed
      wide={view.layout !== 'list'}
      title={
        <span className="flex items-center gap-3">
          <span className={`size-3.5 shrink-0 rounded-full ${projectColor(id)}`} />
          <span className="truncate">{project.name}</span>
        </span>
      }
      note={project.status === 'archived' ? t.project.archivedNote : (project.description ?? undefined)}
      actions={
        <>
          <Faces project={project} onPress={() => setSharing(true)} />
          <Suspense>
            <ViewMenu view={view} onChange={setView} list="project" />
          </Suspense>
          <ProjectMenu project={project} onShare={() => setSharing(true)} />
        </>
      }
    >
      {trouble.map((change) => (
        <TroubleCard key={change.seq} change={change} />
      ))}
      <TodoList
        list={id}
        label={project.name}
        rows={rows}
        onMore={showMore}
        view={view}
        place={isReadOnly ? undefined : { project_id: id }}
        openId={todoId}
        isReadOnly={isReadOnly}
        isProject
        onOpen={(todo) => navigate({ to: '/projects/$projectId/$todoId', params: { projectId: id, todoId: todo } })}
        empty={<Empty name="project" icon={<FolderOpen size={26} />} />}
      />
      {sharing && (
        <Suspense>
          <MembersWindow project={project} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </Page>
  )
}

/** Who is in the project; leads to its members. */
function Faces({ project, onPress }: { project: Project; onPress: () => void }) {
  const members = useMembers(project.id)
  return (
    <AriaButton
      onPress={onPress}
      aria-label={t.project.share}
      className="flex h-9 cursor-default items-center gap-2 rounded-lg px-2 text-[0.875rem] text-soft hover:bg-hover hover:text-ink"
    >
      {members.length > 1 ? (
        <span className="flex -space-x-1.5">
          {members.slice(0, 4).map(({ user_id, name }) => (
            <span key={user_id} className="rounded-full ring-2 ring-canvas">
              <Avatar name={name} id={user_id} />
            </span>
          ))}
        </span>
      ) : (
        <>
          <UserPlus size={18} />
          <span className="max-md:hidden">{t.project.share}</span>
        </>
      )}
    </AriaButton>
  )
}

function ProjectMenu({ project, onShare }: { project: Project; onShare: () => void }) {
  const database = useDatabase()
  const navigate = useNavigate()
  const [asks, setAsks] = useState(false)
  const [renames, setRenames] = useState(false)
  const isOwner = project.role === 'owner'
  const isArchived = project.status === 'archived'
  const toggleArchived = async () => {
    const undo = await changeProject(database, project, { status: isArchived ? 'active' : 'archived' })
    done(isArchived ? t.project.unarchivedToast : t.project.archivedToast, undo)
  }
  const remove = async () => {
    const undo = await deleteProjectNow(database, project)
    await navigate({ to: '/$list', params: { list: 'today' } })
    done(t.project.deleted, undo)
  }
  return (
    <>
      <MenuTrigger>
        <IconButton label={t.project.actions}>
          <Ellipsis size={19} />
        </IconButton>
        <MenuPopover label={t.project.actions}>
          {isOwner && (
            <MenuItem icon={<Pencil size={16} />} onAction={() => setRenames(true)}>
              {t.project.rename}
            </MenuItem>
          )}
          <MenuItem icon={<UserPlus size={16} />} onAction={onShare}>
            {t.project.members}
          </MenuItem>
          {isOwner && (
            <MenuItem
              icon={isArchived ? <ArchiveRestore size={16} /> : <Archive size={16} />}
              onAction={() => toggleArchived().catch(sayError)}
            >
              {isArchived ? t.project.unarchive : t.project.archive}
            </MenuItem>
          )}
          {isOwner && <MenuLine />}
          {isOwner && (
            <MenuItem danger icon={<Trash2 size={16} />} onAction={() => setAsks(true)}>
              {t.project.delete}
            </MenuItem>
          )}
        </MenuPopover>
      </MenuTrigger>
      <Confirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t.project.deleteConfirm(project.name)}
        text={t.project.deleteText}
        action={t.project.delete}
        onConfirm={remove}
      />
      {renames && (
        <Suspense>
          <RenameWindow project={project} onClose={() => setRenames(false)} />
        </Suspense>
      )}
    </>
  )
}

const RenameWindow = lazy(() => import('./rename-window.tsx'))
