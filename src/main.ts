/** Starts the service: configuration, database, contract, server; and stops it in the opposite order. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { v7 as uuid } from 'uuid'
import { createApp } from './app.ts'
import { ensureAdmin } from './auth/admin.ts'
import { type Config, loadConfig, loadDotEnv } from './config.ts'
import { createContext } from './context.ts'
import { ContractError } from './contract/document.ts'
import { createHttpServer } from './contract/server.ts'
import { openDatabase, settleDataFolder } from './database.ts'
import { serveEventSocket } from './events/socket.ts'
import { createTicks, createWorkers } from './jobs/workers.ts'
import { createMetricsServer, type Metrics } from './metrics.ts'
import { signingSecret } from './signing-secret.ts'
import { StartupError } from './startup-error.ts'
import { gracePeriod, stopSignal } from './stop-signal.ts'

try {
  loadDotEnv()
  await start(await settleDataFolder(loadConfig()))
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof ContractError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(config: Config): Promise<void> {
  // Heard from the first moment on, so that no signal can end this process and leave a database server behind.
  const signalled = stopSignal()
  const database = await openDatabase(config)
  try {
    const secret = await signingSecret(config)
    const context = await createContext({ config, pool: database.pool, secret })
    if (config.admin) await ensureAdmin(context, config.admin)
    const metrics = await serveMetrics(context.metrics, config)
    try {
      const server = createHttpServer(await createApp(context), uuid)
      serveEventSocket(server, context, uuid)
      const address = await listen(server, config, { host: 'HOST', port: 'PORT' })
      if (config.workers) await context.jobs.work(createWorkers(context), createTicks(context))
      console.log(welcome({ address, place: database.place, metrics: metrics?.address }))

      context.log.info({ signal: await signalled }, 'stopping')
      await Promise.all([context.tail.stop(), close(server), context.jobs.stop()])
    } finally {
      await Promise.all([context.tail.stop(), context.jobs.stop()])
      metrics?.close()
    }
  } finally {
    await database.close()
  }
}

/** Lets the requests in flight end, for as long as the grace period lasts. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A connection whose request has ended stays open for the next one, unless it is closed.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), gracePeriod)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

/** Serves the metrics, if there is a port for them; answers where they are. */
async function serveMetrics(metrics: Metrics, { metricsHost: host, metricsPort: port }: Config) {
  if (port === null) return null
  const server = createMetricsServer(metrics)
  const address = await listen(server, { host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' })
  return {
    address: `${address}/metrics`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Answers the address to visit. Throws a StartupError that names the variables to change. */
async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
  variables: { host: string; port: string },
): Promise<string> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartupError(
        `Port ${port} is in use. Stop what listens there, or set ${variables.port} to another one.`,
      )
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} needs more rights. Set ${variables.port} to one above 1023.`)
    throw new StartupError(
      `Cannot listen on ${host}, port ${port} (${code}). Check ${variables.host} and ${variables.port}.`,
    )
  }
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return `http://${name}:${(server.address() as AddressInfo).port}`
}

/** What a newcomer needs next. */
function welcome({ address, place, metrics }: { address: string; place: string; metrics: string | undefined }): string {
  return `
Taskpact is ready.

  Address  ${address}
  Docs     ${address}/docs
  Data     ${place}${metrics === undefined ? '' : `\n  Metrics  ${metrics}`}

Try it (registers a user, signs in and creates a todo):

  curl -s ${address}/auth/register -H 'Content-Type: application/json' \\
    -d '{"email":"ada@example.com","password":"tin whistle at low tide","name":"Ada"}' && \\
  curl -s ${address}/todos -H 'Content-Type: application/json' -d '{"title":"Buy milk"}' \\
    -H "Authorization: Bearer $(curl -s ${address}/auth/token \\
      -d grant_type=password -d username=ada@example.com --data-urlencode 'password=tin whistle at low tide' \\
      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')"
`
}
