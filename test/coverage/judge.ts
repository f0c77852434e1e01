/** Finds faults in a test run's coverage of the contract. */
import type { CoverageException } from '../../scripts/contract-diff/coverage-exceptions.ts'
import type { Cell } from './cells.ts'

export interface Coverage {
  declared: Cell[]
  /** Names of cells; there may be others than what is declared. */
  seen: ReadonlySet<string>
  exceptions: CoverageException[]
}

/** Declared cells that neither a test nor an exception has. */
export function missingCells({ declared, seen, exceptions }: Coverage): Cell[] {
  return declared.filter(({ name }) => !seen.has(name) && !exceptions.some(({ cell }) => cell === name))
}

/** A sentence for each exception that is not needed. */
export function needlessExceptions({ declared, seen, exceptions }: Coverage): string[] {
  return exceptions.flatMap(({ cell }) => {
    if (!declared.some(({ name }) => name === cell))
      return [`"${cell}" is nothing that openapi.yaml declares: take it out of test/coverage-exceptions.yaml.`]
    return seen.has(cell) ? [`"${cell}" was seen: take it out of test/coverage-exceptions.yaml.`] : []
  })
}
