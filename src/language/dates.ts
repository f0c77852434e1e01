/** Days and times in a text, by chrono-node. */
import type { ParsedResult, ParsingReference } from 'chrono-node'
import { fold } from './fold.ts'
import type { Range } from './tokens.ts'
import { type Language, languages, vocabularies } from './vocabulary.ts'

/**
 * When something is due: on a day, at a time of a day in the writer's time zone, or at an instant. A time without a day is on
 * the next day that has it (`isNext`).
 */
export type Due = { on: string; time: string | null; isNext: boolean } | { at: string }

/** When it is, for the writer. */
export interface Now {
  instant: Date
  /** Minutes by which the writer's clocks are ahead of UTC. */
  offset: number
}

/** The date of a text with the parts of the text that say it; null for none. */
export type DateReader = (text: string, now: Now) => { due: Due; ranges: Range[] } | null

/** The language of a locale in which dates are read: English for the ones that are not known. */
export function languageOf(locale: string): Language {
  const [language = ''] = locale.toLowerCase().split('-')
  return languages.find((one) => one === language) ?? 'en'
}

/**
 * The reader for a locale. Numbers such as 12/10 are months and days in `en` and `en-US`, days and months elsewhere. The
 * parser is loaded when it is first needed.
 */
export async function dateReader(locale: string): Promise<DateReader> {
  const language = languageOf(locale)
  const parser = await loaded[/^en-(?!us)/i.test(locale) ? 'en-GB' : language]()
  return (text, { instant, offset }) => {
    const reference: ParsingReference = { instant, timezone: offset }
    const results = parser.parse(text, reference, { forwardDate: true }).filter((result) => isDate(result, language))
    const used = partsOf(results)
    const due = used === null ? null : dueOf(used)
    if (used === null || due === null) return null
    return {
      due,
      ranges: [...new Set([used.day, used.time])].flatMap((part) =>
        part ? [withPreposition(text, part, language)] : [],
      ),
    }
  }
}

const loaded = {
  en: async () => (await import('chrono-node/en')).casual,
  'en-GB': async () => (await import('chrono-node/en')).GB,
  de: async () => (await import('chrono-node/de')).casual,
  fr: async () => (await import('chrono-node/fr')).casual,
  es: async () => (await import('chrono-node/es')).casual,
}

/** The results of which a date is made: one, or a day and a time that stand apart ("tomorrow p1 17:00"). */
interface Parts {
  day: ParsedResult | undefined
  time: ParsedResult | undefined
}

function partsOf(results: ParsedResult[]): Parts | null {
  const [first] = results
  if (first === undefined) return null
  const [isDay, isTime] = [hasDay(first), hasTime(first)]
  if (isDay && isTime) return { day: first, time: first }
  if (isTime) return { day: results.find((one) => hasDay(one) && !hasTime(one)), time: first }
  return { day: first, time: results.find((one) => hasTime(one) && !hasDay(one)) }
}

/** "in two hours". */
const isFromNow = ({ start }: ParsedResult) => start.tags().has('result/relativeDateAndTime')
const hasTime = (result: ParsedResult) => result.start.isCertain('hour') || isFromNow(result)
/** Of a day of which no part is certain, such as "ce soir", it is the present one. */
const hasDay = (result: ParsedResult) =>
  isFromNow(result) ||
  !hasTime(result) ||
  (['day', 'weekday', 'month'] as const).some((part) => result.start.isCertain(part))

/** A length of time, such as "2 weeks": "in 2 weeks" is a date. */
const length = /^(\d|an? |half |eine? |une? |una )/i

/** Whether a result is meant as a date: no length, no month or year alone, and no word that is more often another one. */
function isDate({ start, text }: ParsedResult, language: Language): boolean {
  const [first = ''] = fold(text).split(' ')
  if (start.tags().has('result/relativeDate') && (length.test(text) || vocabularies[language].numbers.has(first)))
    return false
  const isMonth = (start.isCertain('month') || start.isCertain('year')) && !start.isCertain('day')
  if (isMonth && !start.isCertain('weekday')) return false
  return !vocabularies[language].common.includes(fold(text.trim()))
}

/** Null outside of the calendar and of the years that a todo may be due in. */
function dueOf({ day, time }: Parts): Due | null {
  const { start } = (day ?? time) as ParsedResult
  const hasOffset = time !== undefined && (isFromNow(time) || time.start.isCertain('timezoneOffset'))
  if (hasOffset && (day === undefined || day === time)) {
    const minute = new Date(Math.floor(start.date().getTime() / 60_000) * 60_000)
    return isInRange(minute) ? { at: minute.toISOString() } : null
  }
  const two = (number: number | null) => String(number).padStart(2, '0')
  const on = `${start.get('year')}-${two(start.get('month'))}-${two(start.get('day'))}`
  const hour = time ? `${two(time.start.get('hour'))}:${two(time.start.get('minute'))}` : null
  const date = new Date(`${on}T${hour ?? '00:00'}:00Z`)
  // The 30th of February would become the 2nd of March.
  if (!isInRange(date) || date.toISOString().slice(0, 10) !== on) return null
  return { on, time: hour, isNext: day === undefined }
}

/** Whether a date is far enough within the years of the contract for every time zone. */
function isInRange(date: Date): boolean {
  return date >= new Date('1900-01-02T00:00:00Z') && date < new Date('2999-12-30T00:00:00Z')
}

/** The part of a result, with the word before it that belongs to it: "le 24 décembre". */
function withPreposition(text: string, { index, text: found }: ParsedResult, language: Language): Range {
  const end = index + found.trimEnd().length
  const [, word = '', gap = ''] = /(?:^|\s)(\p{L}+)(\s+)$/u.exec(text.slice(Math.max(0, index - 20), index)) ?? []
  const isPart = vocabularies[language].before.includes(fold(word))
  return { start: isPart ? index - gap.length - word.length : index, end }
}
