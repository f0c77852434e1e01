/** Starts what is started first: the embedded Postgres, and while that comes up, the rest; stops it last. */
import { type Config, loadConfig, loadDotEnv } from '../config/config.ts'
import { settleDataFolder, startEmbeddedServer } from './embedded-server.ts'
import { runCommand } from './run-command.ts'
import { stopSignal } from './stop-signal.ts'
import { growLess, keepYoung } from './v8-flags.ts'

growLess()
keepYoung()
await runCommand(async () => {
  loadDotEnv()
  await start(await settleDataFolder(loadConfig()))
})

async function start(config: Config): Promise<void> {
  // Heard from the first moment on, so that no signal can end this process and leave a database server behind.
  const signalled = stopSignal(config.shutdownDelayMs)
  // Node loads modules in one go, which takes longer than Postgres does.
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
