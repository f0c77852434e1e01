/** `taskpact doctor`: names what is damaged in the database, and what to do about it. Ends with 1 where something is. */
import { type Damage, findDamage } from '../src/db/invariants.ts'
import { connectDatabase } from '../src/start/database.ts'
import { readConfig } from '../src/start/read-config.ts'

/** Ids that are printed of each kind. */
const shown = 10

export async function main(): Promise<void> {
  const { pool, close } = await connectDatabase(await readConfig({ dataExists: true }))
  const damage = await findDamage(pool).finally(close)
  for (const one of damage) console.log(textOf(one))
  if (damage.length === 0) console.log('The database is sound.')
  else process.exitCode = 1
}

function textOf({ holds, mend, ids }: Damage): string {
  const more = ids.length > shown ? `, and ${ids.length - shown} more` : ''
  return `Does not hold: ${holds}\n  ${ids.slice(0, shown).join(', ')}${more}\n  ${mend}\n`
}
