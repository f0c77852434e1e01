/**
 * `npm run contract:release`: stores openapi.yaml, and the list of cells that no test covers, as the release of its
 * version. The gate compares later contracts with it.
 */
import { copyFileSync, existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { exceptionsFile, releasedExceptionsFile } from './coverage-exceptions.ts'
import { isObject } from './document.ts'
import { loadDocument } from './load-document.ts'
import { lastRelease, releaseFile } from './releases.ts'
import { compareVersions } from './verdict.ts'

const source = join(import.meta.dirname, '../../openapi.yaml')
const { info } = loadDocument(source)
const version = String(isObject(info) ? info.version : undefined)
const target = releaseFile(version)
const last = lastRelease()
if (existsSync(target) || compareVersions(version, last.version) <= 0) {
  console.error(
    `info.version in openapi.yaml is ${version}, but ${last.version} is already released. Set a higher version first.`,
  )
  process.exitCode = 1
} else {
  copyFileSync(source, target)
  copyFileSync(exceptionsFile, releasedExceptionsFile)
  console.log(
    `Stored the contract of ${version} as ${relative(process.cwd(), target)}. Commit it, and empty accepted-breaks.yaml.`,
  )
}
