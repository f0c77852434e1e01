/** The first documents are short, and the README's figures of the contract are right. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
const text = read('README.md')

test.each([
  ['README.md', 180],
  ['ARCHITECTURE.md', 130],
])('%s has at most %i lines', (name, most) => {
  expect(read(name).trimEnd().split('\n').length).toBeLessThanOrEqual(most)
})

test('README.md counts the operations of the contract', () => {
  const counts = [...text.matchAll(/(\d+) operations/g)].map(([, count]) => Number(count))
  expect(counts).toEqual([Object.keys(contract).length])
})
