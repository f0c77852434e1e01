/** `npm run backup -- FILE`: writes all that the database has into one file, while the service goes on working. */
import { backUp } from '../src/backup/backup.ts'
import { fingerprintOf } from '../src/backup/secret.ts'
import { loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { connectDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { existingSecret, secretFile } from '../src/start/signing-secret.ts'

try {
  loadDotEnv()
  const [path, ...others] = process.argv.slice(2)
  if (!path || path.startsWith('-') || others.length > 0)
    throw new StartupError('Where to? Write `npm run backup -- taskpact.backup`.')
  const config = await settleDataFolder(loadConfig())
  const { pool, place, close } = await connectDatabase(config, { applicationName: 'taskpact backup' })
  const secret = await existingSecret(config)
  const rows = await backUp(pool, path, secret && fingerprintOf(secret)).finally(close)
  console.log(`${path} has all ${rows.toLocaleString('en')} rows of ${place}.`)
  const kept = config.jwtSecret === null ? `the file ${secretFile(config)}` : 'the value of JWT_SECRET'
  console.log(`The signing secret is not in it: keep ${kept} as well, in another place.`)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
