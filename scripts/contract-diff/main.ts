/**
 * `taskpact contract-diff BASE [HEAD]`: reports the changes between two contracts, the clients that they break, and
 * the version number that they require.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { calledAs } from '../cli-options.ts'
import { diff } from './diff.ts'
import { DocumentError, isObject, type JsonObject } from './document.ts'
import { toHtml } from './html.ts'
import { loadDocument } from './load-document.ts'
import { toMarkdown, toTerminal } from './text.ts'
import { verdictOn } from './verdict.ts'

/** An error in the command line. */
class UsageError extends Error {}

const howTo = `\`${calledAs('contract-diff')} BASE [HEAD]\`. --help shows the options.`

/** Exits with code 2 where it could not compare, so that a script can tell this from a breaking change. */
export async function main(args: string[]): Promise<void> {
  try {
    run(args)
  } catch (error) {
    const known = error instanceof UsageError || error instanceof DocumentError
    console.error(known ? (error as Error).message : error)
    process.exitCode = 2
  }
}

function run(args: string[]): void {
  const { values, positionals } = read(args)
  const [base, head = join(import.meta.dirname, '../../openapi.yaml')] = positionals
  if (base === undefined || positionals.length > 2) throw new UsageError(`Write one contract or two: ${howTo}`)
  if (values['fail-on'] !== undefined && values['fail-on'] !== 'breaking')
    throw new UsageError(`--fail-on is "${values['fail-on']}": the only value is "breaking".`)
  const folder = callersFolder()
  const [before, after] = [loadDocument(base, folder), loadDocument(head, folder)]
  const changes = diff(before, after)
  const verdict = verdictOn(changes, versionOf(before))
  const report = { base, head: positionals[1] ?? 'openapi.yaml', changes, verdict }
  if (values.html !== undefined) writePage(resolve(folder, values.html), toHtml(report))
  const write = process.stdout.isTTY ? toTerminal : toMarkdown
  console.log(values.json ? JSON.stringify({ verdict, changes }, null, 2) : write(report))
  if (values['fail-on'] && changes.some((change) => change.class === 'breaking')) process.exitCode = 1
}

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page)
  } catch (error) {
    throw new UsageError(`The file of --html cannot be written: ${(error as Error).message}`)
  }
}

function read(args: string[]) {
  try {
    const options = {
      json: { type: 'boolean' },
      html: { type: 'string' },
      'fail-on': { type: 'string' },
    } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new UsageError(`${(error as Error).message} ${howTo}`)
  }
}

/** npm runs a script in the folder of the package, whatever folder its caller stands in. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
  return script === 'contract:diff' && folder !== undefined ? folder : process.cwd()
}

function versionOf({ info }: JsonObject): string {
  return isObject(info) && info.version !== undefined ? String(info.version) : ''
}
