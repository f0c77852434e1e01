/** How a to-do's date, priority and project look, wherever they stand. */
import { Inbox } from 'lucide-react'
import type { Project, Todo } from '../../sdk/index.ts'
import { type Due, dueDay, today } from '../store/dates.ts'
import { shortDay, timeText } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { colorFrom } from '../ui/colors.ts'

export const priorityColors = ['', 'text-p1', 'text-p2', 'text-p3', 'text-p4', 'text-p5'] as const

/** Red when it is over, green for today. */
export function dueColor(todo: Due & Pick<Todo, 'completed'>): string {
  const day = dueDay(todo)
  if (day === undefined || todo.completed) return 'text-soft'
  const now = today()
  return day < now ? 'text-danger' : day === now ? 'text-accent' : 'text-soft'
}

export const dueText = (todo: Due): string => {
  const day = dueDay(todo)
  return day === undefined ? t.todo.noDue : [shortDay(day), timeText(todo)].filter(Boolean).join(', ')
}

/** What one sees of a project beside its name. */
export type ProjectLook = Pick<Project, 'id'> & Partial<Pick<Project, 'color' | 'icon'>>

const markSizes = {
  small: ['size-2', 'text-[0.625rem]'],
  medium: ['size-2.5', 'text-[0.875rem]'],
  large: ['size-3.5', ''],
}

/** Its icon, where that is an emoji, or a dot in its color; the sign of the inbox for no project. */
export function ProjectMark({
  project,
  size = 'medium',
}: {
  project: ProjectLook | null
  size?: keyof typeof markSizes
}) {
  if (project === null) return <Inbox size={size === 'small' ? 11 : 16} className="shrink-0 text-blue" />
  const { id, color, icon } = project
  const [dot, text] = markSizes[size] as [string, string]
  const isEmoji = icon != null && !/^[ -~]+$/.test(icon)
  if (isEmoji)
    return (
      <span
        aria-hidden="true"
        className={`inline-flex shrink-0 justify-center leading-none ${size === 'small' ? 'w-3' : 'w-4.5'} ${text}`}
      >
        {icon}
      </span>
    )
  return (
    <span
      className={`shrink-0 rounded-full ${size === 'medium' ? 'mx-1' : ''} ${dot}`}
      style={{ backgroundColor: color ?? colorFrom(id) }}
    />
  )
}
