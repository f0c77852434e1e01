/** `npm run doctor`: names what is damaged in the database, and what to do about it. Ends with 1 where something is. */
import { loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { type Damage, findDamage } from '../src/db/invariants.ts'
import { connectDatabase } from '../src/start/database.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { runCommand } from '../src/start/run-command.ts'

/** Ids that are printed of each kind. */
const shown = 10

await runCommand(async () => {
  loadDotEnv()
  if (process.argv.length > 2) throw new StartupError('Usage: npm run doctor')
  const { pool, close } = await connectDatabase(await settleDataFolder(loadConfig()))
  const damage = await findDamage(pool).finally(close)
  for (const one of damage) console.log(textOf(one))
  if (damage.length === 0) console.log('The database is sound.')
  else process.exitCode = 1
})

function textOf({ holds, mend, ids }: Damage): string {
  const more = ids.length > shown ? `, and ${ids.length - shown} more` : ''
  return `Does not hold: ${holds}\n  ${ids.slice(0, shown).join(', ')}${more}\n  ${mend}\n`
}
