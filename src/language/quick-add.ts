/** Quick add: a todo in one line, such as "Call Mum tomorrow 17:00 every week p1 @garden". */
import type { DateReader, Due, Now } from './dates.ts'
import { recurrenceIn } from './every.ts'
import { type Mention, mentionsIn, type Range, type Token, tokensOf } from './tokens.ts'
import { type Language, vocabularies } from './vocabulary.ts'

export { mentionsIn }

/** The object of a name, or why there is none. */
export type Found = { id: string; section_id?: string | null } | 'unknown' | 'ambiguous'

export type SpanKind = 'due' | 'recurrence' | 'priority' | 'label' | 'project' | 'assignee' | 'description'

/** A part of the text that was understood. */
export type Span = Range & { kind: SpanKind }

/** A part of the text that stays in the title although it looks like more. */
export type Warning = Range & { code: 'unknown_name' | 'ambiguous_name' | 'repeated' }

export interface QuickAdd {
  /** The text without the spans; the whole text where there are none. */
  title: string
  description: string | null
  priority: number | null
  due: Due | null
  /** RFC 5545. */
  recurrence: string | null
  recurrence_from: 'due' | 'completion'
  project: { id: string; section_id: string | null } | null
  label_ids: string[]
  assignee_ids: string[]
  /** In their order; they do not overlap. */
  spans: Span[]
  warnings: Warning[]
}

export interface QuickAddOptions {
  language: Language
  dates: DateReader
  now: Now
  /** The object of each name of `mentionsIn(text)`, in their order. */
  found: Found[]
}

/** Reads a line. It never throws. */
export function readQuickAdd(text: string, { language, dates, now, found }: QuickAddOptions): QuickAdd {
  const read = new Line(text)
  const tokens = tokensOf(text)
  const names = [...found]
  for (const token of tokens) read.take(token, 'name' in token ? (names.shift() ?? 'unknown') : null)

  const recurrence = recurrenceIn(read.rest(), vocabularies[language])
  if (recurrence) read.understand(recurrence, 'recurrence')
  const date = dates(read.rest(), now)
  for (const range of date?.ranges ?? []) read.understand(range, 'due')
  return {
    ...read.members,
    title: read.title(),
    due: date?.due ?? null,
    recurrence: recurrence?.rule ?? null,
    recurrence_from: recurrence?.from ?? 'due',
    spans: read.spans.sort((one, other) => one.start - other.start),
    warnings: read.warnings,
  }
}

const maxLabels = 50
const maxAssignees = 10

/** A line while it is read. */
class Line {
  readonly spans: Span[] = []
  readonly warnings: Warning[] = []
  readonly members: Pick<QuickAdd, 'description' | 'priority' | 'project' | 'label_ids' | 'assignee_ids'> = {
    ...{ description: null, priority: null, project: null, label_ids: [], assignee_ids: [] },
  }
  readonly #text: string
  /** Parts that are no date. */
  readonly #kept: Range[] = []

  constructor(text: string) {
    this.#text = text
  }

  take(token: Token, found: Found | null): void {
    const isSign = token.kind !== 'quote'
    const code = isSign ? this.#set(token, found) : null
    if (code !== null || !isSign) this.#kept.push(token)
    if (code !== null) this.warnings.push({ start: token.start, end: token.end, code })
    else if (isSign) this.understand(token, token.kind)
  }

  understand({ start, end }: Range, kind: SpanKind): void {
    this.spans.push({ start, end, kind })
  }

  /** The text in which dates are looked for: as long as the whole, with a character of its own where something else is. */
  rest(): string {
    let rest = this.#text
    for (const { start, end } of [...this.spans, ...this.#kept])
      rest = `${rest.slice(0, start)}${'\u0001'.repeat(end - start)}${rest.slice(end)}`
    return rest
  }

  /** The parts around the spans, with one space in the place of each span. */
  title(): string {
    if (this.spans.length === 0) return this.#text
    const ordered = [...this.spans].sort((one, other) => one.start - other.start)
    const parts = [...ordered, { start: this.#text.length, end: 0 }].map(({ start }, index) =>
      this.#text.slice(index === 0 ? 0 : (ordered[index - 1] as Span).end, start).trim(),
    )
    return parts.filter((part) => part !== '').join(' ')
  }

  /** Sets what a sign stands for. Returns why it stays text instead. */
  #set(token: Exclude<Token, { kind: 'quote' }>, found: Found | null): Warning['code'] | null {
    const { members } = this
    if (token.kind === 'description') members.description = token.description === '' ? null : token.description
    else if (token.kind === 'priority') {
      if (members.priority !== null) return 'repeated'
      members.priority = token.priority
    } else return this.#name(token, found ?? 'unknown')
    return null
  }

  #name({ kind }: Mention, found: Found): Warning['code'] | null {
    const { members } = this
    if (found === 'unknown' || found === 'ambiguous') return `${found}_name`
    const { id, section_id = null } = found
    if (kind === 'label') {
      if (members.label_ids.includes(id) || members.label_ids.length === maxLabels) return 'repeated'
      members.label_ids.push(id)
    } else if (kind === 'project') {
      if (members.project !== null) return 'repeated'
      members.project = { id, section_id }
    } else {
      if (members.assignee_ids.includes(id) || members.assignee_ids.length === maxAssignees) return 'repeated'
      members.assignee_ids.push(id)
    }
    return null
  }
}
