/**
 * `npm run contract:release`: keeps the contract at hand, and what its tests are excused from, as the released one of its
 * version, which the next is held against.
 */
import { copyFileSync, existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { exceptionsFile, releasedExceptionsFile } from './coverage-exceptions.ts'
import { isObject, loadDocument } from './document.ts'
import { lastRelease, releaseFile } from './releases.ts'
import { compareVersions } from './verdict.ts'

const source = join(import.meta.dirname, '../../openapi.yaml')
const { info } = loadDocument(source)
const version = String(isObject(info) ? info.version : undefined)
const target = releaseFile(version)
const last = lastRelease()
if (existsSync(target) || compareVersions(version, last.version) <= 0) {
  console.error(`${last.version} is released: set info.version in openapi.yaml to something higher than that first.`)
  process.exitCode = 1
} else {
  copyFileSync(source, target)
  copyFileSync(exceptionsFile, releasedExceptionsFile)
  console.log(
    `${relative(process.cwd(), target)} is the contract of ${version}. Commit it, and empty accepted-breaks.yaml.`,
  )
}
