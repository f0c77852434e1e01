/** Reads the flags of `npm run bench`. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readNumber } from '../scripts/cli-options.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { contenders } from './contenders.ts'
import type { BenchOptions } from './options.ts'
import { studies } from './studies.ts'
import { workloads } from './workloads.ts'

const known = [...workloads.map(({ name }) => name), ...studies.map(({ name }) => name)]

export const usage = `Usage: npm run bench -- [WORKLOAD ...] [--contenders NAME,...] [--connections N,...] [--seconds N] [--rounds N]
                        [--todos N,...] [--before FOLDER]

Compares the service with servers that others would write in its place, on the same Postgres and data, in turns.

  WORKLOAD       Some of: ${known.join(', ')}. Default: all.
  --contenders   Some of: ${contenders.map(({ name }) => name).join(', ')}. Default: all.
  --connections  How many connections send requests; several numbers are measured one after the other. Default: 1,4,50.
  --seconds      How long each turn is measured. Default: 5.
  --rounds       How many turns each contender has. Default: 5.
  --todos        How many todos there are; several numbers are measured one after the other. Default: 10000,1000000.
  --before       The folder of another checkout of Taskpact, with its dependencies installed. It is compared with this
                 one, in place of the contenders, with the first number of --todos. Default: none.

The results go to bench/results.json and bench/RESULTS.md; those of --before are printed only.`

/** Null when help is requested. Throws a StartupError that names the wrong flag. */
export function parseFlags(args: string[]): BenchOptions | null {
  const text = { type: 'string' } as const
  const options = {
    contenders: text,
    before: text,
    connections: text,
    seconds: text,
    rounds: text,
    todos: text,
    help: { type: 'boolean', short: 'h' },
  } as const
  const { values, positionals } = read(() => parseArgs({ args, options, allowPositionals: true }))
  if (values.help) return null
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new StartupError(`Unknown workload: ${unknown.join(', ')}. Known are: ${known.join(', ')}.`)
  const study = studies.find(({ name }) => positionals.includes(name))
  if (study && values.before !== undefined)
    throw new StartupError(`--before compares workloads only, and "${study.name}" is a study.`)
  return {
    names: positionals.length > 0 ? positionals : known,
    contenders: list(values.contenders),
    before: values.before === undefined ? null : folderOf(values.before),
    connections: list(values.connections ?? '1,4,50').map((value) => readNumber('connections', value, 1, 1_000)),
    seconds: readNumber('seconds', values.seconds ?? '5', 1, 600),
    rounds: readNumber('rounds', values.rounds ?? '5', 1, 100),
    todos: list(values.todos ?? '10000,1000000').map((value) => readNumber('todos', value, 0, 100_000_000)),
  }
}

const list = (value: string | undefined) => value?.split(',').map((part) => part.trim()) ?? []

function folderOf(checkout: string): string {
  const folder = resolve(checkout)
  if (!existsSync(join(folder, 'node_modules')))
    throw new StartupError(
      `--before is "${checkout}", which is no checkout with its dependencies installed: run npm ci in it.`,
    )
  return folder
}

function read<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error
    throw new StartupError(`${(error as Error).message} \`npm run bench -- --help\` lists the flags.`)
  }
}
