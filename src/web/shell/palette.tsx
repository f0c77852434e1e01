/** The command palette: every command, project and to-do by its name. */
import { useRouter } from '@tanstack/react-router'
import { Circle, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components'
import { LabelDot } from '../labels/label-chips.tsx'
import { useFound } from '../lists/search.ts'
import { plain } from '../store/apply.ts'
import { useLabels, useProjects, useViews } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { savedViews } from '../strings/saved-views.ts'
import { ProjectMark } from '../todo/marks.tsx'
import { ViewMark } from '../views/view-mark.tsx'
import { commandsOf } from './commands.ts'
import { hide } from './ui-state.ts'

interface Item {
  id: string
  name: string
  keys?: string
  icon?: ReactNode
  run: () => unknown
}

export function Palette({ isAdmin }: { isAdmin: boolean }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const projects = useProjects() ?? []
  const labels = useLabels() ?? []
  const views = useViews() ?? []
  const found = useFound(text, 8)?.rows ?? []
  const words = plain(text).split(/\s+/).filter(Boolean)
  const fits = ({ name }: Item) => words.every((word) => plain(name).includes(word))
  const commands = commandsOf(router, isAdmin)
  const of = (group: string) =>
    commands.filter((command) => command.group === group).map((command) => ({ ...command, id: command.name }))
  const sections: [string, Item[]][] = [
    [t.palette.actions, [...of('todo'), ...of('actions')].filter(fits)],
    [t.palette.go, of('go').filter(fits)],
    [
      t.lists.projects,
      projects
        .map(({ id, project }) => ({
          id,
          name: project.name,
          icon: <ProjectMark project={project} />,
          run: () => router.navigate({ to: '/projects/$projectId', params: { projectId: id } }),
        }))
        .filter(fits),
    ],
    [
      savedViews.many,
      views
        .map(({ id, view }) => ({
          id,
          name: view.name,
          icon: <ViewMark view={view} size={15} />,
          run: () => router.navigate({ to: '/views/$viewId', params: { viewId: id } }),
        }))
        .filter(fits),
    ],
    [
      t.lists.labels,
      labels
        .map(({ id, label }) => ({
          id,
          name: label.name,
          icon: <LabelDot color={label.color} className="size-2.5" />,
          run: () => router.navigate({ to: '/labels/$labelId', params: { labelId: id } }),
        }))
        .filter(fits),
    ],
    [
      t.palette.todos,
      found.map(({ id, todo }) => ({
        id,
        name: todo.title,
        icon: <Circle size={15} />,
        run: () =>
          todo.project_id
            ? router.navigate({
                to: '/projects/$projectId/$todoId',
                params: { projectId: todo.project_id, todoId: id },
              })
            : router.navigate({
                to: '/$list/$todoId',
                params: { list: todo.completed ? 'completed' : 'inbox', todoId: id },
              }),
      })),
    ],
  ]
  const all = sections.flatMap(([, items]) => items)
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField
        autoFocus
        aria-label={t.palette.title}
        className="flex h-13 shrink-0 items-center gap-3 border-b border-line px-4"
      >
        <Search size={18} className="text-faint" />
        <Input
          placeholder={t.palette.placeholder}
          className="h-full flex-1 bg-transparent text-[1rem] outline-none [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <div tabIndex={0} className="max-h-[26rem] min-h-0 overflow-y-auto outline-none">
        <Menu
          aria-label={t.palette.title}
          className="p-1.5 outline-none"
          renderEmptyState={() => <p className="p-6 text-center text-soft">{t.palette.empty}</p>}
          onAction={(key) => {
            hide()
            all.find(({ id }) => id === key)?.run()
          }}
        >
          {sections
            .filter(([, items]) => items.length > 0)
            .map(([title, items]) => (
              <MenuSection key={title}>
                <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">{title}</Header>
                {items.map(({ id, name, keys, icon }) => (
                  <MenuItem
                    key={id}
                    id={id}
                    textValue={name}
                    className="flex min-h-9 cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.9rem] outline-none focus:bg-hover data-focused:bg-hover max-md:min-h-11"
                  >
                    {icon && <span className="flex w-4.5 justify-center text-faint">{icon}</span>}
                    <span className="flex-1 truncate">{name}</span>
                    {keys && <kbd className="text-xs text-faint">{keys.toUpperCase()}</kbd>}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </Menu>
      </div>
    </Autocomplete>
  )
}
