/** Reads the options of a command. A wrong one is a StartupError that says what is wrong and what to write. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { StartupError } from '../src/config/startup-error.ts'
import { parseWholeNumber, Unusable } from '../src/config/values.ts'

type Options = NonNullable<ParseArgsConfig['options']>

const help = { type: 'boolean', short: 'h' } as const

/** Reads `options` and `--help`, and no positional arguments. `command` is the name of the npm script. */
export function readOptions<const T extends Options>(command: string, args: string[], options: T) {
  try {
    return parseArgs({ args, options: { ...options, help } }).values
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    // The rest of the message is advice about positional arguments, which no command here takes.
    const [reason] = message.split(/\.?( To specify|\n| This command)/)
    throw new StartupError(`${reason}. Run \`npm run ${command} -- --help\` to see all options.`)
  }
}

/** Reads the value of a numeric option. */
export function readNumber(name: string, text: string, minimum: number, maximum: number): number {
  try {
    return parseWholeNumber(text, minimum, maximum)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    throw new StartupError(`--${name} is "${text}", which ${error.message}.`)
  }
}
