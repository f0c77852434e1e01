/** README.md is short, and its figures of the contract are right. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'

const text = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

test('README.md has at most 180 lines', () => {
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(180)
})

test('README.md counts the operations of the contract', () => {
  const counts = [...text.matchAll(/(\d+) operations/g)].map(([, count]) => Number(count))
  expect(counts).toEqual([Object.keys(contract).length])
})
