/** `taskpact mock`: serves the contract's examples, so that a client can be written before the service is. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { parse, YAMLParseError } from 'yaml'
import { loadConfig, loadDotEnv } from '../../src/config/config.ts'
import { StartupError } from '../../src/config/startup-error.ts'
import { newId } from '../../src/db/new-id.ts'
import { type Contract, createHttpServer, readContract } from '../../src/kernel/index.ts'
import { stopSignal } from '../../src/start/stop-signal.ts'
import type { EndedRequest } from '../../src/telemetry/ended-request.ts'
import { createMock } from './app.ts'
import { readMockOptions } from './options.ts'

export async function main(args: string[]): Promise<void> {
  const { port, openapi } = readMockOptions(args)
  const signalled = stopSignal()
  loadDotEnv()
  // Only this variable applies to the mock; the others configure the service.
  const { corsOrigins } = loadConfig({ CORS_ORIGINS: process.env.CORS_ORIGINS })
  const contract = await load(openapi)
  const server = await listen(await createMock(contract, { corsOrigins, observe: printRequest }), port)
  console.log(welcome(`http://localhost:${(server.address() as AddressInfo).port}`, openapi))
  await signalled
  server.close()
  server.closeAllConnections()
}

async function load(path: string): Promise<Contract> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(`${path} cannot be read (${cause.code}). Name the contract's file with --openapi FILE.`)
  })
  try {
    return readContract(parse(text))
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new StartupError(`${path} is not YAML: ${error.message}`)
  }
}

async function listen(app: Express, port: number) {
  const server = createHttpServer(app, { newRequestId: newId })
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`
    throw new StartupError(`Port ${port} ${why}. Choose another one with --port, or any free one with --port 0.`)
  }
  return server
}

function printRequest({ method, path, status, operation }: EndedRequest): void {
  console.log(`${method} ${path} ${status ?? 'aborted'}${operation ? ` (${operation.id})` : ''}`)
}

function welcome(address: string, openapi: string): string {
  return `
The mock is ready.

  Address   ${address}
  Contract  ${openapi}
  Tokens    Any bearer token signs in as a user, "admin" as an admin.
`
}
