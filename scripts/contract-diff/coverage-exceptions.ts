// The cells of the contract that no test need see (test/coverage-exceptions.yaml); a release keeps how many there were.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { isObject } from './document.ts'

const root = join(import.meta.dirname, '../..')

export const exceptionsFile = join(root, 'test/coverage-exceptions.yaml')
/** As they were when the last contract was released. */
export const releasedExceptionsFile = join(import.meta.dirname, 'released/coverage-exceptions.yaml')

export interface CoverageException {
  /** As the coverage names it: `getTodo 304 no body`, `updateTodo takes application/json`. */
  cell: string
  reason: string
}

/** Reads a file of exceptions. Throws an Error that names an entry that is not complete, or that is there twice. */
export function readCoverageExceptions(file: string): CoverageException[] {
  const list: unknown = parse(readFileSync(file, 'utf8')) ?? []
  if (!Array.isArray(list)) throw new Error(`${file} is not a list.`)
  const cells = new Set<string>()
  return list.map((entry: unknown, index) => {
    const { cell, reason } = isObject(entry) ? entry : {}
    if (typeof cell !== 'string' || cell.trim() === '') throw new Error(`${file}: entry ${index + 1} has no cell.`)
    if (typeof reason !== 'string' || reason.trim() === '') throw new Error(`${file}: "${cell}" has no reason.`)
    if (cells.has(cell)) throw new Error(`${file}: "${cell}" is there twice.`)
    cells.add(cell)
    return { cell, reason }
  })
}

/** One sentence for each exception that the last release did not have. */
export function addedExceptions(now: CoverageException[], released: CoverageException[]): string[] {
  return now
    .filter(({ cell }) => !released.some((known) => known.cell === cell))
    .map(
      ({ cell }) =>
        `test/coverage-exceptions.yaml has "${cell}", which the last release had not. The file can only shrink: write a test that sees this, and take the exception out.`,
    )
}
