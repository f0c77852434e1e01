/** What a person chooses for a to-do: its date, priority, project and assignees. Each is a button with a popover. */
import { CalendarDays, Flag, User } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, MenuTrigger, Popover } from 'react-aria-components'
import { useMembers } from '../projects/use-members.ts'
import { type Due, dueDay } from '../store/dates.ts'
import { useProjects } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { Avatar, Avatars } from '../ui/avatar.tsx'
import { MenuItem, MenuPopover, popoverClass } from '../ui/menu.tsx'
import { dueColor, dueText, ProjectDot, priorityColors } from './marks.tsx'
import { namesOf } from './people.ts'

const DueDialog = lazy(() => import('./due-dialog.tsx'))

interface TriggerProps {
  className: string
  isDisabled?: boolean
}

export interface DuePickerProps extends TriggerProps {
  due: Due
  onChange: (due: Due) => unknown
  children?: ReactNode
}

export function DuePicker({ due, onChange, className, isDisabled = false, children }: DuePickerProps) {
  const color = dueDay(due) === undefined ? '' : dueColor({ ...due, completed: false })
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={`${t.todo.due}: ${dueText(due)}`}
        isDisabled={isDisabled}
        className={`${className} ${color}`}
      >
        <CalendarDays size={16} className="shrink-0" />
        {children ?? <span className="truncate">{dueText(due)}</span>}
      </AriaButton>
      <Popover className={popoverClass} offset={4}>
        <Dialog aria-label={t.todo.due} className="outline-none">
          {({ close }) => (
            <Suspense fallback={<div className="h-84 w-68" />}>
              <DueDialog due={due} onChange={onChange} close={close} />
            </Suspense>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

export interface PriorityPickerProps extends TriggerProps {
  priority: number | undefined
  onChange: (priority: number) => unknown
  children?: ReactNode
}

export function PriorityPicker({ priority, onChange, className, isDisabled = false, children }: PriorityPickerProps) {
  const name = priority === undefined ? '' : (t.todo.priorities[priority - 1] ?? '')
  return (
    <MenuTrigger>
      <AriaButton aria-label={`${t.todo.priority}: ${name}`} isDisabled={isDisabled} className={className}>
        <Flag
          size={16}
          className={`shrink-0 ${priorityColors[priority ?? 3]}`}
          fill={priority !== undefined && priority < 3 ? 'currentColor' : 'none'}
        />
        {children ?? <span className="truncate">{name}</span>}
      </AriaButton>
      <MenuPopover
        label={t.todo.priority}
        selectionMode="single"
        selectedKeys={priority === undefined ? [] : [String(priority)]}
        onAction={(key) => onChange(Number(key))}
      >
        {t.todo.priorities.map((text, index) => (
          <MenuItem
            key={text}
            id={String(index + 1)}
            keys={String(index + 1)}
            icon={<Flag size={16} className={priorityColors[index + 1]} fill={index < 2 ? 'currentColor' : 'none'} />}
          >
            {text}
          </MenuItem>
        ))}
      </MenuPopover>
    </MenuTrigger>
  )
}

export interface ProjectPickerProps extends TriggerProps {
  project: string | null | undefined
  onChange: (project: string | null) => unknown
  children?: ReactNode
}

/** The projects that may get a to-do. */
export function ProjectPicker({ project, onChange, className, isDisabled = false, children }: ProjectPickerProps) {
  const projects = useProjects() ?? []
  const open = projects.filter(({ project: { role, status } }) => role !== 'viewer' && status === 'active')
  const name = project ? (projects.find(({ id }) => id === project)?.project.name ?? '…') : t.lists.inbox
  return (
    <MenuTrigger>
      <AriaButton aria-label={`${t.todo.project}: ${name}`} isDisabled={isDisabled} className={className}>
        <ProjectDot id={project ?? null} />
        {children ?? <span className="truncate">{name}</span>}
      </AriaButton>
      <MenuPopover
        label={t.todo.project}
        selectionMode="single"
        selectedKeys={project === undefined ? [] : [project ?? 'inbox']}
        onAction={(key) => onChange(key === 'inbox' ? null : String(key))}
      >
        <MenuItem id="inbox" icon={<ProjectDot id={null} />}>
          {t.lists.inbox}
        </MenuItem>
        {open.map(({ id, project: { name: text } }) => (
          <MenuItem key={id} id={id} icon={<ProjectDot id={id} />}>
            {text}
          </MenuItem>
        ))}
      </MenuPopover>
    </MenuTrigger>
  )
}

export interface AssigneePickerProps extends TriggerProps {
  project: string
  assignees: string[]
  onChange: (assignees: string[]) => unknown
}

/** So many people at most. */
const maxAssignees = 10

export function AssigneePicker({ project, assignees, onChange, className, isDisabled = false }: AssigneePickerProps) {
  const members = useMembers(project)
  const names = new Map(members.map(({ user_id, name }) => [user_id, name]))
  const text = assignees.length === 0 ? t.todo.noAssignee : namesOf(assignees, names)
  const isFull = assignees.length >= maxAssignees
  return (
    <MenuTrigger>
      <AriaButton aria-label={`${t.todo.assignee}: ${text}`} isDisabled={isDisabled} className={className}>
        {assignees.length > 0 ? (
          <Avatars ids={assignees} names={names} />
        ) : (
          <User size={16} className="mx-0.5 shrink-0" />
        )}
        <span className="truncate">{text}</span>
      </AriaButton>
      <MenuPopover
        label={t.todo.assignee}
        selectionMode="multiple"
        selectedKeys={assignees.length === 0 ? ['nobody'] : assignees}
        disabledKeys={isFull ? members.map(({ user_id }) => user_id).filter((id) => !assignees.includes(id)) : []}
        onAction={(key) => onChange(key === 'nobody' ? [] : toggled(assignees, String(key)))}
      >
        <MenuItem id="nobody" icon={<User size={16} />}>
          {t.todo.noAssignee}
        </MenuItem>
        {members.map(({ user_id, name }) => (
          <MenuItem key={user_id} id={user_id} icon={<Avatar name={name} id={user_id} />}>
            {name}
          </MenuItem>
        ))}
      </MenuPopover>
    </MenuTrigger>
  )
}

/** In the order of the service. */
const toggled = (ids: string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].sort()
