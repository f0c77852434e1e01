/** Days and instants of a filter, and what is so many days, months or years from them. */
import type { Offset } from './syntax.ts'

/** Years that Postgres, RFC 3339 and JavaScript all have. */
const years = { first: 1, last: 9999 }

/** Whether a text in the form of a day is one. */
export function isDay(text: string): boolean {
  return fromUtc(toUtc(text)) === text
}

/** An instant in UTC, to the microsecond; undefined for a text that is none. */
export function utcOf(text: string): string | undefined {
  const [, local = '', fraction = '', offset = ''] = instant.exec(text) ?? []
  const date = new Date(local + offset)
  if (!isDay(local.slice(0, 10)) || fromUtc(date) === undefined) return undefined
  return `${date.toISOString().slice(0, 19)}${fraction.slice(0, 7)}Z`
}

/** RFC 3339 in upper case: the local time, its fraction of a second, and its offset. */
const instant = /^(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** A day so much later; undefined where the calendar ends. The last day of a shorter month stands for those it lacks. */
export function shiftDay(day: string | undefined, offset: Offset): string | undefined {
  return day === undefined ? undefined : fromUtc(shifted(toUtc(day), offset))
}

/** An instant so much later, with days of 24 hours and months by the calendar of UTC; undefined where that ends. */
export function shiftInstant(instant: Date | undefined, offset: Offset): Date | undefined {
  if (instant === undefined) return undefined
  const later = shifted(instant, offset)
  return fromUtc(later) === undefined ? undefined : later
}

const hour = 3_600_000
const milliseconds = { h: hour, d: 24 * hour, w: 7 * 24 * hour }

function shifted(date: Date, { amount, unit }: Offset): Date {
  if (unit === 'h' || unit === 'd' || unit === 'w') return new Date(date.getTime() + amount * milliseconds[unit])
  const later = new Date(date)
  later.setUTCDate(1)
  later.setUTCMonth(date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1))
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(date.getUTCDate(), lastDay))
  return later
}

const toUtc = (day: string) => new Date(`${day}T00:00:00Z`)

/** The day of a date in UTC; undefined for none, and outside of `years`. */
function fromUtc(date: Date): string | undefined {
  const year = date.getUTCFullYear()
  return year >= years.first && year <= years.last ? date.toISOString().slice(0, 10) : undefined
}
