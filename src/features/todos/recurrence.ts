/** The dates of recurring todos: the days of a rule (RFC 5545), and the todo that follows another one. */
import { RRuleTemporal } from 'rrule-temporal'
import { dayOf, daysBetween, daysLater, instantOf, timeOf } from '../../language/zones.ts'
import type { Caller, Schemas } from '../../service/api.ts'

type Todo = Schemas['Todo']

/**
 * Periods of a rule in which a day is looked for at most: one such as the 30th of February has none, and to look for it must not
 * take long. Others come much sooner, such as the 29th of February on a Monday, within 40 years.
 */
const periods: Record<string, number> = { DAILY: 500, WEEKLY: 60, MONTHLY: 120, YEARLY: 50 }
const maxCandidates = 20_000
const lastDay = '2999-12-31'

type Parts = Map<string, string>

/** The parts of a rule in the contract's format. */
function partsOf(rule: string): Parts {
  return new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
}

const textOf = (parts: Parts) => [...parts].map(([name, value]) => `${name}=${value}`).join(';')

/** The first day of a rule that begins on a day and has no end, after it or from it on; null where there is none. */
export function dayOfRule(rule: string, day: string, { from }: { from: 'after' | 'this' }): string | null {
  const parts = partsOf(rule)
  // Of them the callers know more: how many todos the series had, and at which time this one is due.
  parts.delete('COUNT')
  parts.delete('UNTIL')
  if (parts.get('FREQ') === 'DAILY' && parts.has('BYMONTHDAY')) {
    // The set of a day has one day. The days are those of the months, without a look at each one between.
    if (parts.has('BYSETPOS') && !/(^|,)[+-]?0*1(,|$)/.test(parts.get('BYSETPOS') ?? '')) return null
    parts.delete('BYSETPOS')
    parts.set('FREQ', 'MONTHLY')
  }
  const found = firstDays(textOf(parts), day, periods[parts.get('FREQ') ?? ''] ?? 1)
  const next = found.find((one) => (from === 'this' ? one >= day : one > day))
  return next === undefined || next > lastDay ? null : next
}

/** The first two days of a rule, of which the first may be the one that it begins on. */
function firstDays(rule: string, day: string, maxIterations: number): string[] {
  // In UTC, where no clock changes: a time on these days is found afterwards.
  const rruleString = `DTSTART;TZID=UTC:${day.replaceAll('-', '')}T000000\nRRULE:${rule}`
  const days: string[] = []
  try {
    new RRuleTemporal({ rruleString, maxIterations, maxCandidateEvaluations: maxCandidates }).all((date, index) => {
      if (index < 2) days.push(date.toString().slice(0, 10))
      return index < 1
    })
  } catch (error) {
    if (!/exceeded/.test((error as Error).message)) throw error
  }
  return days
}

/** A date of a rule. */
export interface DueDate {
  due_on: string
  due_at: string | null
}

/** A day of a rule, at a time of day in a time zone. */
function dueDateOf(day: string, time: string | null, zone: string): DueDate {
  if (time === null) return { due_on: day, due_at: null }
  const due_at = instantOf(day, time, zone)
  return { due_on: dayOf(due_at, zone), due_at }
}

/** Whether a date is behind the `UNTIL` of a rule. */
function isOver(parts: Parts, { due_on, due_at }: DueDate, zone: string): boolean {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)?$/.exec(parts.get('UNTIL') ?? '') ?? []
  if (day === undefined) return false
  const last = `${year}-${month}-${day}`
  if (time === undefined) return due_on > last
  const moment = `${last}${time.replace(/^T(..)(..)/, 'T$1:$2:')}`
  return due_at === null ? due_on > dayOf(moment, zone) : Date.parse(due_at) > Date.parse(moment)
}

/** The dates of a rule from a day, or from a time on its day, in a time zone. */
export function preview(rule: string, from: DueDate, zone: string, count: number): DueDate[] {
  const parts = partsOf(rule)
  const most = Math.min(count, Number(parts.get('COUNT') ?? count))
  const time = from.due_at === null ? null : timeOf(from.due_at, zone)
  const dates: DueDate[] = []
  let day = dayOfRule(rule, from.due_on, { from: 'this' })
  while (day !== null && dates.length < most) {
    const date = dueDateOf(day, time, zone)
    if (isOver(parts, date, zone)) break
    dates.push(date)
    day = dayOfRule(rule, day, { from: 'after' })
  }
  return dates
}

/** The members of a todo that its series gives to the next one. */
export type Following = Pick<Todo, 'due_on' | 'due_at' | 'time_zone' | 'start_on' | 'recurrence'> & {
  /** The time of day of the series, in the time zone: a clock may skip it on one day. */
  recurrence_time: string | null
}

/** When a copy of a todo is due that is so many days later. One beyond the calendar stays as it is. */
export function daysAfter(todo: Pick<Todo, 'due_on' | 'due_at' | 'time_zone' | 'start_on'>, days: number) {
  const { due_on, due_at, time_zone, start_on } = todo
  const zone = time_zone ?? 'UTC'
  const later = (day: string) => (day > daysLater(lastDay, -days) ? day : daysLater(day, days))
  const starts = start_on === null ? null : later(start_on)
  const due = due_on === null ? { due_on, due_at } : dueDateOf(later(due_on), due_at && timeOf(due_at, zone), zone)
  return { ...due, time_zone, start_on: starts }
}

interface Step {
  /** The day from which the next one is counted; that of `now` where the todo is not due. */
  from: 'due' | 'completion'
  now: string
  /** The time of day of the series; null where it is that of the todo. */
  recurrence_time: string | null
  writer: Pick<Caller, 'time_zone'>
}

/** The next todo of a series; null where the rule has ended. The todo must have a rule. */
export function following(todo: Todo, { from, now, recurrence_time, writer }: Step): Following | null {
  const { recurrence, due_on, due_at, start_on } = todo
  const zone = todo.time_zone ?? writer.time_zone
  const parts = partsOf(recurrence as string)
  const left = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY)
  if (left <= 1) return null
  const begin = from === 'due' && due_on !== null ? due_on : dayOf(now, zone)
  const day = dayOfRule(recurrence as string, begin, { from: 'after' })
  if (day === null) return null
  const time = due_at === null ? null : (recurrence_time ?? timeOf(due_at, zone))
  const date = dueDateOf(day, time, zone)
  if (isOver(parts, date, zone)) return null
  if (parts.has('COUNT')) parts.set('COUNT', String(left - 1))
  const starts = start_on === null || due_on === null ? null : daysLater(date.due_on, daysBetween(due_on, start_on))
  return { ...date, time_zone: todo.time_zone, start_on: starts, recurrence: textOf(parts), recurrence_time: time }
}
