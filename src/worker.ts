/** Does background work and nothing else, beside processes that run with `WORKERS=off`. */
import { loadConfig, loadDotEnv } from './config.ts'
import { createContext } from './context.ts'
import { ContractError } from './contract/document.ts'
import { openDatabase, settleDataFolder } from './database.ts'
import { createTicks, createWorkers } from './jobs/workers.ts'
import { signingSecret } from './signing-secret.ts'
import { StartupError } from './startup-error.ts'
import { stopSignal } from './stop-signal.ts'

try {
  loadDotEnv()
  const config = await settleDataFolder(loadConfig())
  // Heard from the first moment on, so that no signal can end this process and leave a database server behind.
  const signalled = stopSignal()
  const database = await openDatabase(config)
  try {
    const context = await createContext({ config, pool: database.pool, secret: await signingSecret(config) })
    await context.jobs.work(createWorkers(context), createTicks(context))
    console.log(`\nTaskpact does background work on ${database.place}.\n`)
    context.log.info({ signal: await signalled }, 'stopping')
    await context.jobs.stop()
  } finally {
    await database.close()
  }
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof ContractError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
