/** Checks the dependencies of the service: one check at a time, whose result is shared for a second. */
import type { Knex } from 'knex'
import { withTimeout } from '../../db/limits/limits.ts'
import { pendingMigrations } from '../../db/migrate.ts'
import type { Schemas } from '../../service/api.ts'

/** Milliseconds within which the database must respond to count as ready; load balancers wait a few seconds. */
const timeoutMs = 2_000
/** Milliseconds for which a result is shared. Anyone may ask, as often as they like. */
const sharedMs = 1_000

/** The check that is running or was the last one, of each pool. */
const checks = new WeakMap<Knex, { at: number; readiness: Promise<Schemas['Readiness']> }>()

/** Never throws. Returns no details beyond the contract's, since anyone may call it. */
export function sharedReadiness(pool: Knex): Promise<Schemas['Readiness']> {
  const last = checks.get(pool)
  if (last && performance.now() - last.at < sharedMs) return last.readiness
  const running = { at: Number.POSITIVE_INFINITY, readiness: checkWithTimeout(pool) }
  checks.set(pool, running)
  const note = () => {
    running.at = performance.now()
  }
  // `finally` would make a promise whose rejection nothing handles, which ends the process.
  running.readiness.then(note, note)
  return running.readiness
}

async function checkWithTimeout(pool: Knex): Promise<Schemas['Readiness']> {
  return withTimeout(pool, { milliseconds: timeoutMs, wait: timeoutMs }, checkReadiness)
}

async function checkReadiness(pool: Knex): Promise<Schemas['Readiness']> {
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
