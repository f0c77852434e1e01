/** Reads the arguments of a command. A wrong one is a StartupError that says what is wrong and what to write. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { StartupError } from '../src/config/startup-error.ts'
import { parseWholeNumber, Unusable } from '../src/config/values.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** The command as its user wrote it: `npm run NAME --` for npm's script, else `taskpact NAME`. */
export function calledAs(name: string): string {
  const script = name.replace('-', ':')
  if (process.env.npm_lifecycle_event !== script) return `taskpact ${name}`
  return script === 'start' ? 'npm start --' : `npm run ${script} --`
}

export const isHelp = (argument: string): boolean => argument === '--help' || argument === '-h'

/** Reads `options` and no positional arguments. */
export function readOptions<const T extends Options>(name: string, args: string[], options: T) {
  return parse(name, args, options, false).values
}

/** Reads `options` and the one argument that the usage calls `label`, such as FILE. */
export function readArgument<const T extends Options>(
  name: string,
  args: string[],
  label: string,
  options: T,
): { argument: string; values: ReturnType<typeof parseArgs<{ options: T }>>['values'] } {
  const { values, positionals } = parse(name, args, options, true)
  const [argument, ...others] = positionals
  if (!argument || others.length > 0)
    throw new StartupError(`Write one ${label}: \`${calledAs(name)} ${label}\`. --help shows examples.`)
  return { argument, values }
}

/** Reads arguments without options. */
export const readPositionals = (name: string, args: string[]): string[] => parse(name, args, {}, true).positionals

function parse<const T extends Options>(name: string, args: string[], options: T, allowPositionals: boolean) {
  try {
    return parseArgs({ args, options, allowPositionals })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    // The rest of the message is advice about positional arguments.
    const [reason] = message.split(/\.?( To specify|\n| This command)/)
    throw new StartupError(`${reason}. Run \`${calledAs(name)} --help\` to see all options.`)
  }
}

/** Reads the value of a numeric option. */
export function readNumber(name: string, text: string, minimum: number, maximum: number): number {
  return readValue(`--${name}`, text, (given) => parseWholeNumber(given, minimum, maximum))
}

/** Reads a value with a parser of the configuration. `name`: of the option or the argument. */
export function readValue<T>(name: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    throw new StartupError(`${name} is "${text}", which ${error.message}.`)
  }
}
