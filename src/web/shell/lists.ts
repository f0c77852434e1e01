/** The lists of the sidebar: their names, icons and keys. */
import { CalendarRange, CircleCheck, ClockAlert, Inbox, type LucideIcon, Sun, Trash2 } from 'lucide-react'

export const lists = {
  inbox: { icon: Inbox, key: 'i', color: 'text-blue' },
  today: { icon: Sun, key: 't', color: 'text-amber' },
  upcoming: { icon: CalendarRange, key: 'u', color: 'text-danger' },
  overdue: { icon: ClockAlert, key: 'o', color: 'text-danger' },
  completed: { icon: CircleCheck, key: 'c', color: 'text-accent' },
  trash: { icon: Trash2, key: 'x', color: 'text-soft' },
} as const satisfies Record<string, { icon: LucideIcon; key: string; color: string }>

export type ListId = keyof typeof lists
export const isList = (name: string): name is ListId => Object.hasOwn(lists, name)
