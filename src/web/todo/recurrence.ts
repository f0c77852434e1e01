/** The rules of recurrence that the app can edit: read from RFC 5545 and written in it. Pure functions. */
import { addDays, dateOf } from '../store/dates.ts'

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
export const weekdayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

export interface Recurrence {
  frequency: Frequency
  interval: number
  /** With `WEEKLY`. */
  days: WeekdayCode[]
  /** With `MONTHLY`: 1 to 31, or -1 for the last day. */
  monthDay?: number | undefined
  /** With `MONTHLY`: such as the last Friday, -1 and `FR`. */
  nth?: { number: number; day: WeekdayCode } | undefined
  count?: number | undefined
  /** As 2026-12-01. */
  until?: string | undefined
}

/** Undefined for a rule that has more to it. */
export function parseRule(rule: string): Recurrence | undefined {
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  )
  const take = (name: string) => {
    const value = parts.get(name)
    parts.delete(name)
    return value
  }
  const frequency = take('FREQ') as Frequency
  const until = take('UNTIL')
  const count = take('COUNT')
  const found: Recurrence = { frequency, interval: Number(take('INTERVAL') ?? 1), days: [] }
  if (count) found.count = Number(count)
  if (until) found.until = until.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
  const days = take('BYDAY')?.split(',') ?? []
  if (frequency === 'WEEKLY' && days.every(isWeekday)) {
    found.days = days as WeekdayCode[]
    take('WKST')
  } else if (frequency === 'MONTHLY' && days.length === 1) {
    const [, number, day] = /^([+-]?\d)(\w\w)$/.exec(days[0] as string) ?? []
    if (!number || !isWeekday(day)) return undefined
    found.nth = { number: Number(number), day }
  } else if (days.length > 0) return undefined
  const monthDay = take('BYMONTHDAY')
  if (monthDay !== undefined) {
    if (frequency !== 'MONTHLY' || found.nth || !/^(-1|\d+)$/.test(monthDay)) return undefined
    found.monthDay = Number(monthDay)
  }
  return parts.size === 0 ? found : undefined
}

const isWeekday = (text: unknown): text is WeekdayCode => weekdayCodes.includes(text as WeekdayCode)

export function formatRule({ frequency, interval, days, monthDay, nth, count, until }: Recurrence): string {
  return [
    `FREQ=${frequency}`,
    interval > 1 && `INTERVAL=${interval}`,
    frequency === 'WEEKLY' && days.length > 0 && `BYDAY=${sortedDays(days).join(',')}`,
    frequency === 'MONTHLY' && nth && `BYDAY=${nth.number}${nth.day}`,
    frequency === 'MONTHLY' && !nth && monthDay !== undefined && `BYMONTHDAY=${monthDay}`,
    count !== undefined && `COUNT=${count}`,
    until !== undefined && `UNTIL=${until.replaceAll('-', '')}`,
  ]
    .filter(Boolean)
    .join(';')
}

/** From Monday on. */
const sortedDays = (days: WeekdayCode[]) =>
  [...days].sort((one, other) => ((weekdayCodes.indexOf(one) + 6) % 7) - ((weekdayCodes.indexOf(other) + 6) % 7))

export const weekdayOf = (day: string): WeekdayCode => weekdayCodes[dateOf(day).getDay()] as WeekdayCode

/** Such as the third Monday of its month; the last one where there is no fifth. */
export function nthOf(day: string): { number: number; day: WeekdayCode } {
  const number = Math.ceil(dateOf(day).getDate() / 7)
  return { number: number === 5 ? -1 : number, day: weekdayOf(day) }
}

/** The rules that most people want for a to-do of that day. */
export function presetsFor(day: string): Recurrence[] {
  const rule = (frequency: Frequency, rest: Partial<Recurrence> = {}): Recurrence => ({
    frequency,
    interval: 1,
    days: [],
    ...rest,
  })
  return [
    rule('DAILY'),
    rule('WEEKLY', { days: ['MO', 'TU', 'WE', 'TH', 'FR'] }),
    rule('WEEKLY', { days: [weekdayOf(day)] }),
    rule('MONTHLY', { monthDay: dateOf(day).getDate() }),
    rule('MONTHLY', { nth: nthOf(day) }),
    rule('YEARLY'),
  ]
}

/** Each rule that the app can edit has a day within two months. */
const farthestDays = 62

/** The first day of the rule from a day on. */
export function firstDay(rule: Recurrence, from: string): string {
  for (let ahead = 0; ahead <= farthestDays; ahead++) {
    const day = addDays(from, ahead)
    if (isDayOf(rule, day)) return day
  }
  return from
}

function isDayOf({ frequency, days, monthDay, nth }: Recurrence, day: string): boolean {
  if (frequency === 'WEEKLY') return days.length === 0 || days.includes(weekdayOf(day))
  if (frequency !== 'MONTHLY') return true
  const isLast = (length: number) => addDays(day, length).slice(0, 7) !== day.slice(0, 7)
  if (monthDay !== undefined) return monthDay === -1 ? isLast(1) : dateOf(day).getDate() === monthDay
  if (!nth) return true
  const number = Math.ceil(dateOf(day).getDate() / 7)
  return weekdayOf(day) === nth.day && (nth.number === -1 ? isLast(7) : number === nth.number)
}
