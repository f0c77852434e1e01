/** `taskpact admin EMAIL`: makes a registered user an admin; other commands are in admin-invitations.ts. */
import { StartupError } from '../src/config/startup-error.ts'
import { findAccount, promoteToAdmin } from '../src/features/users/queries.ts'
import { openDatabase } from '../src/start/database.ts'
import { readConfig } from '../src/start/read-config.ts'
import { invitationCommands } from './admin-invitations.ts'

export async function main([email, ...others]: string[]): Promise<void> {
  const command = email && invitationCommands[email]
  if (!email || others.length > (command ? 1 : 0))
    throw new StartupError('Usage: npm run admin -- <email> | invite [<email>] | invitations | withdraw <id>')
  const config = await readConfig({ dataExists: true })
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
}
