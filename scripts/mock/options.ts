/** The options of the mock. */
import { join } from 'node:path'
import { readNumber, readOptions } from '../cli-options.ts'

export interface MockOptions {
  /** 0 means any free port. */
  port: number
  /** The path of the contract. */
  openapi: string
}

export const mockOptionsHelp = `A client can be written before the service is. Requests are
validated as the service validates them; nothing is stored. Any bearer token signs in as a user, and the token "admin" as an
admin.

  --port     The port to listen on, on this machine only. 0 takes any free port. Default: 8001.
  --openapi  The contract. Default: openapi.yaml of this project.

A request can ask for another example, where the operation declares it: \`Prefer: status=404\` for the example of that
status, \`Prefer: code=todo_not_found\` for that problem. The response then has the header \`Preference-Applied\`.
CORS_ORIGINS lists the web origins that may send requests, as for the service.`

/** Throws a StartupError that names the wrong option. */
export function readMockOptions(args: string[]): MockOptions {
  const text = { type: 'string' } as const
  const { port, openapi } = readOptions('mock', args, { port: text, openapi: text })
  return {
    port: readNumber('port', port ?? '8001', 0, 65_535),
    openapi: openapi ?? join(import.meta.dirname, '../../openapi.yaml'),
  }
}
