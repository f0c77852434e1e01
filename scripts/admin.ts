/** `npm run admin -- EMAIL`: makes a registered user an admin. */
import { loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { promoteToAdmin } from '../src/features/users/queries.ts'
import { openDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'

try {
  loadDotEnv()
  const email = process.argv[2]
  if (!email) throw new StartupError('Whom? Write `npm run admin -- ada@example.com`.')
  const { pool, close } = await openDatabase(await settleDataFolder(loadConfig()))
  const user = await promoteToAdmin(pool, email).finally(close)
  if (!user) throw new StartupError(`Nobody has registered as ${email}. Register first, then run this again.`)
  console.log(`${user.email} is an admin.`)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
