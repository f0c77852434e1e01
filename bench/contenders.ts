/** The servers that are compared: how each is prepared and started. */
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartupError } from '../src/config/startup-error.ts'
import { type BenchDatabase, ownCheckout } from './database.ts'
import { run } from './run.ts'
import type { Command } from './server-process.ts'
import { startArguments } from './start-arguments.ts'

export interface Contender {
  name: string
  /** For the table. */
  title: string
  /** Installs or builds it, once. Throws when that fails. */
  prepare?(): Promise<void>
  command(database: BenchDatabase): Command
}

const peers = join(import.meta.dirname, 'peers')
const python = join(peers, 'node_modules/.python/bin/python')

/** The environment of every contender. Their documentation asks for `production` in a measurement. */
const common = ({ secret }: BenchDatabase) => ({ NODE_ENV: 'production', JWT_SECRET: secret })

/** Taskpact as a checkout has it, run by the command of its `npm start`. Its dependencies must be installed. */
export const taskpactIn = (checkout: string, name: string, title: string): Contender => ({
  name,
  title,
  command: (database) => ({
    program: 'node',
    args: startArguments(checkout),
    // The parent of the data folder: it exists already, and has no .env file.
    cwd: dirname(database.folder),
    env: {
      ...common(database),
      TASKPACT_DATA: database.folder,
      METRICS_PORT: '0',
      // The other contenders have no rate limits and no access log.
      RATE_LIMITS: 'off',
      // One user of the bench may have all todos of its database.
      QUOTAS: 'todos=100000000',
      LOG_LEVEL: 'error',
    },
  }),
})

export const taskpact = taskpactIn(ownCheckout, 'taskpact', 'Taskpact')

/** The same service with validators that accept everything, to measure the cost of the contract's checks. */
const unchecked: Contender = {
  name: 'unchecked',
  title: 'Taskpact without the checks of its contract',
  command(database) {
    const { args, ...command } = taskpact.command(database)
    return { ...command, args: ['--import', join(import.meta.dirname, 'unchecked.ts'), ...args] }
  },
}

/** The same service without its optimisations, to measure what they save. */
const plain: Contender = {
  name: 'plain',
  title: 'Taskpact without its optimisations',
  command(database) {
    const { env, ...command } = taskpact.command(database)
    return { ...command, env: { ...env, TASKPACT_PLAIN: '1' } }
  },
}

/** A contender that is one JavaScript file. */
const script = (name: string, title: string, file = `${name}/server.js`): Contender => ({
  name,
  title,
  command: (database) => ({
    program: 'node',
    args: [join(peers, file)],
    cwd: peers,
    env: { ...common(database), ...database.env },
  }),
})

export const contenders: Contender[] = [
  taskpact,
  unchecked,
  plain,
  { ...script('fastify', 'Fastify'), prepare: installPeers },
  { ...script('nest', 'NestJS', 'nest/dist/main.js'), prepare: buildNest },
  script('express', 'bare Express'),
  script('eov', 'express-openapi-validator'),
  {
    name: 'fastapi',
    title: 'FastAPI',
    prepare: installFastapi,
    command: (database) => ({
      program: python,
      args: ['-m', 'uvicorn', 'main:app', '--port', '{port}', '--no-access-log'],
      cwd: join(peers, 'fastapi'),
      env: { ...common(database), ...database.env },
    }),
  },
  script('constant', 'node:http, a constant'),
]

/** The contenders with these names; all of them when there are none. Throws a StartupError for an unknown name. */
export function contendersNamed(names: string[]): Contender[] {
  const chosen = names.map((name) => contenders.find((contender) => contender.name === name))
  const unknown = names.filter((_, index) => !chosen[index])
  const known = contenders.map(({ name }) => name).join(', ')
  if (unknown.length > 0) throw new StartupError(`There is no contender ${unknown.join(', ')}. There are: ${known}.`)
  return names.length === 0 ? contenders : chosen.filter((contender) => contender !== undefined)
}

/** Prepares contenders, and returns those that are ready. `report` gets a line for each one that is not. */
export async function prepared(wanted: Contender[], report: (message: string) => void): Promise<Contender[]> {
  const ready: Contender[] = []
  for (const contender of wanted) {
    try {
      await contender.prepare?.()
      ready.push(contender)
    } catch (error) {
      report(`Without ${contender.title}: ${(error as Error).message}`)
    }
  }
  return ready
}

let installed: Promise<unknown> | undefined
/** Installs the contenders' own dependencies, unless they are installed and newer than the lock file. */
async function installPeers(): Promise<void> {
  const there = await modified(join(peers, 'node_modules/.package-lock.json'))
  if (there > (await modified(join(peers, 'package-lock.json')))) return
  installed ??= run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peers })
  await installed
}

async function buildNest(): Promise<void> {
  await installPeers()
  await run('tsc', ['--project', 'nest'], { cwd: peers })
}

async function installFastapi(): Promise<void> {
  const cwd = join(peers, 'fastapi')
  if ((await modified(python)) === 0) await run('python3', ['-m', 'venv', join(peers, 'node_modules/.python')], { cwd })
  await run(
    python,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', 'requirements.txt'],
    { cwd },
  )
}

/** Milliseconds since 1970; 0 when there is no such file. */
async function modified(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
