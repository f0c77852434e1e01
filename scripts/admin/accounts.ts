/** Commands about what the service knows of an account: its quotas, and its entries of the audit trail. */
import type { Knex } from 'knex'
import { StartupError } from '../../src/config/startup-error.ts'
import { parseQuotas, Unusable } from '../../src/config/values.ts'
import { listAuditEntries } from '../../src/features/admin/audit-queries.ts'
import { findOwnLimits } from '../../src/features/admin/queries.ts'
import { findAccount } from '../../src/features/users/queries.ts'
import type { Schemas } from '../../src/service/api.ts'
import type { Run } from './installation.ts'

/** Entries that are listed at most. */
const maxListed = 100

/** The account with an address. Throws a StartupError where there is none. */
export async function accountOf(pool: Knex, email: string) {
  const account = await findAccount(pool, email)
  if (account) return account
  throw new StartupError(`No user is registered as ${email}. Register that user first, then run this command again.`)
}

/** `todos=5` sets a limit, and `todos=default` takes it away; limits that are not named stay. */
function changedLimits(limits: Schemas['QuotaLimits'], changes: string[]): Schemas['QuotaLimits'] {
  const isDefault = (change: string) => change.endsWith('=default')
  try {
    const freed = Object.keys(parseQuotas(changes.filter(isDefault).join(',').replaceAll('=default', '=0')))
    const kept = Object.entries(limits).filter(([name]) => !freed.includes(name))
    return { ...Object.fromEntries(kept), ...parseQuotas(changes.filter((one) => !isDefault(one)).join(',')) }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    throw new StartupError(`"${changes.join(' ')}" ${error.message}.`)
  }
}

export const showQuotas: Run = async ({ pool, run }, [email = '', ...changes]) => {
  const { id: userId } = await accountOf(pool, email)
  if (changes.length > 0) {
    const limits = changedLimits((await findOwnLimits(pool, userId)) ?? {}, changes)
    await run('replaceUserQuotas', { userId, body: { limits } })
  }
  const { limits, quotas } = await run<Schemas['UserQuotas']>('getUserQuotas', { userId })
  for (const { name, used, limit, unit } of quotas)
    console.log(
      `${name.padEnd(20)} ${used} of ${limit} ${unit}${limits[name] === undefined ? '' : ', set by an admin'}`,
    )
}

export const showAudit: Run = async ({ pool }, [email]) => {
  const filter = email === undefined ? {} : { user_id: (await accountOf(pool, email)).id }
  const { rows } = await listAuditEntries(pool, filter, { limit: maxListed, skip: 0, sort: '-created_at' })
  const ids = rows.flatMap(({ user_id, actor_id }) => [user_id, actor_id]).filter((id) => id !== null)
  const known = await pool('users')
    .select('id', 'email')
    .whereIn('id', [...new Set(ids)])
  const emails = new Map(known.map((user) => [user.id, user.email]))
  const called = (id: string) => emails.get(id) ?? id
  for (const { created_at, kind, user_id, actor_id, address } of rows) {
    const by = actor_id === null || actor_id === user_id ? '' : ` by ${called(actor_id)}`
    const about = user_id === null ? 'the service' : called(user_id)
    console.log(`${created_at}  ${kind}  ${about}${by}${address === null ? '' : ` from ${address}`}`)
  }
  if (rows.length === 0) console.log('There are no entries.')
  if (rows.length === maxListed) console.log(`These are the latest ${maxListed}.`)
}
