/** The menu of a list: grouping, sorting, and whether completed ones are shown. */
import { Check, ListFilter } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { t } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { MenuItem, MenuLine, MenuPopover, MenuSection } from '../ui/menu.tsx'
import type { GroupBy, SortBy, View } from './arrange.ts'

export interface ViewMenuProps {
  view: View
  onChange: (change: Partial<View>) => void
  /** Lists of one project have their own order, and completed ones. */
  isProject: boolean
  hasDone: boolean
}

export default function ViewMenu({ view, onChange, isProject, hasDone }: ViewMenuProps) {
  const groups: GroupBy[] = ['none', 'date', 'priority', isProject ? 'assignee' : 'project']
  const sorts: SortBy[] = ['manual', 'date', 'priority', 'title']
  const mark = (isOn: boolean) => (isOn ? <Check size={16} className="text-accent" /> : <span />)
  return (
    <MenuTrigger>
      <IconButton label={t.view}>
        <ListFilter size={19} />
      </IconButton>
      <MenuPopover label={t.view}>
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
        {hasDone && <MenuLine />}
        {hasDone && (
          <MenuItem id="done" icon={mark(view.done)} onAction={() => onChange({ done: !view.done })}>
            {t.todo.showDone}
          </MenuItem>
        )}
      </MenuPopover>
    </MenuTrigger>
  )
}
