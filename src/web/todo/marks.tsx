/** How a to-do's date, priority and project look, wherever they stand. */
import { Inbox } from 'lucide-react'
import type { Todo } from '../../sdk/index.ts'
import { projectColor } from '../projects/color.ts'
import { type Due, dueDay, today } from '../store/dates.ts'
import { shortDay, timeText } from '../strings/dates.ts'
import { t } from '../strings/index.ts'

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

export const ProjectDot = ({ id, small = false }: { id: string | null; small?: boolean }) =>
  id === null ? (
    <Inbox size={small ? 11 : 16} className="shrink-0 text-blue" />
  ) : (
    <span className={`shrink-0 rounded-full ${small ? 'size-2' : 'mx-0.75 size-2.5'} ${projectColor(id)}`} />
  )
