/** Days and times in words, in the person's language. */
import { addDays, type Due, dateOf, dayOf, today } from '../store/dates.ts'
import { timeZone } from '../store/preferences.ts'
import { locale, t } from './index.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known
}

/** Short, beside a to-do: Today, Fri, 12 Dec. */
export function shortDay(day: string): string {
  const now = today()
  if (day === now) return t.dates.today
  if (day === addDays(now, 1)) return t.dates.tomorrow
  if (day === addDays(now, -1)) return t.dates.yesterday
  if (day > now && day < addDays(now, 7)) return format({ weekday: 'long' }).format(dateOf(day))
  const isThisYear = day.slice(0, 4) === now.slice(0, 4)
  return format({ day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) }).format(dateOf(day))
}

/** A heading: its name, and the date beside it. */
export function longDay(day: string): { name: string; date: string } {
  const now = today()
  const date = format({ day: 'numeric', month: 'long' }).format(dateOf(day))
  const weekday = format({ weekday: 'long' }).format(dateOf(day))
  if (day === now) return { name: t.dates.today, date: `${weekday}, ${date}` }
  if (day === addDays(now, 1)) return { name: t.dates.tomorrow, date: `${weekday}, ${date}` }
  return { name: weekday, date }
}

export const shortWeekday = (day: string): string => format({ weekday: 'short' }).format(dateOf(day))

/** Empty for a whole day. */
export const timeText = ({ due_at }: Pick<Due, 'due_at'>): string =>
  due_at === null ? '' : format({ hour: 'numeric', minute: '2-digit', timeZone: timeZone() }).format(new Date(due_at))

export const wholeDate = (instant: string): string =>
  format({ dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone() }).format(new Date(instant))

/** How long ago, or in how long: 5 minutes ago. */
export function relative(instant: string): string {
  const seconds = (Date.parse(instant) - Date.now()) / 1000
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const
  for (const [unit, length] of units)
    if (Math.abs(seconds) >= length)
      return unit === 'day' && Math.abs(seconds) > 30 * length
        ? format({ dateStyle: 'medium', timeZone: timeZone() }).format(new Date(instant))
        : words.format(Math.round(seconds / length), unit)
  return words.format(0, 'minute')
}

export const dayOfInstant = (instant: string): string => dayOf(new Date(instant))
