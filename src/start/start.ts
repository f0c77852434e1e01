/** Starts the embedded Postgres first, loads the rest meanwhile, and stops Postgres last. */
import { type Config, loadConfig, loadDotEnv } from '../config/config.ts'
import { settleDataFolder, startEmbeddedServer } from './embedded-server.ts'
import { runCommand } from './run-command.ts'
import { stopSignal } from './stop-signal.ts'

await runCommand(async () => {
  loadDotEnv()
  await start(await settleDataFolder(loadConfig()))
})

async function start(config: Config): Promise<void> {
  // Registered first, so that no signal can end this process and leave the database server running.
  const signalled = stopSignal(config.shutdownDelayMs)
  // Loading the modules blocks for longer than Postgres takes to start, so Postgres is started before.
  const embedded = await startEmbeddedServer(config, () => void load().catch(() => {}))
  try {
    const { serve } = await load()
    await serve({ config, embedded, signalled })
  } finally {
    await embedded?.stop()
  }
}

function load() {
  return import('./serve.ts')
}
