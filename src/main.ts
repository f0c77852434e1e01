/** Starts the service: configuration, database, contract, server; and stops it in the opposite order. */
import { once } from 'node:events'
import type { Server } from 'node:http'
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
import { listen } from './listen.ts'
import { createLog } from './log.ts'
import { serveMetrics } from './metrics-server.ts'
import { signingSecret } from './signing-secret.ts'
import { StartupError } from './startup-error.ts'
import { gracePeriod, stopSignal } from './stop-signal.ts'
import { takeLeave } from './take-leave.ts'
import { startTracing, type Tracing } from './tracing.ts'

try {
  loadDotEnv()
  const config = await settleDataFolder(loadConfig())
  const tracing = await startTracing(config, createLog(config.logLevel))
  await start(config, tracing).finally(tracing.stop)
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof ContractError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(config: Config, tracing: Tracing): Promise<void> {
  // Heard from the first moment on, so that no signal can end this process and leave a database server behind.
  const signalled = stopSignal(config.shutdownDelayMs)
  const stopping = new AbortController()
  const database = await openDatabase(config, tracing)
  try {
    const secret = await signingSecret(config)
    const context = await createContext({ config, pool: database.pool, secret, tracing, stopping: stopping.signal })
    if (config.admin) await ensureAdmin(context, config.admin)
    const metrics = await serveMetrics(context.metrics, config)
    try {
      const server = createHttpServer(await createApp(context), uuid)
      serveEventSocket(server, context, uuid)
      const address = await listen(server, config, { host: 'HOST', port: 'PORT' })
      if (config.workers) await context.jobs.work(createWorkers(context), createTicks(context))
      console.log(welcome({ address, place: database.place, metrics: metrics?.address }))

      context.log.info({ signal: await signalled }, 'stopping')
      stopping.abort()
      await takeLeave(server, config.shutdownDelayMs)
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
