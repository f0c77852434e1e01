/** `npm run restore -- <file> [--replace]`: restores a backup into the configured database. */
import { openBackup } from '../src/backup/file.ts'
import { restore } from '../src/backup/restore.ts'
import { fingerprintOf } from '../src/backup/secret.ts'
import { type Config, loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { connectDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { runCommand } from '../src/start/run-command.ts'
import { existingSecrets, secretFile } from '../src/start/signing-secret.ts'

const usage = `Usage: npm run restore -- <file> [--replace]

  --replace  Deletes the data that the database already has.`

await runCommand(async () => {
  loadDotEnv()
  const given = process.argv.slice(2)
  const replace = given.includes('--replace')
  const [path, ...others] = given.filter((argument) => argument !== '--replace')
  if (!path || path.startsWith('-') || others.length > 0) throw new StartupError(usage)
  // Before a database server is started: an unusable file must not change anything.
  const backup = await openBackup(path)
  const config = await settleDataFolder(loadConfig())
  const { pool, place, close } = await connectDatabase(config, { applicationName: 'taskpact restore' })
  const rows = await restore(pool, backup, { replace }).finally(close)
  const { created_at, secret_fingerprint } = backup.header
  console.log(`Restored all ${rows.toLocaleString('en')} rows of ${path}, made at ${created_at}, into ${place}.`)
  const advice = await secretAdvice(config, secret_fingerprint)
  if (advice) console.log(advice)
})

/** How to bring the signing secret of the backup along; null when the configuration has it, or the backup had none. */
async function secretAdvice(config: Config, fingerprint: string | null): Promise<string | null> {
  const secrets = (await existingSecrets(config)) ?? []
  if (fingerprint === null || secrets.some((secret) => fingerprintOf(secret) === fingerprint)) return null
  const put = config.jwtSecrets === null ? `Put it at ${secretFile(config)}` : 'Set it as JWT_SECRET'
  return `The signing secret of the backup is missing here. ${put} before you start the service. With another secret all access tokens and mailed links become invalid, and webhooks cannot be signed until each gets a new secret.`
}
