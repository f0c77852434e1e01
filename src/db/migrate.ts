/** Brings a database to the schema that this version needs. */
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { triedAgain } from './transactions/transaction.ts'

const folder = join(import.meta.dirname, 'migrations')

/** Of the advisory lock that lets one process migrate at a time; any constant does. */
const lockKey = 7_250_301

/** Named without their ending, so that a database knows a migration whether it ran from source or from a build. */
const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(folder)
    return files.filter((file) => /^\d{4}_\w+\.(ts|js)$/.test(file)).sort()
  },
  getMigrationName: (file) => parse(file).name,
  getMigration: (file) => import(join(folder, file)),
}

/** Applies what is pending and answers the names. Processes that start together wait for one another. */
export async function migrate(pool: Knex): Promise<string[]> {
  return (await pendingMigrations(pool)).length === 0 ? [] : apply(pool, migrationSource)
}

/** Makes of an empty database what it was after the migration of a name. */
export async function migrateThrough(pool: Knex, name: string): Promise<void> {
  await apply(pool, sourceThrough(name))
}

async function apply(pool: Knex, source: Knex.MigrationSource<string>): Promise<string[]> {
  return oneAtATime(pool, async () => {
    // Whoever held Knex's own lock held ours as well, so it was killed: its transaction is gone, its mark is not.
    await pool.migrate.forceFreeMigrationsLock({ migrationSource: source })
    const before = await appliedNames(pool)
    // Whoever is at work meanwhile locks tables in other orders. What was migrated before a deadlock stays.
    await triedAgain(() => pool.migrate.latest({ migrationSource: source }))
    return (await appliedNames(pool)).filter((name) => !before.includes(name))
  })
}

function sourceThrough(name: string): Knex.MigrationSource<string> {
  return {
    ...migrationSource,
    getMigrations: async (extensions) =>
      (await migrationSource.getMigrations(extensions)).filter(
        (file) => migrationSource.getMigrationName(file) <= name,
      ),
  }
}

/** The names of the migrations of this version, in their order. */
export async function knownMigrations(): Promise<string[]> {
  return (await migrationSource.getMigrations([])).map((file) => migrationSource.getMigrationName(file))
}

/** Runs what changes the schema while no other process does. */
export async function oneAtATime<T>(pool: Knex, work: () => Promise<T>): Promise<T> {
  // The lock belongs to a transaction, not to a session, so that it holds through PgBouncer as well.
  return pool.transaction(async (lock) => {
    // Asked for again and again: a statement that waits for it would hold up whatever builds an index meanwhile.
    while (!(await lock.raw('select pg_try_advisory_xact_lock(?) as taken', [lockKey])).rows[0].taken) await sleep(100)
    return work()
  })
}

async function appliedNames(pool: Knex): Promise<string[]> {
  if (!(await pool.schema.hasTable('knex_migrations'))) return []
  return pool('knex_migrations').orderBy('id').pluck('name')
}

/** The names of the migrations that this version has and the database has not; it is only read. */
export async function pendingMigrations(pool: Knex): Promise<string[]> {
  const applied = new Set(await appliedNames(pool))
  return (await knownMigrations()).filter((name) => !applied.has(name))
}
