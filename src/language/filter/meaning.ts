/** The meaning of a filter for its reader: its fields exist, its operators fit them, and its days are in the calendar. */
import { dayOf } from '../zones.ts'
import { belongingOf, type FieldName, type FieldOf, fieldOf, isOf, requireOperator } from './fields.ts'
import { isDay, shiftDay, shiftInstant, utcOf } from './moments.ts'
import { FilterError, type Operator, readFilter, type Syntax, type Value } from './syntax.ts'

/** The reader of a filter, who is `me`, and the time of reading, which says what day `today` is. */
export interface FilterReader {
  userId: string
  /** IANA time zone. */
  zone: string
  now: Date
}

export type Comparator = '=' | '<' | '<=' | '>' | '>='

/** One condition of todos. None is unknown: a comparison with an absent value is false. */
export type Condition =
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'flag'; field: FieldOf<'flag'> }
  | { kind: 'absent'; field: Exclude<FieldName, 'reminders'> }
  /** Whether a user has a reminder of it. */
  | { kind: 'reminded'; userId: string }
  | { kind: 'text'; field: FieldOf<'text'>; operator: '=' | '~'; text: string }
  | { kind: 'number'; field: FieldOf<'number'>; operator: Comparator; number: number }
  | { kind: 'day'; field: FieldOf<'time'>; operator: Comparator; day: string }
  | { kind: 'instant'; field: FieldOf<'time'>; operator: Comparator; instant: string }
  | { kind: 'id'; field: FieldOf<'object' | 'user'>; id: string }
  | { kind: 'name'; field: FieldOf<'object' | 'user'>; name: string }

/** Reads a filter. Throws a FilterError, whose message says where it is wrong. */
export function conditionOf(text: string, reader: FilterReader): Condition {
  return meaningOf(readFilter(text), reader)
}

function meaningOf(syntax: Syntax, reader: FilterReader): Condition {
  switch (syntax.kind) {
    case 'all':
    case 'any':
      return { kind: syntax.kind, of: syntax.of.map((one) => meaningOf(one, reader)) }
    case 'not':
      return not(meaningOf(syntax.of, reader))
    case 'has':
      return not(absent(belongingOf(syntax.name), reader))
    case 'flag': {
      const { name, kind } = fieldOf(syntax.field)
      if (isOf('flag', name)) return flag(name)
      const example = examples[kind as keyof typeof examples]
      throw new FilterError(syntax.field.column, `\`${name}\` is compared with something, such as \`${example}\``)
    }
    case 'comparison': {
      const field = fieldOf(syntax.field)
      requireOperator(field, syntax.operator, syntax.field.column)
      return compared(field.name, syntax, reader)
    }
  }
}

const examples = {
  text: 'title ~ milk',
  number: 'priority >= 4',
  time: 'due < tomorrow',
  object: 'project = Home',
  user: 'assignee = me',
  rule: 'recurrence is none',
} as const

function compared(
  field: FieldName,
  { operator, values }: { operator: Operator; values: Value[] },
  reader: FilterReader,
): Condition {
  if (operator === 'is none') return absent(field, reader)
  if (operator === 'is not none') return not(absent(field, reader))
  const one = (value: Value, by: Comparator | '~') => comparison(field, by, value, reader)
  if (operator === 'in') return { kind: 'any', of: values.map((value) => one(value, '=')) }
  const [value] = values as [Value]
  return operator === '!=' ? not(one(value, '=')) : one(value, operator)
}

function comparison(name: FieldName, operator: Comparator | '~', value: Value, reader: FilterReader): Condition {
  if (isOf('text', name)) return { kind: 'text', field: name, operator: operator === '~' ? '~' : '=', text: value.text }
  const comparator = operator as Comparator
  if (isOf('flag', name)) return truthOf(value) ? flag(name) : not(flag(name))
  if (isOf('number', name)) return { kind: 'number', field: name, operator: comparator, number: numberOf(value) }
  if (isOf('time', name)) return { ...momentOf(value, reader), field: name, operator: comparator }
  const field = name as FieldOf<'object' | 'user'>
  const word = value.kind === 'word' ? value.text.toLowerCase() : ''
  if (word === 'me' && isOf('user', name)) return { kind: 'id', field, id: reader.userId }
  if (word === 'none')
    throw new FilterError(value.column, `write \`${name} is none\`, or "none" in quotes where that is a name`)
  const id = value.text.toLowerCase()
  return uuid.test(id) ? { kind: 'id', field, id } : { kind: 'name', field, name: value.text }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const not = (of: Condition): Condition => ({ kind: 'not', of })
const flag = (field: FieldOf<'flag'>): Condition => ({ kind: 'flag', field })
const absent = (field: FieldName, { userId }: FilterReader): Condition =>
  field === 'reminders' ? not({ kind: 'reminded', userId }) : { kind: 'absent', field }

function truthOf({ text, column }: Value): boolean {
  const truth = text.toLowerCase()
  if (truth === 'true' || truth === 'false') return truth === 'true'
  throw new FilterError(column, `expected true or false, found \`${text.slice(0, 40)}\``)
}

function numberOf({ kind, text, column }: Value): number {
  if (kind !== 'number' || text.length > 9)
    throw new FilterError(column, `expected a number such as 3, found \`${text.slice(0, 40)}\``)
  return Number(text)
}

type Moment = { kind: 'day'; day: string } | { kind: 'instant'; instant: string }

/** A day or an instant. */
function momentOf(value: Value, { zone, now }: FilterReader): Moment {
  const wrong = (message: string) => new FilterError(value.column, message)
  const { text } = value
  if (value.kind === 'day') {
    if (isDay(text)) return { kind: 'day', day: text }
    throw wrong(`${text} is not in the calendar`)
  }
  if (value.kind === 'instant') {
    const instant = utcOf(text.toUpperCase())
    if (instant !== undefined) return { kind: 'instant', instant }
    throw wrong(`${text} is not in the calendar; write an instant such as 2026-12-01T09:00:00Z`)
  }
  if (value.kind !== 'relative')
    throw wrong(
      `expected a day such as 2026-12-01, today or +7d, or an instant such as 2026-12-01T09:00:00Z, found \`${text.slice(0, 40)}\``,
    )
  if (value.base === 'now') {
    const instant = value.offsets.reduce<Date | undefined>(shiftInstant, now)
    if (instant) return { kind: 'instant', instant: instant.toISOString() }
    throw wrong(`\`${text}\` is too far away`)
  }
  if (value.offsets.some(({ unit }) => unit === 'h'))
    throw wrong(`hours are added to \`now\`; \`${value.base}\` is a day`)
  const from = shiftDay(dayOf(now.toISOString(), zone), {
    amount: { yesterday: -1, today: 0, tomorrow: 1 }[value.base],
    unit: 'd',
  })
  const day = value.offsets.reduce<string | undefined>(shiftDay, from)
  if (day) return { kind: 'day', day }
  throw wrong(`\`${text}\` is too far away`)
}
