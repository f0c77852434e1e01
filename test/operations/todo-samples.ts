/** Random todos for properties: what may be sent, and what the service should make of it. */
import fc from 'fast-check'
import { strictFormats } from '../../src/kernel/index.ts'
import type { Schemas } from '../../src/service/api.ts'

/** An instant as text with a random offset, and the microseconds since 1970 that it means. */
export interface SampleInstant {
  text: string
  micros: number
}

const day = 86_400_000_000
const from = Date.parse('1900-01-02T00:00:00Z') * 1000
const until = Date.parse('2999-12-30T00:00:00Z') * 1000

/** RFC 3339 with an offset in minutes. */
function writeInstant(micros: number, offset: number): string {
  const local = new Date(Math.floor(micros / 1000) + offset * 60_000).toISOString()
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
  const zone = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  return `${local.slice(0, 19)}.${fraction}${offset === 0 ? 'Z' : zone}`
}

/** Microseconds since 1970 of an instant that the service wrote. */
export function readInstant(text: string): number {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d{1,6}))?Z$/.exec(text) ?? []
  return Date.parse(`${seconds}Z`) * 1000 + Number(fraction.padEnd(6, '0'))
}

const offset = fc.oneof(fc.constant(0), fc.integer({ min: -13 * 60 - 59, max: 13 * 60 + 59 }))
const instantOf = (micros: fc.Arbitrary<number>): fc.Arbitrary<SampleInstant> =>
  fc.tuple(micros, offset).map(([micros, offset]) => ({ micros, text: writeInstant(micros, offset) }))

export const anyInstant = instantOf(fc.integer({ min: from, max: until }))
/** One of a few, so that dates meet and lie a microsecond apart. */
export const closeInstant = instantOf(
  fc
    .tuple(fc.nat({ max: 3 }), fc.integer({ min: -1, max: 1 }))
    .map(([days, micros]) => Date.parse('2026-11-22T00:00:00Z') * 1000 + days * day + micros),
)

/** Any text that JSON and Postgres can hold. */
const anyText = (maxLength: number) =>
  fc
    .array(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((character) => character !== '\0'),
      { maxLength },
    )
    .map((characters) => characters.join(''))
/** A title has a character that can be seen. */
export const anyTitle = anyText(30).filter((text) => text.trim() !== '' && strictFormats['visible-text'].test(text))

export interface SampleTodo {
  title: string
  description?: string | null
  completed?: boolean
  priority?: number
  due_on?: string | null
  due_at?: SampleInstant | null
  time_zone?: string | null
  start_on?: string | null
}

export const zones = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Africa/Cairo'] as const
const anyZone = fc.option(fc.constantFrom(...zones))
const dayOf = (micros: number) => new Date(micros / 1000).toISOString().slice(0, 10)
const anyDay = fc.integer({ min: from, max: until }).map(dayOf)

/** When a todo is due for a reader in a time zone, in microseconds since 1970; null where it is not. */
export function dueFor({ due_on, due_at, time_zone }: Schemas['Todo'], zone: string): number | null {
  if (due_at !== null) return readInstant(due_at)
  if (due_on === null) return null
  const midnight = Date.parse(`${due_on}T00:00:00Z`) + 86_400_000
  return (midnight - offsetOf(midnight, time_zone ?? zone)) * 1000 - 1
}

/** Milliseconds that clocks of a time zone are ahead of UTC. */
function offsetOf(time: number, zone: string): number {
  const local = new Date(time).toLocaleString('sv', { timeZone: zone })
  return Date.parse(`${local.replace(' ', 'T')}Z`) - time
}

const members = {
  title: anyTitle,
  description: fc.option(anyText(40)),
  completed: fc.boolean(),
  priority: fc.integer({ min: 1, max: 5 }),
  due_on: fc.option(anyDay),
  due_at: fc.option(anyInstant),
  time_zone: anyZone,
  start_on: fc.option(anyDay),
}
export const anyTodo: fc.Arbitrary<SampleTodo> = fc.record(members, { requiredKeys: ['title'] })
export const anyPatch: fc.Arbitrary<Partial<SampleTodo>> = fc.record(members, { requiredKeys: [] })

/** Few values of each, so that filters find something and sort keys tie. */
export const closeTodo: fc.Arbitrary<SampleTodo> = fc.record(
  {
    title: fc
      .array(fc.constantFrom('a', 'A', 'É', 'é', 'ж', '%', '_', '\\', '日', '🌊'), { minLength: 1, maxLength: 3 })
      .map((characters) => characters.join('')),
    description: fc.option(fc.constantFrom('Ÿ%', 'ÿ_x', 'a\\b', '')),
    completed: fc.boolean(),
    priority: fc.integer({ min: 1, max: 3 }),
    due_at: fc.option(closeInstant),
    due_on: fc.option(fc.nat({ max: 3 }).map((days) => dayOf(Date.parse('2026-11-21T00:00:00Z') * 1000 + days * day))),
    time_zone: anyZone,
    start_on: fc.constantFrom(null, '1999-12-31', '2998-12-31'),
  },
  { requiredKeys: ['title'] },
)

/** The body that says it; of a day and a time only the time. */
export function toBody({ due_on, ...sample }: Partial<SampleTodo>): object {
  if (sample.due_at) return { ...sample, due_at: sample.due_at.text }
  return due_on === undefined ? sample : { ...sample, due_on }
}

/** When a todo is due, with its time in microseconds. */
interface SampleDue {
  due_on: string | null
  due_at: number | null
  time_zone: string | null
}

/**
 * The members that the service returns for those that were sent, with instants as microseconds. `before` is the todo that
 * they change. The writer's time zone is UTC.
 */
export function expected(
  { due_on: day, due_at, ...sample }: Partial<SampleTodo>,
  before: Partial<SampleDue> = {},
): Record<string, unknown> {
  const due_on = due_at ? undefined : day
  const due: SampleDue = {
    due_on: before.due_on ?? null,
    due_at: before.due_at ?? null,
    time_zone: before.time_zone ?? null,
  }
  if (sample.time_zone !== undefined) due.time_zone = sample.time_zone
  if (due_at === null && due.due_at !== null && due_on === undefined) Object.assign(due, { due_on: null, due_at: null })
  if (due_at !== undefined) due.due_at = due_at ? due_at.micros : null
  else if (due_on !== undefined && due_on !== due.due_on) due.due_at = null
  if (due_on !== undefined && due.due_at === null) due.due_on = due_on
  if (due.due_at !== null) {
    due.time_zone ??= 'UTC'
    due.due_on = new Date(Math.floor(due.due_at / 1000)).toLocaleString('sv', { timeZone: due.time_zone }).slice(0, 10)
  }
  const { title } = sample
  return { ...sample, ...(title !== undefined && { title: title.trim() }), ...due }
}

/** A todo of the service's with its due date in microseconds. */
export function comparable(todo: Schemas['Todo']): Record<string, unknown> & SampleDue {
  return { ...todo, due_at: todo.due_at === null ? null : readInstant(todo.due_at) }
}
