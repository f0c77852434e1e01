/** The embedded Postgres of the configuration; apart from database.ts, so that it starts before the rest is loaded. */
import type { Config } from '../config/config.ts'
import { type EmbeddedPostgres, startEmbedded } from '../db/embedded/embedded.ts'
import { usableDefaultFolder } from '../db/embedded/postgres-process.ts'

/** The configuration with a data folder that the embedded Postgres can use, where nobody chose another. */
export async function settleDataFolder(config: Config): Promise<Config> {
  if (config.databaseUrl !== null || !config.dataFolderIsDefault) return config
  return { ...config, dataFolder: await usableDefaultFolder(config.dataFolder) }
}

/**
 * Starts it, or attaches to it; null where the configuration names another server. Throws a StartupError when it cannot.
 * `onWaiting` is called, perhaps more than once, when there is only a server to wait for.
 */
export async function startEmbeddedServer(config: Config, onWaiting = () => {}): Promise<EmbeddedPostgres | null> {
  if (config.databaseUrl !== null) return null
  return startEmbedded({ dataFolder: config.dataFolder, report: (message) => console.error(message), onWaiting })
}
