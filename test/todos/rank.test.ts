/** Ranks: there is one between any two, in the order of their bytes, until a list needs new ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxRankLength, rankBetween } from '../../src/features/todos/rank.ts'

const pattern = /^[0-9]{10}[0-9A-Za-z]*$/

/** Inserts at places of a growing list, as shares of its length; a list without room there is numbered anew. */
function insertAll(places: Iterable<number>): { ranks: string[]; renumbered: number } {
  let ranks: string[] = []
  let renumbered = 0
  const at = (index: number) => rankBetween(ranks[index - 1] ?? null, ranks[index] ?? null)
  for (const place of places) {
    const index = Math.floor(place * (ranks.length + 1))
    let rank = at(index)
    if (rank === null) {
      renumbered++
      ranks = ranks.map((_, number) => String(5_000_000_000 + number))
      rank = at(index) as string
    }
    ranks.splice(index, 0, rank)
  }
  return { ranks, renumbered }
}

const inOrder = (ranks: string[]) =>
  ranks.every(
    (rank, index) => index === 0 || Buffer.compare(Buffer.from(ranks[index - 1] as string), Buffer.from(rank)) < 0,
  )

test('ranks stay in order after any inserts, and have the form of the contract', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 200 }),
      (places) => {
        const { ranks } = insertAll(places)
        expect(inOrder(ranks)).toBe(true)
        for (const rank of ranks) expect(rank).toMatch(pattern)
      },
    ),
  )
})

test('between any two ranks there is another one', () => {
  const rank = fc
    .tuple(fc.integer({ min: 4_999_999_990, max: 5_000_000_010 }), fc.stringMatching(/^[0-9A-Za-z]{0,6}[1-9A-Za-z]$/))
    .map(([whole, fraction]) => `${whole}${fraction}`)
  fc.assert(
    fc.property(rank, rank, (one, other) => {
      fc.pre(one !== other)
      const [low, high] = one < other ? [one, other] : [other, one]
      const between = rankBetween(low, high) as string
      expect(inOrder([low, between, high])).toBe(true)
      expect(between.length).toBeLessThanOrEqual(Math.max(low.length, high.length) + 1)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['the same', '5000000001', '5000000001'],
  ['not in order', '5000000002', '5000000001'],
  ['the same but for zeros', '5000000001', '50000000010'],
])('there is none between two that are %s', (_, low, high) => {
  expect(rankBetween(low, high)).toBeNull()
})

test('the ends of a list have room for ten thousand ranks, each as short as the first', () => {
  const ends = [Array.from({ length: 10_000 }, () => 0), Array.from({ length: 10_000 }, () => 0.99999999)]
  for (const places of ends) {
    const { ranks, renumbered } = insertAll(places)
    expect([new Set(ranks.map(({ length }) => length)), renumbered]).toEqual([new Set([10]), 0])
    expect(inOrder(ranks)).toBe(true)
  }
})

test.each([
  ['behind the same one', () => 1],
  ['before the same one', (length: number) => length - 1],
  ['in the middle', (length: number) => Math.floor(length / 2)],
])('ten thousand %s stay short, and few of them number the list anew', (_, indexIn) => {
  const places = Array.from({ length: 10_000 }, (_, length) =>
    length < 2 ? 0.9 : (indexIn(length) + 0.5) / (length + 1),
  )
  const { ranks, renumbered } = insertAll(places)
  expect(inOrder(ranks)).toBe(true)
  expect(Math.max(...ranks.map(({ length }) => length))).toBeLessThanOrEqual(maxRankLength)
  expect(renumbered).toBeLessThan(25)
})
