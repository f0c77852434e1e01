/**
 * The format `recurrence-rule`: a RECUR value of RFC 5545 (3.3.10) whose smallest step is a day. `faultOfRule` says in words which
 * part of a text is not allowed.
 */

const names = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'WKST']
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const weekday = /^(?:MO|TU|WE|TH|FR|SA|SU)$/

type Parts = Map<string, string>

/** Checks one part. Returns words for its fault. */
type Check = (value: string, parts: Parts) => string | undefined

const isInteger = (text: string, least: number, most: number) =>
  /^[+-]?\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most
const isFromEnd = (text: string, most: number) => isInteger(text, -most, most) && Number(text) !== 0

const integer =
  (least: number, most: number): Check =>
  (value) =>
    isInteger(value, least, most) ? undefined : `must be a number from ${least} to ${most}`

/** A list of numbers that count from the end where they are negative. */
const counted =
  (most: number): Check =>
  (value) =>
    value.split(',').every((item) => isFromEnd(item, most))
      ? undefined
      : `must be numbers from 1 to ${most}, or from -1`

const checks: Record<string, Check> = {
  FREQ: (value) =>
    frequencies.includes(value) ? undefined : `must be ${frequencies.slice(0, -1).join(', ')} or YEARLY`,
  INTERVAL: integer(1, 1000),
  COUNT: (value, parts) => (parts.has('UNTIL') ? 'cannot be with UNTIL' : integer(1, 1000)(value, parts)),
  UNTIL: (value) => (isUntil(value) ? undefined : 'must be a day such as 20271231, or a time such as 20271231T235959Z'),
  BYMONTH: (value) =>
    value.split(',').every((item) => isInteger(item, 1, 12)) ? undefined : 'must be numbers from 1 to 12',
  BYMONTHDAY(value, parts) {
    if (parts.get('FREQ') === 'WEEKLY') return 'cannot be with FREQ=WEEKLY'
    if (parts.get('FREQ') === 'DAILY' && (parts.get('INTERVAL') ?? '1') !== '1')
      return 'with FREQ=DAILY needs INTERVAL=1'
    return counted(31)(value, parts)
  },
  BYDAY(value, parts) {
    const most = { MONTHLY: 5, YEARLY: parts.has('BYMONTH') ? 5 : 53 }[parts.get('FREQ') ?? '']
    const items = value.split(',')
    if (new Set(items.map((item) => item.length > 2)).size > 1)
      return 'must have numbers at all of its days, or at none'
    for (const item of items) {
      if (!weekday.test(item.slice(-2))) return 'must be days such as MO, or such as -1FR'
      if (item.length === 2) continue
      if (most === undefined) return 'may have numbers with FREQ=MONTHLY and FREQ=YEARLY only'
      if (parts.has('BYMONTHDAY')) return 'cannot have numbers beside BYMONTHDAY'
      if (!isFromEnd(item.slice(0, -2), most)) return `may have numbers from 1 to ${most}, or from -1`
    }
    return undefined
  },
  BYSETPOS: (value, parts) =>
    ['BYDAY', 'BYMONTHDAY', 'BYMONTH'].some((name) => parts.has(name))
      ? counted(366)(value, parts)
      : 'needs BYDAY, BYMONTHDAY or BYMONTH beside it',
  WKST: (value) => (weekday.test(value) ? undefined : 'must be a day such as MO'),
}

function isUntil(value: string): boolean {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(value) ?? []
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const date = new Date(`${time}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(time)
}

/** The fault of a rule in normal form, with the name of its part; undefined for a valid one. */
export function faultOfRule(rule: string): string | undefined {
  const parts: Parts = new Map()
  for (const part of rule.split(';')) {
    const [, name = '', value = ''] = /^([A-Z-]+)=(.+)$/.exec(part) ?? []
    if (name === '') return `has a part that is no NAME=VALUE: ${part}`
    if (!names.includes(name)) return `has the part ${name}, which is not supported`
    if (parts.has(name)) return `has the part ${name} twice`
    parts.set(name, value)
  }
  if (!parts.has('FREQ')) return 'lacks the part FREQ'
  for (const [name, value] of parts) {
    const fault = checks[name]?.(value, parts)
    if (fault !== undefined) return `has the part ${name}=${value}, which ${fault}`
  }
  return undefined
}

/** A rule in one spelling: in upper case, without the name of its property. */
export const normalRule = (rule: string) => rule.toUpperCase().replace(/^RRULE:/, '')
