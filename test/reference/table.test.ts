/** The README's table "Coming from FastAPI" is complete and true: each row has a test of its name, each test a row. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** How many blocks of code each of the two guides has. */
const blocks = [17, 4]

const root = join(import.meta.dirname, '../..')

interface Row {
  block: number
  name: string
  here: string
  /** The path of the linked file, from the root. */
  file: string | undefined
}

/** The rows of each of the README's two tables. */
const tables = section('Coming from FastAPI').split(/^### /m).slice(1).map(readTable)
const rows = tables.flat()

function section(title: string): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const [, found] = text.split(`\n## ${title}\n`)
  if (found === undefined) throw new Error(`README.md has no section "${title}"`)
  return found.split('\n## ')[0] as string
}

/** The rows below a table's head and its rule. */
function readTable(text: string): Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1)
    expect(cells, line).toHaveLength(4)
    const [block, name, here, shownBy] = cells.map((cell) => cell.trim().replaceAll('\\|', '|')) as [
      string,
      ...string[],
    ]
    const file = /^\[[\w-]+\]\((test\/reference\/[\w-]+\.test\.ts)\)$/.exec(shownBy as string)?.[1]
    return { block: Number(block), name: (name as string).replaceAll('`', ''), here: here as string, file }
  })
}

/** `file: name` of every test of this folder but those of this file. */
const tests = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'table.test.ts')
  .flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8')
    const names = [...text.matchAll(/^test\((['"])(.+)\1, async \(\) => \{$/gm)].map(([, , name]) => name as string)
    // Whatever else makes a test, or leaves one out, would not be seen above.
    expect([file, text.match(/\b(test|it|describe)\b(\.\w+)?\(/g)?.length]).toEqual([file, names.length])
    return names.map((name) => `test/reference/${file}: ${name}`)
  })

test('every block of both guides has a row', () => {
  const numbers = tables.map((table) => [...new Set(table.map(({ block }) => block))])
  expect(numbers).toEqual(blocks.map((count) => Array.from({ length: count }, (_, index) => index + 1)))
})

test('every row has a test of its name, and every test a row', () => {
  const shown = rows.map(({ name, file }) => `${file}: ${name}`)
  expect(shown.toSorted()).toEqual(tests.toSorted())
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
})

test('what the rows link to is there', () => {
  const links = section('Coming from FastAPI').matchAll(/\]\(([^)]+)\)/g)
  const paths = [...links].map(([, path]) => path as string)
  expect(paths.length).toBeGreaterThan(rows.length / 2)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
