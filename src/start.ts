/** Starts the service: configuration, database, contract, server; and stops it in the opposite order. */
import { type Config, loadConfig, loadDotEnv } from './config.ts'
import { ContractError } from './contract/document.ts'
import { openDatabase, settleDataFolder } from './database.ts'
import { createLog } from './log.ts'
import { StartupError } from './startup-error.ts'
import { stopSignal } from './stop-signal.ts'
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
  const opening = openDatabase(config, tracing)
  const loading = import('./serve.ts')
  // Whichever fails first, the database is waited for, so that it is never left behind.
  loading.catch(() => {})
  const database = await opening
  try {
    const { serve } = await loading
    await serve({ config, database, tracing, signalled })
  } finally {
    await database.close()
  }
}
