/** Days in the person's time zone. The one place that knows how a to-do says when it is due. */
import type { Todo } from '../../sdk/index.ts'
import { deviceZone, timeZone } from './preferences.ts'

/** When a to-do is due: on a day, wherever one is, or at a time. */
export type Due = Pick<Todo, 'due_on' | 'due_at' | 'time_zone'>

export const notDue: Due = { due_on: null, due_at: null, time_zone: null }

const pad = (number: number) => String(number).padStart(2, '0')

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The time that clocks show at an instant in the person's time zone: 2026-12-01 09:30. */
function clockAt(date: Date): string {
  const zone = timeZone()
  // Much faster than a format.
  if (zone === deviceZone) return `${calendarDay(date)} ${pad(date.getHours())}:${pad(date.getMinutes())}`
  const known =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(zone, known)
  return known.format(date)
}

/** When clocks in the person's time zone show it. */
function instantOf(day: string, time: string): string {
  if (timeZone() === deviceZone) return new Date(`${day}T${time}:00`).toISOString()
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let found = wanted
  // Twice, since the offset may be another one there.
  for (const _ of [1, 2]) found += wanted - Date.parse(`${clockAt(new Date(found)).replace(' ', 'T')}:00Z`)
  return new Date(found).toISOString()
}

const calendarDay = (date: Date): string => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`

/** As 2026-12-01. */
export const dayOf = (date: Date): string => clockAt(date).slice(0, 10)
export const today = (): string => dayOf(new Date())

/** Minutes by which the person's clocks are ahead of UTC now. */
export function clockOffset(): number {
  const now = new Date()
  return Math.round((Date.parse(`${clockAt(now).replace(' ', 'T')}:00Z`) - now.getTime()) / 60_000)
}

export function addDays(day: string, count: number): string {
  const date = dateOf(day)
  date.setDate(date.getDate() + count)
  return calendarDay(date)
}

/** Noon of the day on the device, which no change of clocks moves to another one. For arithmetic and formats alone. */
export const dateOf = (day: string): Date => new Date(`${day}T12:00:00`)

/** The day of a to-do, for who reads it here; undefined without one. */
export const dueDay = ({ due_on, due_at }: Pick<Due, 'due_on' | 'due_at'>): string | undefined =>
  due_at === null ? (due_on ?? undefined) : dayOf(new Date(due_at))

/** As 09:30; undefined for a whole day. */
export const timeOf = ({ due_at }: Pick<Due, 'due_at'>): string | undefined =>
  due_at === null ? undefined : clockAt(new Date(due_at)).slice(11)

/** The change that makes a to-do due on the day; null for no day. Its time of day stays. */
export function dueOn(day: string | null, before: Due = notDue): Due {
  return day === null ? notDue : dueAtTime({ ...notDue, due_on: day }, timeOf(before) ?? null)
}

/** The change that makes it due at that time, as 09:30; null for the whole day. */
export function dueAtTime(before: Due, time: string | null): Due {
  const day = dueDay(before)
  if (day === undefined) return notDue
  if (time === null) return { due_on: day, due_at: null, time_zone: null }
  return { due_on: day, due_at: instantOf(day, time), time_zone: timeZone() }
}

/** A text that sorts by it: to-dos with a time first within their day, those without a day last. */
export const dueKey = (due: Due): string => `${dueDay(due) ?? '9999'}T${timeOf(due) ?? '99'}`
