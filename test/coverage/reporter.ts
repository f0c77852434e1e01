/**
 * A vitest reporter: after a run of all tests of the projects that cover the contract, it prints how much of it they
 * have seen, and makes the run fail when that is not all of it. It says nothing of a run of some of these tests.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Reporter, TestModule, TestProject, TestRunEndReason, TestSpecification, Vitest } from 'vitest/node'
import { readCoverageExceptions } from '../../scripts/contract-diff/coverage-exceptions.ts'
import { loadDocument } from '../../scripts/contract-diff/load-document.ts'
import { declaredCells } from './cells.ts'
import { missingCells, needlessExceptions } from './judge.ts'
import { coverageReport } from './table.ts'

export interface CoverageOptions {
  /** From the root of the tests. */
  contract: string
  exceptions: string
  /** The names of the projects that cover the contract; what others see counts for nothing. */
  projects: string[]
}

export default class ContractCoverage implements Reporter {
  readonly options: CoverageOptions
  private vitest: Vitest | undefined
  private folder: string | undefined

  constructor(options: CoverageOptions) {
    this.options = options
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  async onTestRunStart(specifications: readonly TestSpecification[]): Promise<void> {
    if (!this.vitest) return
    const names = this.options.projects
    const projects = this.vitest.projects.filter(({ name }) => names.includes(name))
    if (projects.length < names.length || !(await isWhole(this.vitest, projects, specifications))) return
    const folder = mkdtempSync(join(tmpdir(), 'taskpact-answers-'))
    this.folder = folder
    // A run that is interrupted has no end.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    for (const project of projects) project.provide('answersFolder', folder)
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    if (!this.vitest || !this.folder) return
    const seen = readRecords(this.folder)
    rmSync(this.folder, { recursive: true })
    this.folder = undefined
    // An incomplete run has not covered all that it could.
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

/** Whether every test of every file of the projects is to run. */
async function isWhole(
  { config }: Vitest,
  projects: readonly TestProject[],
  specifications: readonly TestSpecification[],
): Promise<boolean> {
  const picked = ({ testLines, testNamePattern, testIds, testNames, testTagsFilter }: TestSpecification) =>
    [testLines, testNamePattern, testIds, testNames, testTagsFilter].some((choice) => choice !== undefined)
  if (config.testNamePattern !== undefined || config.cliExclude !== undefined) return false
  for (const project of projects) {
    const chosen = specifications.filter((one) => one.project.name === project.name && !picked(one))
    const modules = new Set(chosen.map(({ moduleId }) => moduleId))
    const { testFiles } = await project.globTestFiles()
    if (!testFiles.every((file) => modules.has(file))) return false
  }
  return true
}

function readRecords(folder: string): ReadonlySet<string> {
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  return new Set(texts.flatMap((text) => text.split('\n')).filter((line) => line !== ''))
}
