/**
 * The compatibility gate of `npm run check`: compares openapi.yaml with the last released contract. It fails when the
 * version or the changelog does not match the changes, or when the tests cover less of the contract than at the
 * release.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addedExceptions,
  exceptionsFile,
  readCoverageExceptions,
  releasedExceptionsFile,
} from './coverage-exceptions.ts'
import { diff } from './diff.ts'
import { isObject } from './document.ts'
import { judge, readAcceptedBreaks } from './judge.ts'
import { loadDocument } from './load-document.ts'
import { lastRelease } from './releases.ts'

const root = join(import.meta.dirname, '../..')
const release = lastRelease()
const head = loadDocument(join(root, 'openapi.yaml'))
const faults = judge({
  changes: diff(release.document, head),
  released: release.version,
  version: String(isObject(head.info) ? head.info.version : undefined),
  changelog: readFileSync(join(root, 'CHANGELOG.md'), 'utf8'),
  accepted: readAcceptedBreaks(readFileSync(join(import.meta.dirname, 'accepted-breaks.yaml'), 'utf8')),
})
faults.push(...addedExceptions(readCoverageExceptions(exceptionsFile), readCoverageExceptions(releasedExceptionsFile)))
if (faults.length === 0)
  console.log(`Version and changelog match the changes of openapi.yaml since ${release.version}.`)
else {
  console.log(faults.map((fault) => `- ${fault}`).join('\n'))
  console.log(`For all changes run: npm run contract:diff -- ${release.file}`)
  process.exitCode = 1
}
