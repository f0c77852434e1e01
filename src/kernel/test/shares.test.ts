/** How slots are shared: what one caller may hold, alone and beside others, and whose turn it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ContractError } from '../model.ts'
import { Gate } from '../overload.ts'
import { Shares, shareOf } from '../shares.ts'

/** How many slots a caller gets now. */
function fill(shares: Shares, caller: string): number {
  let taken = 0
  while (shares.tryTake(caller)) taken++
  return taken
}

const never = new AbortController().signal

test('a caller that is alone gets its share, and of each that follows there is room for the next one', () => {
  const shares = new Shares({ slots: 100, share: 0.5 })
  const callers = ['a', 'b', 'c', 'd', 'e']
  expect(callers.map((caller) => fill(shares, caller))).toEqual([50, 25, 13, 6, 3])
  expect(shares.tryTake('f')).toBe(true)
  for (let left = 0; left < 50; left++) shares.release('a')
  expect(fill(shares, 'b')).toBe(14)
})

test('whatever others did, a caller without a slot gets one while one is free', () => {
  const step = fc.record({ caller: fc.constantFrom('a', 'b', 'c', 'd'), takes: fc.boolean() })
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 30 }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      fc.array(step),
      (slots, share, steps) => {
        const shares = new Shares({ slots, share })
        for (const { caller, takes } of steps) {
          if (takes) shares.tryTake(caller)
          else if (shares.heldBy(caller) > 0) shares.release(caller)
          for (const one of ['a', 'b', 'c', 'd'])
            expect(shares.heldBy(one)).toBeLessThanOrEqual(Math.ceil(slots * share) + 1)
        }
        expect(shares.tryTake('e')).toBe(!shares.isFull || shares.heldBy('e') > 0)
      },
    ),
  )
})

test('a limit holds whatever is free', () => {
  const shares = new Shares({ limit: 3 })
  expect([fill(shares, 'a'), fill(shares, 'b')]).toEqual([3, 3])
})

test('who waits gets a slot in turn: a long line of one caller delays no other by more than one slot', async () => {
  const shares = new Shares({ slots: 1 })
  shares.tryTake('x')
  const order: string[] = []
  const wait = async (caller: string) => {
    await shares.take(caller, { signal: never })
    order.push(caller)
    shares.release(caller)
  }
  const all = ['a', 'a', 'a', 'a', 'b', 'c'].map(wait)
  shares.release('x')
  await Promise.all(all)
  expect(order).toEqual(['a', 'b', 'c', 'a', 'a', 'a'])
})

test('a call leaves its line when it is aborted, when its wait is over, and when the line is full', async () => {
  const shares = new Shares({ slots: 1, maxWaiting: 2 })
  shares.tryTake('a')
  const stop = new AbortController()
  const aborted = shares.take('a', { signal: stop.signal })
  const late = shares.take('a', { signal: never, wait: 5 })
  expect(await shares.take('a', { signal: never })).toBe(false)
  stop.abort(new Error('gone'))
  await expect(aborted).rejects.toThrow('gone')
  expect(await late).toBe(false)
  // Nothing waits any more: the slot goes to the next call at once.
  shares.release('a')
  expect(shares.tryTake('a')).toBe(true)
})

test('a slot counts for the user once it is known, and is refused where the user has its share', () => {
  const gate = new Gate(4, 4, { document: { 'x-shares': { requests: { share: 0.5 } } } })
  const slots = ['user:1', 'user:1'].map((caller) => gate.enter({ exempt: false }, caller))
  const third = gate.enter({ exempt: false }, 'address:1')
  expect(() => third.moveTo('user:1')).toThrow(expect.objectContaining({ status: 429, code: 'concurrency_limited' }))
  third.leave()
  slots[0]?.leave()
  gate.enter({ exempt: false }, 'address:1').moveTo('user:1')
  expect(() => gate.enter({ exempt: false }, 'user:1')).toThrow(expect.objectContaining({ status: 429 }))
})

test('exempt operations take no slot of others', () => {
  const gate = new Gate(2)
  for (let entered = 0; entered < 500; entered++) gate.enter({ exempt: true }, 'address:1')
  expect(gate.isFull).toBe(false)
})

test.each([{ share: 0 }, { share: 1.5 }, { limit: 0 }, { limit: 1.5 }, { total: 0 }, { total: 0.5 }])(
  '%o is no share of a contract',
  (entry) => {
    expect(() => shareOf({ 'x-shares': { streams: entry } }, 'streams')).toThrow(ContractError)
  },
)

const bodies = { 'x-shares': { bodies: { share: 0.25, total: 1_000 } } }

test('bodies share their bytes: one caller stops at its share, and all together at the total', () => {
  const gate = new Gate(1_000, 1_000, { document: bodies })
  const admit = (caller: string) => gate.admitBody(caller, 100)
  const slots = ['a', 'a', 'a'].map(admit)
  expect(() => admit('a')).toThrow(expect.objectContaining({ status: 429, code: 'concurrency_limited' }))
  for (const caller of ['b', 'b', 'c', 'c', 'd', 'e', 'f']) slots.push(admit(caller))
  expect(() => admit('g')).toThrow(expect.objectContaining({ status: 503, code: 'unavailable' }))
  for (const slot of slots) slot.leave()
  expect(() => gate.admitBody('g', 1_000)).not.toThrow()
})
