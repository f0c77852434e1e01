/** One of the lists that every person has. */
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { isList, type ListId, lists } from '../shell/lists.ts'
import { setPlace } from '../shell/ui-state.ts'
import { today } from '../store/dates.ts'
import { useReach } from '../store/live.ts'
import { longDay } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { lazyAfterPaint } from '../ui/after-paint.ts'
import { NotFound } from '../ui/not-found.tsx'
import { Empty, Page } from '../ui/page.tsx'
import { placeOf } from './arrange.ts'
import { TodoList } from './todo-list.tsx'
import { useRows } from './use-rows.ts'
import { useView } from './use-view.ts'

const ViewMenu = lazyAfterPaint(() => import('./view-menu.tsx'))
const TrashScreen = lazy(() => import('./trash-screen.tsx'))

export function ListScreen() {
  const { list } = useParams({ strict: false }) as { list: string }
  useEffect(() => setPlace(placeOf(list)), [list])
  if (!isList(list)) return <NotFound />
  if (list === 'trash')
    return (
      <Suspense>
        <TrashScreen />
      </Suspense>
    )
  return (
    <>
      <List list={list} />
      <Outlet />
    </>
  )
}

function List({ list }: { list: Exclude<ListId, 'trash'> }) {
  const { todoId } = useParams({ strict: false }) as { todoId?: string }
  const navigate = useNavigate()
  const [view, setView] = useView(list)
  const { rows, showMore } = useRows(list, view)
  const reach = useReach()
  const Icon = lists[list].icon
  const isFirstTime = rows?.length === 0 && reach !== undefined && !reach.complete
  return (
    <Page
      fixed
      wide={view.layout !== 'list'}
      title={t.lists[list]}
      note={list === 'today' ? longDay(today()).date : undefined}
      actions={
        list !== 'completed' && (
          <Suspense>
            <ViewMenu view={view} onChange={setView} list={list} />
          </Suspense>
        )
      }
    >
      <TodoList
        key={list}
        list={list}
        label={t.lists[list]}
        rows={rows}
        onMore={showMore}
        view={view}
        place={list === 'completed' || list === 'overdue' ? undefined : placeOf(list)}
        openId={todoId}
        onOpen={(id) => navigate({ to: '/$list/$todoId', params: { list, todoId: id } })}
        empty={
          isFirstTime ? (
            <p className="py-16 text-center text-soft">{t.status.loading}</p>
          ) : (
            <Empty name={list} icon={<Icon size={26} />} />
          )
        }
      />
    </Page>
  )
}
