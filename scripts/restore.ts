/** `npm run restore -- FILE [--replace]`: puts a backup into the database that the configuration names. */
import { openBackup } from '../src/backup/file.ts'
import { restore } from '../src/backup/restore.ts'
import { fingerprintOf } from '../src/backup/secret.ts'
import { type Config, loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { connectDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { existingSecret, secretFile } from '../src/start/signing-secret.ts'

try {
  loadDotEnv()
  const given = process.argv.slice(2)
  const replace = given.includes('--replace')
  const [path, ...others] = given.filter((argument) => argument !== '--replace')
  if (!path || path.startsWith('-') || others.length > 0)
    throw new StartupError('Which one? Write `npm run restore -- taskpact.backup`, with --replace over other data.')
  // Before a server is started: a file that cannot be used changes nothing.
  const backup = await openBackup(path)
  const config = await settleDataFolder(loadConfig())
  const { pool, place, close } = await connectDatabase(config, { applicationName: 'taskpact restore' })
  const rows = await restore(pool, backup, { replace }).finally(close)
  console.log(`${place} has all ${rows.toLocaleString('en')} rows of ${path}, of ${backup.header.created_at}.`)
  const advice = await secretAdvice(config, backup.header.secret_fingerprint)
  if (advice) console.log(advice)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** What is still missing, or null. */
async function secretAdvice(config: Config, fingerprint: string | null): Promise<string | null> {
  const secret = await existingSecret(config)
  if (fingerprint === null || (secret && fingerprintOf(secret) === fingerprint)) return null
  const put = config.jwtSecret === null ? `Put it at ${secretFile(config)}` : 'Set it as JWT_SECRET'
  return `The signing secret that belongs to the backup is not here. ${put} before you start the service: with another one access tokens end, mailed links are void, and webhooks cannot be signed until each gets a new secret.`
}
