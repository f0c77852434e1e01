import { expect, test } from 'vitest'
import { ask } from './todo.ts'

test('updates the todo', async () => {
  expect(await ask('PATCH', 204, 'application/json')).toBe(204)
})

test.runIf(process.env.BROKEN)('is broken', () => {
  expect(1).toBe(2)
})

test.skipIf(process.env.LESS)('updates the todo by a merge patch', async () => {
  expect(await ask('PATCH', 204, 'application/merge-patch+json')).toBe(204)
})
