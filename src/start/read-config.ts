/** Reads the configuration of a command: .env, the environment, and the data folder that they lead to. */
import { type Config, loadConfig, loadDotEnv } from '../config/config.ts'
import { namesNear } from '../config/secret-files.ts'
import { StartupError } from '../config/startup-error.ts'
import { hasData } from '../db/embedded/data-folder.ts'
import { settleDataFolder } from './embedded-server.ts'

/**
 * Throws a StartupError for an unusable configuration and, with `dataExists`, where there is no embedded database yet: a
 * command that reads data must not create an empty database in a mistyped folder.
 */
export async function readConfig({ dataExists = false } = {}): Promise<Config> {
  await warnOfUnknown(loadDotEnv())
  const config = await settleDataFolder(loadConfig())
  if (dataExists && config.databaseUrl === null && !(await hasData(config.dataFolder)))
    throw new StartupError(
      `There is no data at ${config.dataFolder} (TASKPACT_DATA): name the folder of the service, or start the service first.`,
    )
  return config
}

/** Names that Node and libraries read. */
const ofOthers = /^(NODE_|OTEL_|PG|LC_|SSL_)|^(TZ|LANG|NO_COLOR|FORCE_COLOR|UV_THREADPOOL_SIZE)$/

/** Prints a warning of each name in .env that is not known: a setting with a slip has no effect. */
async function warnOfUnknown(names: string[]): Promise<void> {
  if (names.length === 0) return
  const { nearestName } = await import('../kernel/index.ts')
  for (const name of names) {
    const meant = nearestName(name, namesNear(name))
    if (meant === undefined && ofOthers.test(name)) continue
    console.error(`.env sets ${name}, which is no setting of Taskpact${meant ? `: did you mean ${meant}?` : '.'}`)
  }
}
