/** `npm run mock`: serves the contract's examples, for consumers who start before the service does. */

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { parse, YAMLParseError } from 'yaml'
import { loadConfig, loadDotEnv } from '../../src/config/config.ts'
import { StartupError } from '../../src/config/startup-error.ts'
import { newId } from '../../src/db/new-id.ts'
import { type Contract, ContractError, createHttpServer, readContract } from '../../src/kernel/index.ts'
import { stopSignal } from '../../src/start/stop-signal.ts'
import type { EndedRequest } from '../../src/telemetry/ended-request.ts'
import { createMock } from './app.ts'
import { parseFlags, usage, type Wish } from './flags.ts'

try {
  const wish = parseFlags(process.argv.slice(2))
  if (wish) await serve(wish)
  else console.log(usage)
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof ContractError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function serve({ port, openapi }: Wish): Promise<void> {
  const signalled = stopSignal()
  loadDotEnv()
  // The rest of the configuration is the service's.
  const { corsOrigins } = loadConfig({ CORS_ORIGINS: process.env.CORS_ORIGINS })
  const contract = await load(openapi)
  const server = await listen(await createMock(contract, { corsOrigins, observe: tell }), port)
  console.log(welcome(`http://localhost:${(server.address() as AddressInfo).port}`, openapi))
  await signalled
  server.close()
  server.closeAllConnections()
}

async function load(path: string): Promise<Contract> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(`${path} cannot be read (${cause.code}). Give the contract's file as --openapi FILE.`)
  })
  try {
    return readContract(parse(text))
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new StartupError(`${path} is not YAML: ${error.message}`)
  }
}

async function listen(app: Express, port: number) {
  const server = createHttpServer(app, newId)
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${code})`
    throw new StartupError(`Port ${port} ${why}. Choose another one with --port, or 0 for any that is free.`)
  }
  return server
}

function tell({ method, path, status, operation }: EndedRequest): void {
  console.log(`${method} ${path} ${status ?? 'aborted'}${operation ? ` (${operation.id})` : ''}`)
}

function welcome(address: string, openapi: string): string {
  return `
The mock is ready.

  Address   ${address}
  Contract  ${openapi}
  Tokens    Any bearer token is a user, "admin" an admin.
`
}
