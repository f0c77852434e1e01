/** The gate's limit: lower while requests in flight wait too long, and as high as before afterwards. */
import { expect, test } from 'vitest'
import { Gate, type Slot } from '../overload.ts'

const tooLong = 200

/** How many more it lets in now. */
function room(gate: Gate): number {
  const slots: Slot[] = []
  while (!gate.isFull) slots.push(gate.enter({ exempt: false }, 'anyone'))
  for (const slot of slots) slot.leave()
  return slots.length
}

test('short waits leave the limit as it is', () => {
  const gate = new Gate(100, 10)
  for (let wait = 0; wait < 1_000; wait++) gate.waited(tooLong - 1, tooLong, wait)
  expect(room(gate)).toBe(100)
})

test('waits that are too long lower the limit by a fifth, once for all requests that were admitted before', () => {
  const gate = new Gate(100, 10)
  for (let wait = 0; wait < 100; wait++) gate.waited(tooLong, tooLong, 1_000 + wait)
  expect(room(gate)).toBe(80)
  gate.waited(tooLong, tooLong, 1_000 + tooLong)
  expect(room(gate)).toBe(64)
})

test('the limit never falls below the number of connections, and rises by one for as many short waits as it admits', () => {
  const gate = new Gate(100, 10)
  for (let second = 0; second < 100; second++) gate.waited(1_000, tooLong, second * 1_000)
  expect(room(gate)).toBe(10)
  for (let wait = 0; wait < 11; wait++) gate.waited(0, tooLong, 0)
  expect(room(gate)).toBe(11)
  for (let wait = 0; wait < 5_100; wait++) gate.waited(0, tooLong, 0)
  expect(room(gate)).toBe(100)
})

test('a limit below the number of connections is constant', () => {
  const gate = new Gate(4, 10)
  gate.waited(1_000, tooLong, 0)
  expect(room(gate)).toBe(4)
})
