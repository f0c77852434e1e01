/** docs/from-fastapi.md is complete and true: each row has a test of its name, each test a row. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The topics of each of the two tables, in their order. */
const topics = [
  [
    'Application',
    'Endpoint',
    'Session',
    'Models',
    'Errors',
    'Authentication',
    'Routers',
    'CRUD',
    'CORS',
    'Validators',
    'Background tasks',
    'Tests',
    'Query parameters',
    'Path parameters',
    'Request body',
    'Headers',
    'Serialization',
  ],
  ['Dependencies', 'Projects', 'Exceptions', 'Middleware'],
]

const docs = join(import.meta.dirname, '../../docs')
const text = readFileSync(join(docs, 'from-fastapi.md'), 'utf8')

interface Row {
  topic: string
  name: string
  /** The name of the linked test file; undefined where the cell is no link to one of this folder. */
  file: string | undefined
}

/** The rows of each of the two tables; the section behind them has none. */
const tables = text
  .split(/^## /m)
  .slice(1)
  .map(readTable)
  .filter((table) => table.length > 0)
const rows = tables.flat()

/** The rows below a table's head and its rule. */
function readTable(text: string): Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1)
    expect(cells, line).toHaveLength(4)
    const [topic, name, , shownBy] = cells.map((cell) => cell.trim().replaceAll('\\|', '|')) as [
      string,
      string,
      string,
      string,
    ]
    const file = /^\[[\w-]+\]\(\.\.\/test\/reference\/([\w-]+\.test\.ts)\)$/.exec(shownBy)?.[1]
    return { topic, name: name.replaceAll('`', ''), file }
  })
}

/** `file: name` of every test of this folder but those of this file. */
const tests = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'table.test.ts')
  .flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8')
    const names = [...text.matchAll(/^test\((['"])(.+)\1, async \(\) => \{$/gm)].map(([, , name]) => name as string)
    // Tests that are declared or skipped in another way would not be counted above.
    expect([file, text.match(/\b(test|it|describe)\b(\.\w+)?\(/g)?.length]).toEqual([file, names.length])
    return names.map((name) => `${file}: ${name}`)
  })

test('every topic has a row', () => {
  expect(tables.map((table) => [...new Set(table.map(({ topic }) => topic))])).toEqual(topics)
})

test('every row has a test of its name, and every test a row', () => {
  const shown = rows.map(({ name, file }) => `${file}: ${name}`)
  expect(shown.toSorted()).toEqual(tests.toSorted())
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
})

test('every row links to files that exist', () => {
  const paths = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path as string)
  expect(paths.length).toBeGreaterThan(rows.length / 2)
  expect(paths.filter((path) => !existsSync(join(docs, path)))).toEqual([])
})
