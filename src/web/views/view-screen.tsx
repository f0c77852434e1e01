/** The to-dos of a saved view. */
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { Ellipsis, ListFilter, Pencil, Star, StarOff, Trash2 } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { View } from '../../sdk/index.ts'
import type { View as Shown } from '../lists/arrange.ts'
import { TodoList } from '../lists/todo-list.tsx'
import { setPlace, show } from '../shell/ui-state.ts'
import { useDatabase, useProjects, useTrouble, useView } from '../store/live.ts'
import { changeView, deleteView } from '../store/organising.ts'
import { organising } from '../strings/organising.ts'
import { savedViews } from '../strings/saved-views.ts'
import { TroubleCard } from '../todo/trouble.tsx'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuPopover } from '../ui/menu.tsx'
import { EmptyText, Page } from '../ui/page.tsx'
import { done, sayError } from '../ui/toast.ts'
import { useMatching } from './matching.ts'
import { ViewMark } from './view-mark.tsx'

export function ViewScreen() {
  const { viewId } = useParams({ strict: false }) as { viewId: string }
  const row = useView(viewId)
  const navigate = useNavigate()
  // The service has given it another id.
  useEffect(() => {
    if (row && row.id !== viewId) navigate({ to: '/views/$viewId', params: { viewId: row.id }, replace: true })
  }, [row, viewId, navigate])
  if (row === undefined) return null
  if (row === null) return <p className="flex-1 p-10 text-center text-soft">{savedViews.missing}</p>
  return (
    <>
      <Content key={row.id} view={row.view} />
      <Outlet />
    </>
  )
}

const groupOf = (group: View['group_by']): Shown['group'] =>
  group === null ? 'none' : group === 'due' ? 'date' : group

function Content({ view }: { view: View }) {
  const { id, name, project_id, layout, group_by } = view
  const { todoId } = useParams({ strict: false }) as { todoId?: string }
  const navigate = useNavigate()
  const { rows, by, error } = useMatching(view)
  const trouble = useTrouble(id)
  const project = useProjects()?.find((each) => each.id === project_id)?.project
  const isReadOnly = project?.role === 'viewer' || project?.status === 'archived'
  useEffect(() => setPlace(project_id && !isReadOnly ? { project_id } : {}), [project_id, isReadOnly])
  const shown = useMemo(
    (): Shown => ({ layout, group: groupOf(group_by), sort: 'given', done: true }),
    [layout, group_by],
  )
  return (
    <Page
      fixed
      wide={layout !== 'list'}
      title={
        <span className="flex items-center gap-3">
          <ViewMark view={view} size={22} />
          <span className="truncate">{name}</span>
        </span>
      }
      note={project?.name}
      actions={!isReadOnly && <ViewActions view={view} />}
    >
      {trouble.map((change) => (
        <TroubleCard key={change.seq} change={change} />
      ))}
      {error && (
        <p role="alert" className="mb-3 rounded-lg bg-danger-soft px-3 py-2 text-[0.875rem] text-danger">
          {savedViews.unreadable} {savedViews.at(error.column, error.reason)}
        </p>
      )}
      {by !== 'device' && (
        <p role="status" className="mb-3 rounded-lg bg-hover px-3 py-2 text-[0.875rem] text-soft">
          {by === 'service' ? savedViews.asked : savedViews.away}
        </p>
      )}
      <TodoList
        key={layout}
        list={project_id ?? `view ${id}`}
        label={name}
        rows={rows}
        view={shown}
        openId={todoId}
        isReadOnly={isReadOnly}
        isProject={project_id !== null}
        onOpen={(todo) => navigate({ to: '/views/$viewId/$todoId', params: { viewId: id, todoId: todo } })}
        empty={error || by === 'nobody' ? null : <EmptyText text={savedViews.empty} icon={<ListFilter size={26} />} />}
      />
    </Page>
  )
}

function ViewActions({ view }: { view: View }) {
  const database = useDatabase()
  const navigate = useNavigate()
  const remove = async () => {
    const undo = await deleteView(database, view)
    await navigate({ to: '/$list', params: { list: 'today' } })
    done(savedViews.deleted, undo)
  }
  const favour = () =>
    changeView(database, view, { is_favourite: !view.is_favourite }).then(
      (undo) => done(organising.project.favoured, undo),
      sayError,
    )
  return (
    <MenuTrigger>
      <IconButton label={savedViews.actions}>
        <Ellipsis size={19} />
      </IconButton>
      <MenuPopover label={savedViews.actions}>
        <MenuItem icon={<Pencil size={16} />} onAction={() => show({ kind: 'view', view, values: view })}>
          {savedViews.edit}
        </MenuItem>
        <MenuItem icon={view.is_favourite ? <StarOff size={16} /> : <Star size={16} />} onAction={favour}>
          {view.is_favourite ? organising.project.unfavourite : organising.project.favourite}
        </MenuItem>
        <MenuItem danger icon={<Trash2 size={16} />} onAction={remove}>
          {savedViews.delete}
        </MenuItem>
      </MenuPopover>
    </MenuTrigger>
  )
}
