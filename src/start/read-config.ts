/** Reads the configuration of a command: .env, the environment, and the data folder that they lead to. */
import { type Config, loadConfig, loadDotEnv } from '../config/config.ts'
import { StartupError } from '../config/startup-error.ts'
import { hasData } from '../db/embedded/data-folder.ts'
import { settleDataFolder } from './embedded-server.ts'

/**
 * Throws a StartupError for an unusable configuration and, with `dataExists`, where there is no embedded database yet: a
 * command that reads data must not create an empty database in a mistyped folder.
 */
export async function readConfig({ dataExists = false } = {}): Promise<Config> {
  loadDotEnv()
  const config = await settleDataFolder(loadConfig())
  if (dataExists && config.databaseUrl === null && !(await hasData(config.dataFolder)))
    throw new StartupError(
      `There is no data at ${config.dataFolder} (TASKPACT_DATA): name the folder of the service, or start the service first.`,
    )
  return config
}
