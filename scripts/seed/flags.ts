/** What `npm run seed` was asked for. */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { StartupError } from '../../src/config/startup-error.ts'
import { parseWholeNumber, Unusable } from '../../src/config/values.ts'

export interface Wish {
  users: number
  projects: number
  todos: number
  seed: number
}

const numbers = {
  users: { fallback: 20, minimum: 1, maximum: 100_000, help: 'People, who all have the same password.' },
  projects: { fallback: 40, minimum: 0, maximum: 100_000, help: 'Projects, each with a team of one to eight.' },
  todos: { fallback: 2_000, minimum: 0, maximum: 100_000_000, help: 'Todos, made over the last nine months.' },
  seed: {
    fallback: null,
    minimum: 0,
    maximum: 2 ** 32 - 1,
    help: 'The same number and sizes make the same data again, but for ids, addresses and the day it ends on.',
  },
} as const

export const usage = `npm run seed -- [--users NUMBER] [--projects NUMBER] [--todos NUMBER] [--seed NUMBER]

Adds a workspace of people, projects and todos to the database of the service, which may be running or not.
What is there stays as it is. It is all added at once, at the end: interrupted, it adds nothing.

${Object.entries(numbers)
  .map(([name, { fallback, help }]) => `  --${name.padEnd(9)} ${help} Default: ${fallback ?? 'any'}.`)
  .join('\n')}

The database is the one of the configuration (DATABASE_URL or TASKPACT_DATA), as for npm start.`

/** Null when help is asked for. Throws a StartupError that names the flag that cannot be used. */
export function parseFlags(args: string[]): Wish | null {
  const { help, ...given } = read(args)
  if (help) return null
  const number = (name: keyof typeof numbers) => {
    const text = given[name]
    const { fallback, minimum, maximum } = numbers[name]
    if (text === undefined) return fallback ?? randomInt(2 ** 32)
    try {
      return parseWholeNumber(text, minimum, maximum)
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      throw new StartupError(`--${name} is "${text}", which ${error.message}.`)
    }
  }
  return { users: number('users'), projects: number('projects'), todos: number('todos'), seed: number('seed') }
}

function read(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    users: text,
    projects: text,
    todos: text,
    seed: text,
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    // The first line says what is wrong; those that follow guess at what was meant.
    const [reason] = message.split(/\.?( To specify|\n| This command)/)
    throw new StartupError(
      `${reason}. Write it as \`npm run seed -- --todos 5000\`; \`npm run seed -- --help\` says more.`,
    )
  }
}
