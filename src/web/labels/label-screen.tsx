/** The to-dos of a label. */
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { Ellipsis, Pencil, Tag, Trash2 } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { Label } from '../../sdk/index.ts'
import { labelList } from '../lists/arrange.ts'
import { TodoList } from '../lists/todo-list.tsx'
import { useRows } from '../lists/use-rows.ts'
import { useView } from '../lists/use-view.ts'
import { setPlace, show } from '../shell/ui-state.ts'
import { useDatabase, useLabel, useProjects, useTrouble } from '../store/live.ts'
import { deleteLabel } from '../store/organising.ts'
import { organising } from '../strings/organising.ts'
import { TroubleCard } from '../todo/trouble.tsx'
import { lazyAfterPaint } from '../ui/after-paint.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuPopover } from '../ui/menu.tsx'
import { Empty, Page } from '../ui/page.tsx'
import { done } from '../ui/toast.ts'
import { LabelDot } from './label-chips.tsx'

const ViewMenu = lazyAfterPaint(() => import('../lists/view-menu.tsx'))

export function LabelScreen() {
  const { labelId } = useParams({ strict: false }) as { labelId: string }
  const row = useLabel(labelId)
  const navigate = useNavigate()
  // The service has given it another id.
  useEffect(() => {
    if (row && row.id !== labelId) navigate({ to: '/labels/$labelId', params: { labelId: row.id }, replace: true })
  }, [row, labelId, navigate])
  if (row === undefined) return null
  if (row === null) return <p className="flex-1 p-10 text-center text-soft">{organising.label.missing}</p>
  return (
    <>
      <Content key={row.id} label={row.label} />
      <Outlet />
    </>
  )
}

function Content({ label }: { label: Label }) {
  const { id, project_id } = label
  const { todoId } = useParams({ strict: false }) as { todoId?: string }
  const navigate = useNavigate()
  const list = labelList(id)
  const [view, setView] = useView(list)
  const { rows, showMore } = useRows(list, view)
  const trouble = useTrouble(id)
  const project = useProjects()?.find((each) => each.id === project_id)?.project
  const isReadOnly = project?.role === 'viewer' || project?.status === 'archived'
  useEffect(() => setPlace(isReadOnly ? {} : { project_id, label_ids: [id] }), [id, project_id, isReadOnly])
  return (
    <Page
      fixed
      title={
        <span className="flex items-center gap-3">
          <LabelDot color={label.color} className="size-3.5" />
          <span className="truncate">{label.name}</span>
        </span>
      }
      note={project?.name}
      actions={
        <>
          <Suspense>
            <ViewMenu view={view} onChange={setView} list="label" />
          </Suspense>
          {!isReadOnly && <LabelMenu label={label} />}
        </>
      }
    >
      {trouble.map((change) => (
        <TroubleCard key={change.seq} change={change} />
      ))}
      <TodoList
        list={list}
        label={label.name}
        rows={rows}
        onMore={showMore}
        view={view}
        place={isReadOnly ? undefined : { project_id, label_ids: [id] }}
        openId={todoId}
        isReadOnly={isReadOnly}
        onOpen={(todo) => navigate({ to: '/labels/$labelId/$todoId', params: { labelId: id, todoId: todo } })}
        empty={<Empty name="label" icon={<Tag size={26} />} />}
      />
    </Page>
  )
}

function LabelMenu({ label }: { label: Label }) {
  const database = useDatabase()
  const navigate = useNavigate()
  const remove = async () => {
    const undo = await deleteLabel(database, label)
    await navigate({ to: '/$list', params: { list: 'today' } })
    done(organising.label.deleted, undo)
  }
  return (
    <MenuTrigger>
      <IconButton label={organising.label.actions}>
        <Ellipsis size={19} />
      </IconButton>
      <MenuPopover label={organising.label.actions}>
        <MenuItem icon={<Pencil size={16} />} onAction={() => show({ kind: 'label', label })}>
          {organising.label.edit}
        </MenuItem>
        <MenuItem danger icon={<Trash2 size={16} />} onAction={remove}>
          {organising.label.delete}
        </MenuItem>
      </MenuPopover>
    </MenuTrigger>
  )
}
