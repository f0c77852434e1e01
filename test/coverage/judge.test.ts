/** The cells that the contract declares, the missing ones, wrong exceptions, and the printed report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { addedExceptions, readCoverageExceptions } from '../../scripts/contract-diff/coverage-exceptions.ts'
import { loadDocument } from '../../scripts/contract-diff/load-document.ts'
import { declaredCells } from './cells.ts'
import { missingCells, needlessExceptions } from './judge.ts'
import { coverageReport } from './table.ts'

const part = declaredCells(loadDocument(join(import.meta.dirname, 'whole/openapi.yaml')))
const all = [
  'getTodo 200 application/json',
  'getTodo 200 text/html',
  'getTodo 304 no body',
  'updateTodo 204 no body',
  'updateTodo takes application/json',
  'updateTodo takes application/merge-patch+json',
]
const reason = 'Nobody can.'

test('every status has a cell for each media type, and a choice of media types has one for each', () => {
  expect(part.map(({ name }) => name)).toEqual(all)
})

test('openapi.yaml has cells for each status of each operation', () => {
  const cells = declaredCells(loadDocument(join(import.meta.dirname, '../../openapi.yaml')))
  const answers = cells.filter(({ status }) => status !== null)
  const statuses = new Set(answers.map(({ operation, status }) => `${operation} ${status}`))
  const expected = Object.entries(contract).flatMap(([id, { statuses }]) => statuses.map((status) => `${id} ${status}`))
  expect([...statuses].sort()).toEqual(expected.sort())
  expect(new Set(cells.map(({ name }) => name)).size).toBe(cells.length)
})

test('what neither a test nor an exception has is missing', () => {
  const seen = new Set([...all.slice(2), 'getTodo 418 text/plain'])
  const exceptions = [{ cell: 'getTodo 200 text/html', reason }]
  const missing = missingCells({ declared: part, seen, exceptions })
  expect(missing.map(({ name }) => name)).toEqual(['getTodo 200 application/json'])
})

test('an exception that a test has seen, or that is nothing, is needless', () => {
  const exceptions = ['getTodo 200 text/html', 'getTodo 304 no body', 'getTodo 500 text/html'].map((cell) => ({
    cell,
    reason,
  }))
  expect(needlessExceptions({ declared: part, seen: new Set(['getTodo 304 no body']), exceptions })).toEqual([
    '"getTodo 304 no body" was seen: take it out of test/coverage-exceptions.yaml.',
    '"getTodo 500 text/html" is nothing that openapi.yaml declares: take it out of test/coverage-exceptions.yaml.',
  ])
})

test('the report has totals, and in full what is missing', () => {
  expect(coverageReport({ declared: part, seen: new Set(all.slice(1, 5)), exceptions: [] }).split('\n')).toEqual([
    '',
    'Contract coverage: the answers of 2 operations that the tests have seen, of those that openapi.yaml declares',
    '',
    '       200  204  304',
    'todos  1/2    1    1',
    '',
    'by media type: no body 2, application/json 0/1, text/html 1',
    'operation x media type of the request, where it may choose: 1 of 2, 50 %',
    'operation x status x media type: 3 of 4, 75 %',
    '',
    'No test has seen 2 of them. Write a case for each in test/operations:',
    '  getTodo: 200 application/json  (has 200, 304)',
    '  updateTodo: takes application/merge-patch+json  (has 204, takes application/json)',
    '',
  ])
})

test('all but one of very many are not 100 %', () => {
  const declared = Array.from({ length: 9999 }, (_, index) => ({
    ...(part[0] as (typeof part)[0]),
    name: `${index}`,
  }))
  const seen = new Set(declared.slice(1).map(({ name }) => name))
  expect(coverageReport({ declared, seen, exceptions: [] })).toContain('9998 of 9999, 99.9 %')
})

test.each([
  ['a mapping', 'cell: a', 'is not a list'],
  ['an entry without a cell', '- reason: a', 'entry 1 has no cell'],
  ['an entry without a reason', '- cell: a', '"a" has no reason'],
  ['an entry with an empty reason', '- { cell: a, reason: " " }', '"a" has no reason'],
  ['an entry twice', '- { cell: a, reason: b }\n- { cell: a, reason: c }', '"a" is listed twice'],
])('a file of exceptions must not have %s', (_, text, fault) => {
  const folder = mkdtempSync(join(tmpdir(), 'taskpact-exceptions-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'exceptions.yaml')
  writeFileSync(file, text)
  expect(() => readCoverageExceptions(file)).toThrow(fault)
})

test('what is excepted may become less, never more', () => {
  const released = ['a 200 text/html', 'b 304 no body'].map((cell) => ({ cell, reason }))
  expect(addedExceptions(released.slice(1), released)).toEqual([])
  expect(addedExceptions([{ cell: 'c 204 no body', reason }], released)).toEqual([
    expect.stringContaining('has the new entry "c 204 no body"'),
  ])
})
