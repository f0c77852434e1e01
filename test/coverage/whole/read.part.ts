import { expect, test } from 'vitest'
import { ask } from './todo.ts'

test('reads the todo', async () => {
  expect(await ask('GET', 200, 'application/json')).toBe(200)
})

let attempts = 0

test('reads a page of the todo, at the second attempt', { retry: 1 }, async () => {
  attempts += 1
  expect(attempts).toBe(2)
  expect(await ask('GET', 200, 'text/html')).toBe(200)
})

test('reads that nothing has changed', async () => {
  expect(await ask('GET', 304, 'application/json')).toBe(304)
})
