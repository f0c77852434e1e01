/** The report as Markdown, in which no text of a contract has a meaning, and for a terminal, in which there is none. */
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import { toMarkdown, toTerminal } from '../../scripts/contract-diff/text.ts'
import { verdictOn } from '../../scripts/contract-diff/verdict.ts'

const contractOf = (method: string) => ({
  openapi: '3.1.0',
  info: { title: 'Books', version: '1.0.0' },
  paths: { '/books/{book_id}/_copy': { [method]: { responses: { 204: { description: 'Done.' } } } } },
})
const changes = diff(contractOf('put'), contractOf('post'))
const report = { base: 'a\u001b[31m.yaml', head: '*b*.yaml', changes, verdict: verdictOn(changes, '1.0.0') }

test('Markdown escapes the marks of Markdown', () => {
  const text = toMarkdown(report)
  expect(text).toContain('to \\*b\\*.yaml')
  expect(text).toContain('{book\\_id}')
})

test('a terminal gets text without marks and without escapes, and no control character of a name', () => {
  const text = toTerminal(report)
  expect(text).not.toContain('\u001b[31m')
  expect(stripVTControlCharacters(text)).toContain('a.yaml to *b*.yaml')
  expect(text).toContain('PUT /books/{book_id}/_copy')
  expect(text).not.toMatch(/\\|`|\*\*/)
})
