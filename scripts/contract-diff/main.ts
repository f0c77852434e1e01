/**
 * `npm run contract:diff -- BASE [HEAD]`: what changed from one contract to another, whom it breaks, and the version
 * that it needs. Each is a file, a git ref, or REF:path; HEAD is the openapi.yaml at hand when it is not given.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { diff } from './diff.ts'
import { DocumentError, type JsonObject, loadDocument } from './document.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import { verdictOn } from './verdict.ts'

const usage = `npm run contract:diff -- BASE [HEAD] [--json] [--html FILE] [--fail-on breaking]

BASE and HEAD are files, git refs (openapi.yaml at that ref), or REF:path. Without HEAD: openapi.yaml as it is now.
  --json              prints JSON instead of Markdown
  --html FILE         writes one page for a review as well
  --fail-on breaking  exits with 1 when there is a breaking change`

/** Thrown for what the caller wrote wrong. */
class UsageError extends Error {}

try {
  run(process.argv.slice(2))
} catch (error) {
  const known = error instanceof UsageError || error instanceof DocumentError
  console.error(known ? (error as Error).message : error)
  process.exitCode = 2
}

function run(args: string[]): void {
  const { values, positionals } = read(args)
  if (values.help) {
    console.log(usage)
    return
  }
  const [base, head = join(import.meta.dirname, '../../openapi.yaml')] = positionals
  if (base === undefined || positionals.length > 2) throw new UsageError(usage)
  if (values['fail-on'] !== undefined && values['fail-on'] !== 'breaking')
    throw new UsageError(`--fail-on takes "breaking", not "${values['fail-on']}".`)
  const [before, after] = [loadDocument(base), loadDocument(head)]
  const changes = diff(before, after)
  const verdict = verdictOn(changes, versionOf(before, base))
  const report = { base, head: positionals[1] ?? 'openapi.yaml', changes, verdict }
  if (values.html !== undefined) writePage(values.html, toHtml(report))
  console.log(values.json ? JSON.stringify({ verdict, changes }, null, 2) : toMarkdown(report))
  if (values['fail-on'] && changes.some((change) => change.class === 'breaking')) process.exitCode = 1
}

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page)
  } catch (error) {
    throw new UsageError(`--html ${file} cannot be written: ${(error as Error).message}`)
  }
}

function read(args: string[]) {
  try {
    const options = {
      json: { type: 'boolean' },
      html: { type: 'string' },
      'fail-on': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`)
  }
}

function versionOf({ info }: JsonObject, name: string): string {
  const version = String((info as JsonObject | undefined)?.version)
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new DocumentError(`${name}: info.version is "${version}", not a version such as 1.2.3.`)
  return version
}
