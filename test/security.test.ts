/** SECURITY.md: every row names what does something about a risk and a test of it, and both are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')

const rows = text.split('\n').flatMap((line) => {
  const [, risk, done, where, shown] = line.split('|').map((cell) => cell.trim())
  return risk && done && !/^(-+|Risk|Requirement)$/.test(risk) ? [{ risk, where, shown }] : []
})
const filesIn = (cell: string | undefined) => [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)

test('the ten risks have a row each', () => {
  const risks = rows.flatMap(({ risk }) => /^API\d+/.exec(risk)?.[0] ?? [])
  expect(risks).toEqual(Array.from({ length: 10 }, (_, index) => `API${index + 1}`))
})

test.each(rows.map((row) => [row.risk, row] as const))('%s', (_, { where, shown }) => {
  const [sources, tests] = [filesIn(where), filesIn(shown)]
  expect([sources.length, tests.length]).not.toContain(0)
  expect([...sources, ...tests].filter((file) => !existsSync(join(root, file)))).toEqual([])
  // A table of cases is run by the test file beside it.
  for (const file of tests) expect(file).toMatch(/^(?:src\/kernel\/)?test\/.+\.(test|cases)\.ts$/)
  for (const file of sources) expect(file).not.toMatch(/(?:^|\/)test\//)
})

test('the figures of the rows are true', () => {
  const contract = readFileSync(join(root, 'openapi.yaml'), 'utf8')
  expect(contract).toContain('passwords: { limit: 10, window_seconds: 900 }')
  expect(contract).toContain('credentials: { limit: 30, window_seconds: 60, per: address, shared: true }')
})
