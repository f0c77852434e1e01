/** Counts in windows of a fixed length, and their bound. */
import { expect, test } from 'vitest'
import { Windows } from '../policies.ts'

test('a window begins with the first count of its key, and ends after its length', () => {
  let now = 0
  const windows = new Windows<string>(10, { now: () => now })
  expect(windows.add('a')).toEqual({ count: 1, resetSeconds: 10 })
  now = 6_000
  expect([windows.add('a', 2), windows.add('b')]).toMatchObject([{ count: 3, resetSeconds: 4 }, { count: 1 }])
  now = 10_000
  expect(windows.look('a')).toEqual({ count: 0, resetSeconds: 0 })
  expect([windows.add('a'), windows.add('b')]).toMatchObject([{ count: 1 }, { count: 2 }])
})

test('keys without end drop the oldest ones', () => {
  const windows = new Windows<number>(10, { now: () => 0 })
  for (let key = 0; key <= 100_000; key++) windows.add(key)
  expect([windows.look(0).count, windows.look(100_000).count]).toEqual([0, 1])
})
