/** Checks the dependencies of the service. */
import type { Knex } from 'knex'
import { pendingMigrations } from '../../db/migrate.ts'
import type { Schemas } from '../../service/api.ts'

/** Never throws. Returns no details beyond the contract's, since anyone may call it. */
export async function checkReadiness(pool: Knex): Promise<Schemas['Readiness']> {
  const [database, migrations] = await Promise.all([checkDatabase(pool), checkMigrations(pool)])
  const ready = database.status === 'ok' && migrations.status === 'ok'
  return { status: ready ? 'ready' : 'not_ready', checks: { database, migrations } }
}

type Check = Schemas['ReadinessCheck']

const silent: Check = { status: 'failed', message: 'The database does not respond.' }

/** A standby before its promotion responds, but takes no writes. */
const readOnly: Check = { status: 'failed', message: 'The database is read-only.' }

async function checkDatabase(pool: Knex): Promise<Check> {
  return pool.raw("select current_setting('transaction_read_only') as read_only").then(
    ({ rows }) => (rows[0].read_only === 'on' ? readOnly : { status: 'ok' }),
    () => silent,
  )
}

async function checkMigrations(pool: Knex): Promise<Check> {
  return pendingMigrations(pool).then(
    (pending) =>
      pending.length === 0
        ? { status: 'ok' }
        : { status: 'failed', message: `Migrations are pending: ${pending.length}.` },
    () => silent,
  )
}
