/** Any rule of recurrence, and a model of its days that looks at each day. */
import fc from 'fast-check'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  byMonth: number[]
  byMonthDay: number[]
  byDay: { nth: number; day: number }[]
  bySetPos: number[]
  weekStart: number
}

const some = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([] as T[]) },
    { weight: 1, arbitrary: fc.uniqueArray(item, { minLength: 1, maxLength, selector: (one) => JSON.stringify(one) }) },
  )
const notZero = (most: number) => fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: -most, max: -1 }))

export const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const),
    interval: fc.integer({ min: 1, max: 4 }),
    byMonth: some(fc.integer({ min: 1, max: 12 }), 3),
    byMonthDay: some(notZero(31), 4),
    byDay: some(fc.record({ nth: fc.oneof(fc.constant(0), notZero(4)), day: fc.nat({ max: 6 }) }), 3),
    bySetPos: some(notZero(3), 2),
    weekStart: fc.nat({ max: 6 }),
  })
  .map((rule) => {
    const isShort = rule.freq === 'DAILY' || rule.freq === 'WEEKLY'
    const byMonthDay = rule.freq === 'WEEKLY' || (rule.freq === 'DAILY' && rule.interval > 1) ? [] : rule.byMonthDay
    const hasNumbers = !isShort && byMonthDay.length === 0 && (rule.byDay[0]?.nth ?? 0) !== 0
    const byDay = rule.byDay.map(({ nth, day }) => ({ nth: hasNumbers ? nth || 1 : 0, day }))
    const hasParts = byDay.length + byMonthDay.length + rule.byMonth.length > 0
    return { ...rule, byDay, byMonthDay, bySetPos: hasParts ? rule.bySetPos : [] }
  })

export function write({ freq, interval, byMonth, byMonthDay, byDay, bySetPos, weekStart }: Rule): string {
  const list = (name: string, values: (string | number)[]) => (values.length > 0 ? [`${name}=${values}`] : [])
  return [
    `FREQ=${freq}`,
    `INTERVAL=${interval}`,
    ...list('BYMONTH', byMonth),
    ...list('BYMONTHDAY', byMonthDay),
    ...list(
      'BYDAY',
      byDay.map(({ nth, day }) => `${nth === 0 ? '' : nth}${weekdays[day]}`),
    ),
    ...list('BYSETPOS', bySetPos),
    `WKST=${weekdays[weekStart]}`,
  ].join(';')
}

const dayMs = 86_400_000
/** The number of a day since 1970, and back. */
export const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs
export const textOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10)
const fieldsOf = (number: number) => {
  const date = new Date(number * dayMs)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    date: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
  }
}

/** The number of the period that a day is in. */
function periodOf({ freq, weekStart }: Rule, number: number): number {
  const { year, month } = fieldsOf(number)
  if (freq === 'DAILY') return number
  // 5 January 1970 was a Monday.
  if (freq === 'WEEKLY') return Math.floor((number - 4 - weekStart) / 7)
  return freq === 'MONTHLY' ? year * 12 + month : year
}

/** Whether a day is the nth of its weekday in its month or year, from the front or from the back. */
function isNth({ freq, byMonth }: Rule, number: number, nth: number): boolean {
  if (nth === 0) return true
  const { year, month } = fieldsOf(number)
  const ofMonth = freq === 'MONTHLY' || byMonth.length > 0
  const first = Date.UTC(year, ofMonth ? month : 0, 1) / dayMs
  const end = (ofMonth ? Date.UTC(year, month + 1, 1) : Date.UTC(year + 1, 0, 1)) / dayMs
  return nth > 0 ? Math.floor((number - first) / 7) + 1 === nth : Math.floor((end - 1 - number) / 7) + 1 === -nth
}

/** Whether a day is in the set of its period, before BYSETPOS; what the rule does not say is as on its first day. */
function isInSet(rule: Rule, start: number, number: number): boolean {
  const { freq, byMonth, byMonthDay, byDay } = rule
  const [at, begin] = [fieldsOf(number), fieldsOf(start)]
  const length = new Date(Date.UTC(at.year, at.month + 1, 0)).getUTCDate()
  const hasDay = byMonthDay.length > 0 || byDay.length > 0
  if (byMonth.length > 0 && !byMonth.includes(at.month + 1)) return false
  if (byMonthDay.length > 0 && !byMonthDay.includes(at.date) && !byMonthDay.includes(at.date - length - 1)) return false
  if (byDay.length > 0 && !byDay.some(({ nth, day }) => day === at.weekday && isNth(rule, number, nth))) return false
  if (freq === 'WEEKLY' && !hasDay && at.weekday !== begin.weekday) return false
  if ((freq === 'MONTHLY' || freq === 'YEARLY') && !hasDay && at.date !== begin.date) return false
  return !(freq === 'YEARLY' && !hasDay && byMonth.length === 0 && at.month !== begin.month)
}

/** The first days of a rule, of those that are looked at. */
export function model(rule: Rule, from: string, most: number, horizon: number): string[] {
  const start = numberOf(from)
  const found: string[] = []
  const first = periodOf(rule, start)
  // A year and a week before, where the period of the first day may begin.
  let period: number[] = []
  let current = Number.NaN
  const take = () => {
    if ((current - first) % rule.interval !== 0 || current < first) return
    const positions = rule.bySetPos.map((at) => (at > 0 ? at - 1 : period.length + at))
    const set = rule.bySetPos.length > 0 ? period.filter((_, index) => positions.includes(index)) : period
    for (const number of set) if (number >= start && found.length < most) found.push(textOf(number))
  }
  for (let number = start - 373; number < start + horizon && found.length < most; number++) {
    if (periodOf(rule, number) !== current) {
      take()
      period = []
      current = periodOf(rule, number)
    }
    if (isInSet(rule, start, number)) period.push(number)
  }
  return found
}
