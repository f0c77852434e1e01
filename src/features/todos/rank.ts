/**
 * Ranks of todos: texts that are in the order of their bytes (of todos.position, whose collation is "C"). A rank is a
 * whole number of ten digits, which leaves room at both ends, and then digits of base 62 where it is between two whole
 * numbers, so that there is always a rank between two others.
 */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = BigInt(digits.length)
const wholeLength = 10
/** Of the first todo in a list. */
const middle = 5_000_000_000

/** The contract's `Position`: a list whose ranks would be longer gets new ones. */
export const maximumLength = 100

/**
 * A rank between two others, as short as there is one; null is the end of the list. Null when the two are the same or
 * not in their order, or nothing between them is short enough.
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

const wholeOf = (rank: string) => Number(rank.slice(0, wholeLength))

function whole(number: number): string | null {
  return number >= 0 && number < 10 ** wholeLength ? String(number).padStart(wholeLength, '0') : null
}

/** Digits behind the point between two others, where a null `high` is 1. */
function fractionBetween(low: string, high: string | null): string | null {
  for (let length = 1; length <= maximumLength - wholeLength; length++) {
    const [from, to] = [numberOf(low, length), high === null ? base ** BigInt(length) : numberOf(high, length)]
    if (to - from > 1n) return text((from + to) / 2n, length)
  }
  return null
}

/** The first digits as a whole number; what is missing is 0, what is behind them is left out. */
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
