import { validate, version } from 'uuid'
import { expect, test } from 'vitest'
import { newId } from '../src/db/new-id.ts'

test('ids are UUIDs of version 7, each greater than the one before it', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  // The time is in them.
  const since = Date.now() - Number.parseInt(String(ids[0]).replace('-', '').slice(0, 12), 16)
  expect(Math.abs(since)).toBeLessThan(60_000)
  // The rest of an id is random.
  expect(new Set(ids.map((id) => id.slice(-10))).size).toBeGreaterThan(9_990)
})
