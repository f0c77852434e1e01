// The cells of the contract that the tests need not cover (test/coverage-exceptions.yaml), also as of the last release.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { isObject } from './document.ts'

const root = join(import.meta.dirname, '../..')

export const exceptionsFile = join(root, 'test/coverage-exceptions.yaml')
/** The file as of the last release. */
export const releasedExceptionsFile = join(import.meta.dirname, 'released/coverage-exceptions.yaml')

export interface CoverageException {
  /** The name of the cell in the coverage report: `getTodo 304 no body`, `updateTodo takes application/json`. */
  cell: string
  reason: string
}

/** Reads a file of exceptions. Throws an Error that names an incomplete or duplicate entry. */
export function readCoverageExceptions(file: string): CoverageException[] {
  const list: unknown = parse(readFileSync(file, 'utf8')) ?? []
  if (!Array.isArray(list)) throw new Error(`${file} is not a list. Write [] for an empty one.`)
  const cells = new Set<string>()
  return list.map((entry: unknown, index) => {
    const { cell, reason } = isObject(entry) ? entry : {}
    if (typeof cell !== 'string' || cell.trim() === '')
      throw new Error(`${file}: entry ${index + 1} has no cell. Add it.`)
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new Error(`${file}: "${cell}" has no reason. Add one.`)
    if (cells.has(cell)) throw new Error(`${file}: "${cell}" is listed twice. Remove one entry.`)
    cells.add(cell)
    return { cell, reason }
  })
}

/** One message for each exception that the last release did not have. */
export function addedExceptions(now: CoverageException[], released: CoverageException[]): string[] {
  return now
    .filter(({ cell }) => !released.some((known) => known.cell === cell))
    .map(
      ({ cell }) =>
        `test/coverage-exceptions.yaml has the new entry "${cell}". The list may only shrink: write a test that covers this cell, and remove the entry.`,
    )
}
