/** `taskpact backup FILE`: writes the whole database to one file, while the service runs. */
import { backUp } from '../src/backup/backup.ts'
import { fingerprintOf } from '../src/backup/secret.ts'
import { connectDatabase } from '../src/start/database.ts'
import { readConfig } from '../src/start/read-config.ts'
import { existingSecrets, secretFile } from '../src/start/signing-secret.ts'
import { readArgument } from './cli-options.ts'

export async function main(args: string[]): Promise<void> {
  const { argument: path } = readArgument('backup', args, 'FILE', {})
  const config = await readConfig({ dataExists: true })
  const { pool, place, close } = await connectDatabase(config, { applicationName: 'taskpact backup' })
  const [secret = null] = (await existingSecrets(config)) ?? []
  const rows = await backUp(pool, path, secret && fingerprintOf(secret)).finally(close)
  console.log(`Backed up all ${rows.toLocaleString('en')} rows of ${place} to ${path}.`)
  const kept = config.jwtSecrets === null ? `the file ${secretFile(config)}` : 'the value of JWT_SECRET'
  console.log(`The backup does not contain the signing secret: keep ${kept} as well, in another place.`)
}
