/** Recurrence and the start of a to-do, in words. */
import { dateOf } from '../store/dates.ts'
import { parseRule, type Recurrence, type WeekdayCode, weekdayCodes } from '../todo/recurrence.ts'
import { locale } from './index.ts'
import { textsOf } from './texts-of.ts'

const en = {
  start: 'Start',
  noStart: 'At once',
  repeat: 'Repeat',
  never: 'Does not repeat',
  custom: 'Custom…',
  remove: 'Stop repeating',
  every: 'Every',
  units: {
    DAILY: (count: number): string => (count === 1 ? 'day' : 'days'),
    WEEKLY: (count: number): string => (count === 1 ? 'week' : 'weeks'),
    MONTHLY: (count: number): string => (count === 1 ? 'month' : 'months'),
    YEARLY: (count: number): string => (count === 1 ? 'year' : 'years'),
  },
  once: { DAILY: 'Every day', WEEKLY: 'Every week', MONTHLY: 'Every month', YEARLY: 'Every year' },
  many: (count: number, unit: string) => `Every ${count} ${unit}`,
  weekdays: 'Every weekday',
  on: (days: string) => ` on ${days}`,
  onDay: (day: number) => (day === -1 ? ' on the last day' : ` on the ${ordinal(day)}`),
  onNth: (number: number, day: string) => ` on the ${number === -1 ? 'last' : ordinal(number)} ${day}`,
  count: (count: number) => (count === 1 ? ', once' : `, ${count} times`),
  until: (date: string) => `, until ${date}`,
  afterCompletion: ', counted from completion',
  frequency: 'Unit',
  onDays: 'On',
  ends: 'Ends',
  endNever: 'Never',
  endUntil: 'On a day',
  endCount: 'After a number of times',
  countLabel: 'Times',
  untilLabel: 'Last day',
  from: 'Counted from',
  fromDue: 'The date',
  fromCompletion: 'Its completion',
  next: 'Next dates',
  ended: 'There is no further date.',
  skip: 'Skip this time',
  skipped: 'Moved to the next date',
  back: 'Back',
}

const ordinal = (number: number): string => {
  const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
  return `${number}${suffixes[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]}`
}

const de: typeof en = {
  start: 'Beginn',
  noStart: 'Sofort',
  repeat: 'Wiederholen',
  never: 'Wiederholt sich nicht',
  custom: 'Eigene Regel…',
  remove: 'Nicht mehr wiederholen',
  every: 'Alle',
  units: {
    DAILY: (count) => (count === 1 ? 'Tag' : 'Tage'),
    WEEKLY: (count) => (count === 1 ? 'Woche' : 'Wochen'),
    MONTHLY: (count) => (count === 1 ? 'Monat' : 'Monate'),
    YEARLY: (count) => (count === 1 ? 'Jahr' : 'Jahre'),
  },
  once: { DAILY: 'Jeden Tag', WEEKLY: 'Jede Woche', MONTHLY: 'Jeden Monat', YEARLY: 'Jedes Jahr' },
  many: (count, unit) => `Alle ${count} ${unit}`,
  weekdays: 'Jeden Werktag',
  on: (days) => ` am ${days}`,
  onDay: (day) => (day === -1 ? ' am letzten Tag' : ` am ${day}.`),
  onNth: (number, day) => ` am ${number === -1 ? 'letzten' : `${number}.`} ${day}`,
  count: (count) => (count === 1 ? ', einmal' : `, ${count}-mal`),
  until: (date) => `, bis ${date}`,
  afterCompletion: ', ab der Erledigung',
  frequency: 'Einheit',
  onDays: 'Am',
  ends: 'Endet',
  endNever: 'Nie',
  endUntil: 'An einem Tag',
  endCount: 'Nach einigen Malen',
  countLabel: 'Male',
  untilLabel: 'Letzter Tag',
  from: 'Gezählt ab',
  fromDue: 'Dem Datum',
  fromCompletion: 'Der Erledigung',
  next: 'Nächste Termine',
  ended: 'Es gibt keinen weiteren Termin.',
  skip: 'Diesmal auslassen',
  skipped: 'Auf den nächsten Termin verschoben',
  back: 'Zurück',
}

export const repeat = textsOf({ en, de })

/** 2026-11-01 is a Sunday. */
export const weekdayName = (code: WeekdayCode, style: 'long' | 'short' | 'narrow' = 'long'): string =>
  new Date(2026, 10, 1 + weekdayCodes.indexOf(code)).toLocaleDateString(locale, { weekday: style })

/** As the rule reads; a rule that is more than the app can say is shown as it is. */
export function ruleText(rule: string): string {
  const found = parseRule(rule)
  return found ? recurrenceText(found) : rule
}

export function recurrenceText({ frequency, interval, days, monthDay, nth, count, until }: Recurrence): string {
  const isWeekdays =
    frequency === 'WEEKLY' && interval === 1 && days.length === 5 && !days.some((day) => day[0] === 'S')
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return [
    isWeekdays
      ? repeat.weekdays
      : interval === 1
        ? repeat.once[frequency]
        : repeat.many(interval, repeat.units[frequency](interval)),
    frequency === 'WEEKLY' &&
      days.length > 0 &&
      !isWeekdays &&
      repeat.on(list.format(days.map((day) => weekdayName(day)))),
    nth ? repeat.onNth(nth.number, weekdayName(nth.day)) : monthDay !== undefined && repeat.onDay(monthDay),
    count !== undefined && repeat.count(count),
    until !== undefined && repeat.until(dateOf(until).toLocaleDateString(locale, { dateStyle: 'medium' })),
  ]
    .filter(Boolean)
    .join('')
}
