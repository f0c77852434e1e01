/** Starts the embedded Postgres of the configuration. Imports little, so that it starts before the rest is loaded. */
import type { Config } from '../config/config.ts'
import { withSetting } from '../config/settings.ts'
import { type EmbeddedPostgres, startEmbedded } from '../db/embedded/embedded.ts'
import { usableDefaultFolder } from '../db/embedded/postgres-process.ts'

/** Replaces the default data folder by one that the embedded Postgres can use, if needed. */
export async function settleDataFolder(config: Config): Promise<Config> {
  if (config.databaseUrl !== null || !config.dataFolderIsDefault) return config
  const dataFolder = await usableDefaultFolder(config.dataFolder)
  return { ...config, dataFolder, settings: withSetting(config.settings, 'TASKPACT_DATA', dataFolder) }
}

/**
 * Starts the server, or attaches to a running one; null where the configuration names another server. Throws a
 * StartupError when it cannot. `onWaiting` is called, perhaps repeatedly, while it only waits for the server.
 */
export async function startEmbeddedServer(config: Config, onWaiting = () => {}): Promise<EmbeddedPostgres | null> {
  if (config.databaseUrl !== null) return null
  return startEmbedded({ dataFolder: config.dataFolder, report: (message) => console.error(message), onWaiting })
}
