/**
 * Ranks of todos: texts ordered by their bytes (todos.position has the collation "C"). A rank is an integer of ten
 * digits, with room at both ends, followed by a base-62 fraction where it lies between two integers. So there is always
 * a rank between two others.
 */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = BigInt(digits.length)
const wholeLength = 10
/** The rank of the first todo in a list. */
const middle = 5_000_000_000

/** Characters, as in the contract's `Position`. A list that would need longer ranks is renumbered. */
export const maxRankLength = 100

/**
 * The shortest rank between two others, where null is an end of the list. Returns null when the two are equal or in the
 * wrong order, or when every rank between them is too long.
 */
export function rankBetween(low: string | null, high: string | null): string | null {
  if (low === null && high === null) return whole(middle)
  if (low === null) return whole(wholeOf(high as string) - 1)
  if (high === null) return whole(wholeOf(low) + 1)
  if (low >= high) return null
  const [from, to] = [wholeOf(low), wholeOf(high)]
  if (to - from > 1) return whole(Math.floor((from + to) / 2))
  const fraction = fractionBetween(low.slice(wholeLength), from === to ? high.slice(wholeLength) : null)
  return fraction === null ? null : `${whole(from)}${fraction}`
}

/** A whole list in its order. */
type Ranked = readonly { id: string; position: string }[]

/** The wanted place: beside another object, or at an end of the list. */
interface Move {
  before?: string | undefined
  after?: string | undefined
  to?: 'first' | 'last' | undefined
}

/**
 * The ranks that a move in a short list changes, by the ids of their objects: that of the moved one, or all where no rank was
 * left between two others; none where it is in that place already. Null for an object in `before` or `after` that the list lacks.
 */
export function ranksAfter(list: Ranked, id: string, { before, after, to }: Move): Map<string, string> | null {
  const others = list.filter((one) => one.id !== id)
  const beside = before ?? after
  if (beside === id) return new Map()
  const found = others.findIndex((one) => one.id === beside)
  if (beside !== undefined && found < 0) return null
  const place = before !== undefined ? found : after !== undefined ? found + 1 : to === 'first' ? 0 : others.length
  if (list[place]?.id === id) return new Map()
  const rank = rankBetween(others[place - 1]?.position ?? null, others[place]?.position ?? null)
  if (rank !== null) return new Map([[id, rank]])
  const ids = others.map((one) => one.id).toSpliced(place, 0, id)
  return new Map(ids.map((each, index) => [each, whole(middle + index) as string]))
}

/** The highest integer part of a rank from elsewhere: a billion todos can follow it. */
const highest = 8_999_999_999

/** A rank from elsewhere, so that there is room after it. The order of ranks that are changed stays. */
export function bounded(rank: string): string {
  return wholeOf(rank) <= highest ? rank : `${whole(highest)}${rank}`.slice(0, maxRankLength)
}

const wholeOf = (rank: string) => Number(rank.slice(0, wholeLength))

function whole(number: number): string | null {
  return number >= 0 && number < 10 ** wholeLength ? String(number).padStart(wholeLength, '0') : null
}

/** The shortest fraction between two others; a null `high` is 1. */
function fractionBetween(low: string, high: string | null): string | null {
  for (let length = 1; length <= maxRankLength - wholeLength; length++) {
    const [from, to] = [numberOf(low, length), high === null ? base ** BigInt(length) : numberOf(high, length)]
    if (to - from > 1n) return text((from + to) / 2n, length)
  }
  return null
}

/** The first `length` digits as an integer, padded with zeros. */
function numberOf(fraction: string, length: number): bigint {
  let value = 0n
  for (let index = 0; index < length; index++)
    value = value * base + BigInt(Math.max(0, digits.indexOf(fraction[index] ?? '0')))
  return value
}

function text(value: bigint, length: number): string {
  let rest = value
  let written = ''
  for (let index = 0; index < length; index++) {
    written = `${digits[Number(rest % base)]}${written}`
    rest /= base
  }
  return written
}
