/** The options of the seed. */
import { randomInt } from 'node:crypto'
import { readNumber, readOptions } from '../cli-options.ts'

export interface SeedOptions {
  users: number
  projects: number
  todos: number
  seed: number
}

const numbers = {
  users: { fallback: 20, minimum: 1, maximum: 100_000, help: 'Number of users, who all have one password.' },
  projects: { fallback: 40, minimum: 0, maximum: 100_000, help: 'Number of projects, each with one to eight members.' },
  todos: {
    fallback: 2_000,
    minimum: 0,
    maximum: 100_000_000,
    help: 'Number of todos, created over the last nine months.',
  },
  seed: {
    fallback: null,
    minimum: 0,
    maximum: 2 ** 32 - 1,
    help: 'Repeats the data of an earlier run with these sizes, but for ids, addresses and the last day.',
  },
} as const

/** `database`: the sentence about the database in use. */
export const seedOptionsHelp = (
  database: string,
) => `The service may be running. Existing data is not changed. Everything is
added in one transaction: an interrupted run adds nothing. ${database}

${Object.entries(numbers)
  .map(([name, { fallback, help }]) => `  --${name.padEnd(9)} ${help} Default: ${fallback ?? 'random'}.`)
  .join('\n')}`

/** Throws a StartupError that names the wrong option. */
export function readSeedOptions(args: string[]): SeedOptions {
  const text = { type: 'string' } as const
  const given = readOptions('seed', args, { users: text, projects: text, todos: text, seed: text })
  const number = (name: keyof typeof numbers) => {
    const { fallback, minimum, maximum } = numbers[name]
    const value = given[name]
    return value === undefined ? (fallback ?? randomInt(2 ** 32)) : readNumber(name, value, minimum, maximum)
  }
  return { users: number('users'), projects: number('projects'), todos: number('todos'), seed: number('seed') }
}
