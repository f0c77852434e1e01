/** The menu of a list: grouping, sorting, and whether completed ones are shown. */
import { BookmarkPlus, CalendarDays, Check, ListFilter, Rows3, SquareKanban } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { show } from '../shell/ui-state.ts'
import { t } from '../strings/index.ts'
import { views } from '../strings/views.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuLine, MenuPopover, MenuSection } from '../ui/menu.tsx'
import type { GroupBy, Layout, SortBy, View } from './arrange.ts'

export interface ViewMenuProps {
  view: View
  onChange: (change: Partial<View>) => void
  /** The name of a list, or `project`, or `label`. */
  list: string
}

const layoutIcons = { list: Rows3, board: SquareKanban, calendar: CalendarDays } as const

/** Lists of days have no board: each of its columns would be a day of the calendar. */
const layoutsOf = (list: string): Layout[] =>
  list === 'project' || list === 'inbox'
    ? ['list', 'board', 'calendar']
    : list === 'upcoming'
      ? ['list', 'calendar']
      : ['list']

export default function ViewMenu({ view, onChange, list }: ViewMenuProps) {
  const isProject = list === 'project'
  const layouts = layoutsOf(list)
  const groups: Exclude<GroupBy, 'label'>[] = isProject
    ? ['none', 'section', 'date', 'priority', 'assignee']
    : ['none', 'date', 'priority', 'project']
  const sorts: Exclude<SortBy, 'given'>[] = ['manual', 'date', 'priority', 'title']
  const mark = (isOn: boolean) => (isOn ? <Check size={16} className="text-accent" /> : <span />)
  return (
    <MenuTrigger>
      <IconButton label={t.view}>
        <ListFilter size={19} />
      </IconButton>
      <MenuPopover label={t.view}>
        {layouts.length > 1 && (
          <MenuSection title={views.layout}>
            {layouts.map((layout) => {
              const Icon = layoutIcons[layout]
              return (
                <MenuItem
                  key={layout}
                  id={`layout-${layout}`}
                  icon={<Icon size={16} className={view.layout === layout ? 'text-accent' : ''} />}
                  onAction={() => onChange({ layout })}
                >
                  {views.layouts[layout]}
                </MenuItem>
              )
            })}
          </MenuSection>
        )}
        {view.layout !== 'calendar' && (
          <>
            <MenuSection title={t.group.by}>
              {groups.map((group) => (
                <MenuItem
                  key={group}
                  id={`group-${group}`}
                  icon={mark(view.group === group)}
                  onAction={() => onChange({ group })}
                >
                  {t.group[group]}
                </MenuItem>
              ))}
            </MenuSection>
            <MenuSection title={t.sort.by}>
              {sorts.map((sort) => (
                <MenuItem
                  key={sort}
                  id={`sort-${sort}`}
                  icon={mark(view.sort === sort)}
                  onAction={() => onChange({ sort })}
                >
                  {t.sort[sort]}
                </MenuItem>
              ))}
            </MenuSection>
          </>
        )}
        {isProject && view.layout === 'list' && <MenuLine />}
        {isProject && view.layout === 'list' && (
          <MenuItem id="done" icon={mark(view.done)} onAction={() => onChange({ done: !view.done })}>
            {t.todo.showDone}
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem id="save" icon={<BookmarkPlus size={16} />} onAction={() => show({ kind: 'save-view' })}>
          {t.saveView}
        </MenuItem>
      </MenuPopover>
    </MenuTrigger>
  )
}
