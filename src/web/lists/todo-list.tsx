/** A list of to-dos. Its first rows are painted at once; what lets one work with them is loaded after them. */
import { lazy, memo, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { lazyAfterPaint, sayPainted } from '../ui/after-paint.ts'
import { grouped, sortedFor } from './arrange.ts'
import { GroupTitle } from './group-title.tsx'
import type { TodoListProps } from './list-props.ts'
import { useListNames } from './use-list-names.ts'

const InteractiveList = memo(lazyAfterPaint(() => import('./interactive-list.tsx')))
const Board = lazy(() => import('./board.tsx'))
const CalendarView = lazy(() => import('../calendar/calendar-view.tsx'))

export function TodoList(props: TodoListProps) {
  const { layout } = props.view
  const steady = useSteady(props)
  const isRead = props.rows !== undefined
  useEffect(() => {
    if (isRead) sayPainted()
  }, [isRead])
  if (layout !== 'list')
    return <Suspense>{layout === 'board' ? <Board {...props} /> : <CalendarView {...props} />}</Suspense>
  return (
    <Suspense fallback={<FirstRows {...props} />}>
      <InteractiveList {...steady} />
    </Suspense>
  )
}

/**
 * The properties as the same objects until their content changes, so that the list is not made anew with its screen. New rows may be
 * made in several parts, between which the browser responds.
 */
function useSteady(props: TodoListProps): TodoListProps {
  const latest = useRef(props)
  latest.current = props
  const { layout, group, sort, done } = props.view
  const view = useMemo(() => ({ layout, group, sort, done }), [layout, group, sort, done])
  const place = JSON.stringify(props.place)
  return {
    ...props,
    view,
    rows: useDeferredValue(props.rows),
    place: useMemo(() => place && JSON.parse(place), [place]),
    onOpen: useCallback((id: string) => latest.current.onOpen(id), []),
    onMore: useCallback(() => latest.current.onMore?.(), []),
    empty: props.rows?.length === 0 ? props.empty : null,
  }
}

/** As many as a high screen shows. */
const firstRows = 40

/** In the places that the rows have afterwards, so that nothing moves. */
function FirstRows({ rows, view, list, empty }: TodoListProps) {
  const names = useListNames()
  if (!rows) return null
  if (rows.length === 0) return <div className="flex-1">{empty}</div>
  const groups = grouped(sortedFor(rows, view, list).slice(0, firstRows), view.group, names, list)
  return (
    <div className="min-h-0 flex-1 overflow-hidden" aria-busy="true">
      {groups.map((group) => (
        <div key={group.id}>
          {group.name !== '' && (
            <div className="flex h-11.5 items-end gap-2 border-b border-line pb-1.5">
              <GroupTitle group={group} />
            </div>
          )}
          {group.rows.map(({ id, todo }) => (
            <div
              key={id}
              className="-mx-3 flex min-h-11 items-start gap-1 py-1.5 md:compact:min-h-9 md:compact:py-0.5 ps-1.5 pe-3 max-md:py-0.5 max-md:ps-0.5"
            >
              <span className="flex size-8 shrink-0 items-center justify-center max-md:size-10">
                <span className="size-5 rounded-full border-[1.75px] border-p3" />
              </span>
              <span className="line-clamp-2 py-[0.3125rem] leading-snug max-md:pt-[0.575rem] max-md:pb-1.5">
                {todo.title}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
