/** `taskpact admin EMAIL`: makes a registered user an admin. */
import { StartupError } from '../src/config/startup-error.ts'
import { findAccount, promoteToAdmin } from '../src/features/users/queries.ts'
import { openDatabase } from '../src/start/database.ts'
import { readConfig } from '../src/start/read-config.ts'
import { readArgument } from './cli-options.ts'

export async function main(args: string[]): Promise<void> {
  const { argument: email } = readArgument('admin', args, 'EMAIL', {})
  const { pool, close } = await openDatabase(await readConfig({ dataExists: true }))
  try {
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
