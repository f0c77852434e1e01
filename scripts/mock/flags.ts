/** What `npm run mock` was asked for. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { StartupError } from '../../src/config/startup-error.ts'
import { parseWholeNumber, Unusable } from '../../src/config/values.ts'

export interface Wish {
  /** 0 = any free port. */
  port: number
  /** The file of the contract. */
  openapi: string
}

export const usage = `npm run mock -- [--port NUMBER] [--openapi FILE]

Serves the examples of the contract, for those who start before the service does. Requests are checked as by the
service; nothing is stored. Any bearer token is a user, the token "admin" an admin.

  --port     The port to listen on, of this machine only; 0 takes any free one. Default: 8001.
  --openapi  The contract. Default: openapi.yaml of this project.

With the header \`Prefer: status=404\` a good request is answered with the example of that status, with
\`Prefer: code=todo_not_found\` with that problem, where the operation declares it: then the answer has
\`Preference-Applied\`. CORS_ORIGINS says which web origins may call, as for npm start.`

/** Null when help is asked for. Throws a StartupError that names the flag that cannot be used. */
export function parseFlags(args: string[]): Wish | null {
  const { help, port, openapi } = read(args)
  if (help) return null
  try {
    return {
      port: port === undefined ? 8001 : parseWholeNumber(port, 0, 65_535),
      openapi: openapi ?? join(import.meta.dirname, '../../openapi.yaml'),
    }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    throw new StartupError(`--port is "${port}", which ${error.message}.`)
  }
}

function read(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { port: text, openapi: text, help: { type: 'boolean', short: 'h' } } }).values
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    // The first line says what is wrong; those that follow guess at what was meant.
    const [reason] = message.split(/\.?( To specify|\n| This command)/)
    throw new StartupError(`${reason}. \`npm run mock -- --help\` says what there is.`)
  }
}
