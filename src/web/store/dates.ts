/** Days in the person's time zone. The one place that knows how a to-do says when it is due. */
import type { Todo } from '../../sdk/index.ts'

const pad = (number: number) => String(number).padStart(2, '0')

/** As 2026-12-01. */
export const dayOf = (date: Date): string => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
export const today = (): string => dayOf(new Date())

export function addDays(day: string, count: number): string {
  const date = dateOf(day)
  date.setDate(date.getDate() + count)
  return dayOf(date)
}

/** Noon of the day, which no change of clocks moves to another one. */
export const dateOf = (day: string): Date => new Date(`${day}T12:00:00`)

/** The day of a to-do; undefined without one. */
export const dueDay = ({ due_at }: Pick<Todo, 'due_at'>): string | undefined =>
  due_at === null ? undefined : dayOf(new Date(due_at))

/** Whether it has a time of day. A to-do for a day is due at its end. */
export function hasTime({ due_at }: Pick<Todo, 'due_at'>): boolean {
  if (due_at === null) return false
  const date = new Date(due_at)
  return !(date.getHours() === 23 && date.getMinutes() === 59)
}

/** What to change so that a to-do is due on the day; null for no day. Its time of day stays. */
export function dueOn(day: string | null, before?: Pick<Todo, 'due_at'>): { due_at: string | null } {
  if (day === null) return { due_at: null }
  const date = new Date(`${day}T23:59:00`)
  if (before?.due_at && hasTime(before)) {
    const old = new Date(before.due_at)
    date.setHours(old.getHours(), old.getMinutes(), 0, 0)
  }
  return { due_at: date.toISOString() }
}

/** What to change so that it is due at that time, as 09:30; null for the whole day. */
export function dueAtTime(todo: Pick<Todo, 'due_at'>, time: string | null): { due_at: string | null } {
  const day = dueDay(todo)
  if (day === undefined) return { due_at: null }
  return { due_at: new Date(`${day}T${time ?? '23:59'}:00`).toISOString() }
}

/** As 09:30; undefined for a whole day. */
export function timeOf(todo: Pick<Todo, 'due_at'>): string | undefined {
  if (!hasTime(todo)) return undefined
  const date = new Date(todo.due_at as string)
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`
}
