/** Rules of recurrence in words: "every second week", "jeden letzten Freitag im Monat". */
import { fold } from './fold.ts'
import type { Range } from './tokens.ts'
import type { Unit, Vocabulary } from './vocabulary.ts'

/** A rule of the text (RFC 5545). `from` is `completion` for `every!`. */
export type Recurrence = Range & { rule: string; from: 'due' | 'completion' }

/** The first rule in a text; null for none. */
export function recurrenceIn(text: string, vocabulary: Vocabulary): Recurrence | null {
  const words = wordsOf(text)
  for (let index = 0; index < words.length; index++) {
    const read = new Reader(words, index)
    if (!read.phrase(vocabulary.every)) continue
    const from = text[read.end] === '!' ? 'completion' : 'due'
    const rule = ruleOf(read, vocabulary)
    if (rule !== null) return { start: (words[index] as Word).start, end: read.end, rule, from }
  }
  return null
}

interface Word extends Range {
  folded: string
  /** Whether a comma follows. */
  isListed: boolean
}

/** A word ends before a comma or an exclamation mark. The point of `15.` is part of it. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\d{1,2}(?:\.(?=\s|$)|[\p{L}\p{M}]+)|\d+|[\p{L}\p{M}]+|\S/gu)].map((match) => {
    const end = match.index + match[0].length
    return { start: match.index, end, folded: fold(match[0]), isListed: text[end] === ',' }
  })
}

/** Reads words one after the other; each method goes on behind what it has found. */
class Reader {
  /** The place of the next word. */
  next: number
  readonly #words: Word[]

  constructor(words: Word[], next: number) {
    this.#words = words
    this.next = next
  }

  get end(): number {
    return (this.#words[this.next - 1] as Word).end
  }

  /** One of some phrases, the longest first. */
  phrase(phrases: string[]): boolean {
    const sorted = phrases.map((one) => one.split(' ')).sort((one, other) => other.length - one.length)
    const found = sorted.find((one) => one.every((word, index) => this.#words[this.next + index]?.folded === word))
    this.next += found?.length ?? 0
    return found !== undefined
  }

  /** The meaning of the next word; undefined, and no word further, where it has none. */
  one<Value>(meaningOf: (word: string) => Value | undefined): Value | undefined {
    const value = meaningOf(this.#words[this.next]?.folded ?? '')
    if (value !== undefined) this.next++
    return value
  }

  /** The comma behind the word before. */
  comma(): boolean {
    const isListed = this.#words[this.next - 1]?.isListed ?? false
    if (isListed) this.next++
    return isListed
  }
}

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function ruleOf(read: Reader, words: Vocabulary): string | null {
  read.phrase(['!'])
  const begin = read.next
  for (const kind of [ofDate, ofOrdinal, ofUnit, ofDays]) {
    read.next = begin
    const rule = kind(read, words)
    if (rule !== null) return rule
  }
  return null
}

/** "every 5th of January", "every January 5". */
function ofDate(read: Reader, words: Vocabulary): string | null {
  const month = () => read.one((word) => monthOf(word, words))
  const number = () => read.one((word) => ordinalOf(word, words)?.number ?? numberOf(word, words))
  const first = month()
  const day = number()
  read.phrase(words.of)
  const found = first ?? month()
  if (found === undefined || day === undefined || day < 1 || day > 31) return null
  return `FREQ=YEARLY;BYMONTH=${found};BYMONTHDAY=${day}`
}

/** "every 2nd week", "every first Monday", "every 15th", "every last day of the month". */
function ofOrdinal(read: Reader, words: Vocabulary): string | null {
  const ordinal = read.one((word) => ordinalOf(word, words))
  if (ordinal === undefined) {
    const number = read.one((word) => numberOf(word, words))
    return number !== undefined && read.phrase(words.ofMonth) ? ofMonthDay(number) : null
  }
  const { number, isInDigits } = ordinal
  const day = read.one((word) => dayOf(word, words))
  const unit = day === undefined ? unitOf(read, words) : null
  const isOfMonth = read.phrase(words.ofMonth)
  if (day !== undefined) return number <= 5 ? `FREQ=MONTHLY;BYDAY=${number}${day}` : null
  if (unit === 'day' && (isOfMonth || number < 0)) return ofMonthDay(number)
  if (unit === null) return isInDigits || isOfMonth ? ofMonthDay(number) : null
  return unit !== 'workday' && !isOfMonth && number > 0 ? withInterval(`FREQ=${frequencies[unit]}`, number) : null
}

const ofMonthDay = (number: number) => (number >= -1 && number <= 31 ? `FREQ=MONTHLY;BYMONTHDAY=${number}` : null)

/** "every day", "every other week", "every 3 months". */
function ofUnit(read: Reader, words: Vocabulary): string | null {
  const interval = intervalOf(read, words)
  const unit = unitOf(read, words)
  if (unit === null) return null
  if (unit !== 'workday') return withInterval(`FREQ=${frequencies[unit]}`, interval)
  return interval === 1 ? 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' : null
}

/** "every Monday, Tuesday and Friday": days of the week. */
function ofDays(read: Reader, words: Vocabulary): string | null {
  const interval = intervalOf(read, words)
  const days = new Set<string>()
  for (;;) {
    const before = read.next
    const isListed = days.size === 0 || [read.comma(), read.phrase(words.and)].includes(true)
    const day = isListed ? read.one((word) => dayOf(word, words)) : undefined
    if (day === undefined) {
      read.next = before
      break
    }
    days.add(day)
  }
  return days.size === 0 ? null : withInterval(`FREQ=WEEKLY;BYDAY=${[...days].join(',')}`, interval)
}

function intervalOf(read: Reader, words: Vocabulary): number {
  return read.phrase(words.other) ? 2 : (read.one((word) => numberOf(word, words)) ?? 1)
}

function withInterval(rule: string, interval: number): string | null {
  if (interval < 1) return null
  return interval === 1 ? rule : rule.replace(/^FREQ=\w+/, (frequency) => `${frequency};INTERVAL=${interval}`)
}

function unitOf(read: Reader, { units }: Vocabulary): Unit | null {
  // "jour ouvrable" is no "jour".
  return (['workday', 'day', 'week', 'month', 'year'] as const).find((unit) => read.phrase(units[unit])) ?? null
}

function dayOf(word: string, { days }: Vocabulary): string | undefined {
  return codes[days.findIndex((names) => names.includes(word))]
}

function monthOf(word: string, { months }: Vocabulary): number | undefined {
  const index = months.findIndex((names) => names.includes(word))
  return index < 0 ? undefined : index + 1
}

/** A number of at most three digits. */
function numberOf(word: string, { numbers }: Vocabulary): number | undefined {
  return /^\d{1,3}$/.test(word) ? Number(word) : numbers.get(word)
}

function ordinalOf(
  word: string,
  { ordinals, ordinal }: Vocabulary,
): { number: number; isInDigits: boolean } | undefined {
  const [, digits] = ordinal.exec(word) ?? []
  const number = digits === undefined ? ordinals.get(word) : Number(digits)
  return number ? { number, isInDigits: digits !== undefined } : undefined
}
