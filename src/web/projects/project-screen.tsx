/** One project: its to-dos, members and settings. */
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  Bell,
  BellOff,
  Ellipsis,
  FolderOpen,
  Pencil,
  Rows3,
  Star,
  StarOff,
  Tag,
  Trash2,
  UserPlus,
} from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import type { Project } from '../../sdk/index.ts'
import { TodoList } from '../lists/todo-list.tsx'
import { useRows } from '../lists/use-rows.ts'
import { useView } from '../lists/use-view.ts'
import { setPlace, show } from '../shell/ui-state.ts'
import { useDatabase, useDone, useProject, useProjects, useSections, useTrouble } from '../store/live.ts'
import { changeProject, deleteProjectNow, moveBeside } from '../store/organising.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { ProjectMark } from '../todo/marks.tsx'
import { TroubleCard } from '../todo/trouble.tsx'
import { lazyAfterPaint } from '../ui/after-paint.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { MenuItem, MenuLine, MenuPopover } from '../ui/menu.tsx'
import { Empty, Page } from '../ui/page.tsx'
import { done, sayError } from '../ui/toast.ts'
import { useMembers } from './use-members.ts'

const ViewMenu = lazyAfterPaint(() => import('../lists/view-menu.tsx'))
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
  const sections = useSections(id)
  const isDivided = (sections?.length ?? 0) > 0
  const [view, setView] = useView(id, { layout: project.default_view, group: isDivided ? 'section' : 'none' })
  const { rows: open, showMore } = useRows(id, view)
  const showsDone = view.layout === 'board' ? isDivided : view.done
  const completed = useDone(id, showsDone)
  const trouble = useTrouble(id)
  const [sharing, setSharing] = useState(false)
  const isReadOnly = project.role === 'viewer' || project.status === 'archived'
  useEffect(() => setPlace(isReadOnly ? {} : { project_id: id }), [id, isReadOnly])
  // Without its sections it would be another list.
  const rows = sections && open && (showsDone ? [...open, ...(completed ?? [])] : open)
  return (
    <Page
      fixed
      wide={view.layout !== 'list'}
      title={
        <span className="flex items-center gap-3">
          <ProjectMark project={project} size="large" />
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
  const [edits, setEdits] = useState(false)
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
            <MenuItem icon={<Pencil size={16} />} onAction={() => setEdits(true)}>
              {organising.project.edit}
            </MenuItem>
          )}
          <MenuItem icon={<UserPlus size={16} />} onAction={onShare}>
            {t.project.members}
          </MenuItem>
          <MenuItem icon={<Rows3 size={16} />} onAction={() => show({ kind: 'sections', project: project.id })}>
            {organising.section.many}
          </MenuItem>
          <MenuItem icon={<Tag size={16} />} onAction={() => show({ kind: 'labels', project: project.id })}>
            {organising.label.many}
          </MenuItem>
          <MenuLine />
          <OwnItems project={project} />
          {isOwner && <MenuLine />}
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
      {edits && (
        <Suspense>
          <EditWindow project={project} onClose={() => setEdits(false)} />
        </Suspense>
      )}
    </>
  )
}

/** What each member has for themselves. */
function OwnItems({ project }: { project: Project }) {
  const database = useDatabase()
  const all = (useProjects() ?? []).map((row) => row.project).filter(({ status }) => status === project.status)
  const peers = all.filter(({ is_favourite }) => is_favourite === project.is_favourite)
  const index = peers.findIndex(({ id }) => id === project.id)
  const { is_favourite, is_muted } = project
  const change = (patch: Parameters<typeof changeProject>[2], text: string) =>
    changeProject(database, project, patch).then((undo) => done(text, undo), sayError)
  const move = (target: Project | undefined, isBefore: boolean) =>
    target &&
    moveBeside(database, 'move-project', all, { id: project.id, target: target.id, isBefore }).then(
      (undo) => done(organising.project.moved, undo),
      sayError,
    )
  return (
    <>
      <MenuItem
        icon={is_favourite ? <StarOff size={16} /> : <Star size={16} />}
        onAction={() => change({ is_favourite: !is_favourite }, organising.project.favoured)}
      >
        {is_favourite ? organising.project.unfavourite : organising.project.favourite}
      </MenuItem>
      <MenuItem
        icon={is_muted ? <Bell size={16} /> : <BellOff size={16} />}
        onAction={() => change({ is_muted: !is_muted }, organising.project.noticed)}
      >
        {is_muted ? organising.project.unmute : organising.project.mute}
      </MenuItem>
      {index > 0 && (
        <MenuItem icon={<ArrowUp size={16} />} onAction={() => move(peers[index - 1], true)}>
          {organising.section.up}
        </MenuItem>
      )}
      {index < peers.length - 1 && (
        <MenuItem icon={<ArrowDown size={16} />} onAction={() => move(peers[index + 1], false)}>
          {organising.section.down}
        </MenuItem>
      )}
    </>
  )
}

const EditWindow = lazy(() => import('./edit-window.tsx'))
