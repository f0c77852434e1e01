/** The days that a calendar shows. Pure functions. */
import { addDays, dateOf } from '../store/dates.ts'

export type Span = 'month' | 'week'

/** Whole weeks, from the first day of the person's week on. */
export function daysOf(span: Span, day: string, weekStart: number): string[] {
  const first = span === 'month' ? `${day.slice(0, 8)}01` : day
  const begin = addDays(first, -((dateOf(first).getDay() - weekStart + 7) % 7))
  const days = Array.from({ length: span === 'week' ? 7 : 42 }, (_, index) => addDays(begin, index))
  // A month of five weeks needs no sixth one.
  return span === 'month' && days[35]?.slice(0, 7) !== day.slice(0, 7) ? days.slice(0, 35) : days
}

/** A day of the span before or after. */
export function shift(span: Span, day: string, by: 1 | -1): string {
  if (span === 'week') return addDays(day, 7 * by)
  const date = dateOf(`${day.slice(0, 8)}01`)
  date.setMonth(date.getMonth() + by)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-01`
}
