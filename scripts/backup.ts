/** `npm run backup -- <file>`: writes the whole database to one file, while the service runs. */
import { backUp } from '../src/backup/backup.ts'
import { fingerprintOf } from '../src/backup/secret.ts'
import { loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { connectDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { runCommand } from '../src/start/run-command.ts'
import { existingSecrets, secretFile } from '../src/start/signing-secret.ts'

await runCommand(async () => {
  loadDotEnv()
  const [path, ...others] = process.argv.slice(2)
  if (!path || path.startsWith('-') || others.length > 0) throw new StartupError('Usage: npm run backup -- <file>')
  const config = await settleDataFolder(loadConfig())
  const { pool, place, close } = await connectDatabase(config, { applicationName: 'taskpact backup' })
  const [secret = null] = (await existingSecrets(config)) ?? []
  const rows = await backUp(pool, path, secret && fingerprintOf(secret)).finally(close)
  console.log(`Backed up all ${rows.toLocaleString('en')} rows of ${place} to ${path}.`)
  const kept = config.jwtSecrets === null ? `the file ${secretFile(config)}` : 'the value of JWT_SECRET'
  console.log(`The backup does not contain the signing secret: keep ${kept} as well, in another place.`)
})
