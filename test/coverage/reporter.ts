/**
 * A vitest reporter: after a run of all tests it prints how much of the contract they have seen, and makes the run fail
 * when that is not all of it. It says nothing of a run of some tests.
 */
import { chmodSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Reporter, TestModule, TestRunEndReason, TestSpecification, Vitest } from 'vitest/node'
import { readCoverageExceptions } from '../../scripts/contract-diff/coverage-exceptions.ts'
import { loadDocument } from '../../scripts/contract-diff/document.ts'
import { declaredCells } from './cells.ts'
import { missingCells, needlessExceptions } from './judge.ts'
import { coverageReport } from './table.ts'

export interface CoverageOptions {
  /** From the root of the tests. */
  contract: string
  exceptions: string
}

export default class ContractCoverage implements Reporter {
  readonly options: CoverageOptions
  private vitest: Vitest | undefined
  private folder: string | undefined
  private whole = false

  constructor(options: CoverageOptions) {
    this.options = options
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    if (!this.vitest) return
    this.whole = isWhole(this.vitest, specifications)
    if (!this.whole) return
    const folder = mkdtempSync(join(tmpdir(), 'taskpact-answers-'))
    this.folder = folder
    // A run that is interrupted has no end.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    // Some tests start the service as another user.
    chmodSync(folder, 0o777)
    this.vitest.provide('answersFolder', folder)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    if (!this.vitest || !this.folder) return
    const seen = readRecords(this.folder)
    rmSync(this.folder, { recursive: true })
    this.folder = undefined
    // What did not run, or not to its end, has not seen what it would have.
    if (reason !== 'passed' || errors.length > 0) {
      this.vitest.logger.log('Contract coverage is not judged, since not all tests have passed.')
      return
    }
    const { root } = this.vitest.config
    const declared = declaredCells(loadDocument(resolve(root, this.options.contract)))
    const coverage = { declared, seen, exceptions: readCoverageExceptions(resolve(root, this.options.exceptions)) }
    this.vitest.logger.log(coverageReport(coverage))
    if (missingCells(coverage).length > 0 || needlessExceptions(coverage).length > 0) process.exitCode = 1
  }
}

/** Whether every test of every file is to run. */
function isWhole({ config }: Vitest, specifications: readonly TestSpecification[]): boolean {
  const chosen = new Set(specifications.map(({ moduleId }) => resolve(moduleId)))
  const files = globSync(config.include, { cwd: config.root }).map((file) => resolve(config.root, file))
  const picked = ({ testLines, testNamePattern, testIds, testNames, testTagsFilter }: TestSpecification) =>
    [testLines, testNamePattern, testIds, testNames, testTagsFilter].some((choice) => choice !== undefined)
  return config.testNamePattern === undefined && files.every((file) => chosen.has(file)) && !specifications.some(picked)
}

function readRecords(folder: string): ReadonlySet<string> {
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  return new Set(texts.flatMap((text) => text.split('\n')).filter((line) => line !== ''))
}
