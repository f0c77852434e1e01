/** `npm run admin -- <email>` makes a registered user an admin; others are in admin-invitations.ts. */
import { loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { findAccount, promoteToAdmin } from '../src/features/users/queries.ts'
import { openDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { runCommand } from '../src/start/run-command.ts'
import { invitationCommands } from './admin-invitations.ts'

await runCommand(async () => {
  loadDotEnv()
  const [email, ...others] = process.argv.slice(2)
  const command = email && invitationCommands[email]
  if (!email || others.length > (command ? 1 : 0))
    throw new StartupError('Usage: npm run admin -- <email> | invite [<email>] | invitations | withdraw <id>')
  const config = await settleDataFolder(loadConfig())
  const database = await openDatabase(config)
  const { pool, close } = database
  try {
    if (command) return await command(database, config, others[0])
    const account = await findAccount(pool, email)
    if (!account || !(await promoteToAdmin(pool, email)))
      throw new StartupError(
        `No user is registered as ${email}. Register that user first, then run this command again.`,
      )
    console.log(`${account.email} is an admin.`)
    if (!account.is_verified)
      console.log('The address was never verified: make sure that the account belongs to the person whom you mean.')
  } finally {
    await close()
  }
})
