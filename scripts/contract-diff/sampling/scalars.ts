// Sample numbers and strings: those at the limits of a schema, on both sides of them, and some typical ones.
import fc from 'fast-check'
import { isMultiple } from '../plain-form.ts'
import type { View } from '../view.ts'

/** Numbers at and around the limits of the view. The first ones are likely to be valid. */
export function numbers(view: View, onlyIntegers: boolean): number[] {
  const [low, high] = [view.bounds.get('minimum')?.value, view.bounds.get('maximum')?.value]
  const steps = (view.constraints.get('multipleOf') ?? []).map(({ value }) => Number(value))
  const edges = [low, high].flatMap((bound) => (bound ? [bound.limit] : []))
  const near = edges.flatMap((edge) => [edge, edge + 1, edge - 1, edge + 0.5, edge - 0.5])
  const multiples = steps.flatMap((step) =>
    [0, ...edges].flatMap((edge) => [-1, 0, 1, 2, 3].map((count) => (Math.floor(edge / step) + count) * step)),
  )
  const step = steps.reduce((product, one) => product * one, 1)
  const all = [...multiples, step * Math.ceil((low?.limit ?? 0) / step + 1), ...near, 1, 0, -1, 0.5, 1.5, 7, 2 ** 40]
  const fits = (value: number) =>
    (!low || (low.exclusive ? value > low.limit : value >= low.limit)) &&
    (!high || (high.exclusive ? value < high.limit : value <= high.limit)) &&
    steps.every((one) => isMultiple(value, one))
  const distinct = [...new Set(all)].filter(
    (value) => Number.isFinite(value) && (!onlyIntegers || Number.isInteger(value)),
  )
  return [...distinct.filter(fits), ...distinct.filter((value) => !fits(value))]
}

const ofFormat: Record<string, string> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  time: '12:00:00Z',
  duration: 'P1D',
  email: 'a@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/a',
  'uri-reference': '/a',
  uuid: '01234567-89ab-4cde-8fab-0123456789ab',
  byte: 'YWJj',
  'json-pointer': '/a',
  regex: '^a',
}
const typical = ['a', 'ab', '', 'b', 'abc', '1', 'A', ' ']

/** Strings of the view's format, patterns and lengths, and around them. The first ones are likely to be valid. */
export function strings(view: View): string[] {
  const [least, most] = [view.bounds.get('minLength')?.value.limit ?? 0, view.bounds.get('maxLength')?.value.limit]
  const formats = (view.constraints.get('format') ?? []).map(({ value }) => ofFormat[String(value)] ?? '')
  const matching = (view.constraints.get('pattern') ?? []).flatMap(({ value }) => matches(String(value)))
  const lengths = [least, least - 1, least + 1, ...(most === undefined ? [] : [most, most + 1])]
  const long = [...matching.slice(0, 2), 'a'].flatMap((text) => lengths.map((length) => ofLength(text, length)))
  const all = [...new Set([...formats, ...matching, ...typical, ...long])]
  const patterns = (view.constraints.get('pattern') ?? []).map(({ value }) => regularExpression(String(value)))
  const fits = (text: string) =>
    text.length >= least &&
    text.length <= (most ?? Infinity) &&
    patterns.every((pattern) => pattern?.test(text) ?? true)
  return [...all.filter(fits), ...all.filter((text) => !fits(text))]
}

/** The text repeated and cut to a length, at most 2,000. */
const ofLength = (text: string, length: number) =>
  text.padEnd(Math.min(Math.max(length, 0), 2000), text || 'a').slice(0, Math.max(length, 0))

export function regularExpression(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return null
  }
}

/** A few strings that match the pattern, the same ones each time; none for a pattern that cannot be generated from. */
export function matches(pattern: string): string[] {
  const list = generated.get(pattern) ?? generate(pattern)
  generated.set(pattern, list)
  return list
}

const generated = new Map<string, string[]>()

function generate(pattern: string): string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { seed: 1, numRuns: 6 })
  } catch {
    return []
  }
}
