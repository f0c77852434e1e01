/** Starts the embedded Postgres first, loads the rest meanwhile, and stops Postgres last. */
import { startEmbeddedServer } from './embedded-server.ts'
import { requireOwnPorts } from './port.ts'
import { readConfig } from './read-config.ts'
import { stopSignal } from './stop-signal.ts'

export async function main(): Promise<void> {
  const config = await readConfig()
  requireOwnPorts(config)
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
