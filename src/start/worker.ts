/** A process with the workers of the jobs only, beside processes that run with `WORKERS=off`. */

import type { Config } from '../config/config.ts'
import { createContext } from '../service/context.ts'
import { createLog } from '../telemetry/log.ts'
import { startTracing, type Tracing } from '../telemetry/tracing.ts'
import { announceWork } from './announce.ts'
import { openDatabase } from './database.ts'
import { serveMetrics } from './metrics-server.ts'
import { readConfig } from './read-config.ts'
import { signingSecrets } from './signing-secret.ts'
import { stopSignal } from './stop-signal.ts'
import { createTicks, createWorkers } from './workers.ts'

export async function main(): Promise<void> {
  const config = await readConfig({ dataExists: true })
  const tracing = await startTracing(config, createLog(config))
  await start(config, tracing).finally(tracing.stop)
}

async function start(config: Config, tracing: Tracing): Promise<void> {
  // Registered first, so that no signal can end this process and leave the database server running.
  const signalled = stopSignal()
  const database = await openDatabase(config, { tracing })
  try {
    const secrets = await signingSecrets(config)
    const context = await createContext({ config, pool: database.pool, secrets, tracing })
    const metrics = await serveMetrics(context.metrics, config)
    try {
      await context.jobs.work(createWorkers(context), createTicks(context))
      announceWork(context, { place: database.place, metrics: metrics?.address })
      context.log.info({ signal: await signalled }, 'stopping')
    } finally {
      await context.jobs.stop()
      metrics?.close()
    }
  } finally {
    await database.close()
  }
}
