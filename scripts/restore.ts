/** `taskpact restore FILE [--replace]`: restores a backup into the configured database. */
import { openBackup } from '../src/backup/file.ts'
import { restore } from '../src/backup/restore.ts'
import { fingerprintOf } from '../src/backup/secret.ts'
import type { Config } from '../src/config/config.ts'
import { connectDatabase } from '../src/start/database.ts'
import { readConfig } from '../src/start/read-config.ts'
import { existingSecrets, secretFile } from '../src/start/signing-secret.ts'
import { readArgument } from './cli-options.ts'

export async function main(args: string[]): Promise<void> {
  const { argument: path, values } = readArgument('restore', args, 'FILE', { replace: { type: 'boolean' } })
  // Before a database server is started: an unusable file must not change anything.
  const backup = await openBackup(path)
  const config = await readConfig()
  const { pool, place, close } = await connectDatabase(config, { applicationName: 'taskpact restore' })
  const rows = await restore(pool, backup, { replace: values.replace === true }).finally(close)
  const { created_at, secret_fingerprint } = backup.header
  console.log(`Restored all ${rows.toLocaleString('en')} rows of ${path}, made at ${created_at}, into ${place}.`)
  const advice = await secretAdvice(config, secret_fingerprint)
  if (advice) console.log(advice)
}

/** How to bring the signing secret of the backup along; null when the configuration has it, or the backup had none. */
async function secretAdvice(config: Config, fingerprint: string | null): Promise<string | null> {
  const secrets = (await existingSecrets(config)) ?? []
  if (fingerprint === null || secrets.some((secret) => fingerprintOf(secret) === fingerprint)) return null
  const put = config.jwtSecrets === null ? `Put it at ${secretFile(config)}` : 'Set it as JWT_SECRET'
  return `The signing secret of the backup is missing here. ${put} before you start the service. With another secret all access tokens and mailed links become invalid, and webhooks cannot be signed until each gets a new secret.`
}
