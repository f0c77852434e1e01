/** Starts the service: configuration, database, contract, server; and stops it in the opposite order. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { v7 as uuid } from 'uuid'
import { createApp } from './app.ts'
import { ensureAdmin } from './auth/admin.ts'
import { type Config, loadConfig, loadDotEnv } from './config.ts'
import { createContext } from './context.ts'
import { ContractError } from './contract/document.ts'
import { createHttpServer } from './contract/server.ts'
import { openDatabase } from './database.ts'
import { signingSecret } from './signing-secret.ts'
import { StartupError } from './startup-error.ts'

/** How long requests in flight may take to end when the service stops, in milliseconds. */
const gracePeriod = 8_000

try {
  loadDotEnv()
  await start(loadConfig())
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof ContractError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(config: Config): Promise<void> {
  const secret = await signingSecret(config)
  const database = await openDatabase(config)
  try {
    const context = await createContext({ config, pool: database.pool, secret })
    if (config.admin) await ensureAdmin(context, config.admin)
    const server = createHttpServer(await createApp(context), uuid)
    await listen(server, config)
    const { port } = server.address() as AddressInfo
    console.log(welcome(config, port, database.place))

    const stop = async (signal: string) => {
      context.log.info({ signal }, 'stopping')
      server.close()
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), gracePeriod)
      await once(server, 'close')
      clearTimeout(late)
      await database.close()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
  } catch (error) {
    await database.close()
    throw error
  }
}

async function listen(server: ReturnType<typeof createHttpServer>, { host, port }: Config): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is in use. Stop what listens there, or set PORT to another one.`)
    if (code === 'EACCES') throw new StartupError(`Port ${port} needs more rights. Set PORT to one above 1023.`)
    throw new StartupError(`Cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`)
  }
}

/** What a newcomer needs next. */
function welcome({ host }: Config, port: number, place: string): string {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host
  const address = `http://${name}:${port}`
  return `
Taskpact is ready.

  Address  ${address}
  Docs     ${address}/docs
  Data     ${place}

Try it (registers a user, signs in and creates a todo):

  curl -s ${address}/auth/register -H 'Content-Type: application/json' \\
    -d '{"email":"ada@example.com","password":"tin whistle at low tide","name":"Ada"}' && \\
  curl -s ${address}/todos -H 'Content-Type: application/json' -d '{"title":"Buy milk"}' \\
    -H "Authorization: Bearer $(curl -s ${address}/auth/token \\
      -d grant_type=password -d username=ada@example.com --data-urlencode 'password=tin whistle at low tide' \\
      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')"
`
}
